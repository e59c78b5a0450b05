import type { BlockKind } from "../review/article.ts";
import { escapeMarkup } from "./markup.ts";
import { utf8 } from "./text-codec.ts";
import { writeZip } from "./zip.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Names of the styles that a built document has, by kind of block. */
export const STYLE_OF: Readonly<Partial<Record<BlockKind, string>>> = {
  headline: "Title",
  heading: "Heading1",
  byline: "Byline",
  dateline: "Byline",
  "list-item": "ListParagraph",
  quote: "Quote",
  caption: "Caption",
};

/** A new docx around the XML of its body, in A4 and one font; the same body always gives the same bytes. */
export function buildDocx(body: string, about: { readonly title: string; readonly isLandscape?: boolean }): Uint8Array {
  const [width, height] = about.isLandscape === true ? [16_838, 11_906] : [11_906, 16_838];
  const orientation = about.isLandscape === true ? ' w:orient="landscape"' : "";
  const section = `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"${orientation}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`;
  const parts: readonly (readonly [name: string, xml: string])[] = [
    ["[Content_Types].xml", CONTENT_TYPES],
    ["_rels/.rels", ROOT_RELATIONS],
    ["docProps/core.xml", coreProperties(about.title)],
    ["word/document.xml", `<w:document xmlns:w="${WORD}"><w:body>${body}${section}</w:body></w:document>`],
    ["word/styles.xml", STYLES],
    ["word/_rels/document.xml.rels", relations([["rId1", `${OFFICE}/styles`, "styles.xml"]])],
  ];
  return writeZip(parts.map(([name, xml]) => ({ name, bytes: utf8(HEAD + xml) })));
}

function relations(rows: readonly (readonly [id: string, type: string, target: string])[]): string {
  const all = rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

const ROOT_RELATIONS = relations([
  ["rId1", `${OFFICE}/officeDocument`, "word/document.xml"],
  ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
]);

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MIME}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${MIME}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

function coreProperties(title: string): string {
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`;
}

function style(id: string, name: string, look: string, paragraph = ""): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;
}

const STYLES = `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${[
  style("Title", "Title", '<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>'),
  style("Heading1", "heading 1", '<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>', '<w:outlineLvl w:val="0"/>'),
  style("Byline", "Byline", '<w:i/><w:color w:val="595959"/>'),
  style("ListParagraph", "List Paragraph", "", '<w:ind w:left="720"/>'),
  style("Quote", "Quote", "<w:i/>", '<w:ind w:left="720"/>'),
  style("Caption", "caption", '<w:i/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
].join("")}</w:styles>`;

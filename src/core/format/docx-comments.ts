import type { DocxDocument } from "./docx-document.ts";
import { partText, relationsName, xmlPart } from "./docx-package.ts";
import { escapeMarkup } from "./markup.ts";
import { runText } from "./docx-runs.ts";
import { attr, elements } from "./xml-query.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const COMMENTS_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const STRICT_COMMENTS_TYPE = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
const COMMENTS_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/** Parts to write so that the notes are the document's comments, after those it has; the first gets `firstId`. */
export function addComments(
  docx: DocxDocument,
  notes: readonly { readonly text: string }[],
  author: { readonly name: string; readonly date: string },
): { readonly firstId: number; readonly parts: ReadonlyMap<string, string> } {
  const parts = new Map<string, string>();
  if (notes.length === 0) return { firstId: 0, parts };
  const known = docx.relations.find((relation) => relation.type === "comments" && !relation.isExternal)?.target;
  const existing = known === undefined ? undefined : xmlPart(docx.container, known);
  if (known !== undefined && existing?.ok === true) {
    const { root, xml } = existing.value;
    const ids = elements(root, "comment").map((comment) => Number(attr(comment, "id")));
    const firstId = Math.max(-1, ...ids.filter(Number.isSafeInteger)) + 1;
    const prefix = root.name.slice(0, -root.local.length);
    const more = notes.map((note, at) => commentXml(note.text, firstId + at, { ...author, prefix })).join("");
    const isSelfClosing = root.openTo === root.to;
    const head = isSelfClosing ? `${xml.slice(0, root.openTo - 2)}>` : xml.slice(0, root.closeFrom);
    const tail = isSelfClosing ? `</${root.name}>${xml.slice(root.to)}` : xml.slice(root.closeFrom);
    parts.set(known, head + more + tail);
    return { firstId, parts };
  }
  const isStrict = docx.root.uri === STRICT_WORD;
  const name = freeName(docx);
  const all = notes.map((note, at) => commentXml(note.text, at, { ...author, prefix: "w:" })).join("");
  const uri = isStrict ? STRICT_WORD : WORD;
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  parts.set(name, `${declaration}<w:comments xmlns:w="${uri}">${all}</w:comments>`);
  addRelation(docx, parts, name, isStrict ? STRICT_COMMENTS_TYPE : COMMENTS_TYPE);
  addContentType(docx, parts, name);
  return { firstId: 0, parts };
}

function commentXml(
  text: string,
  id: number,
  { name, date, prefix }: { readonly name: string; readonly date: string; readonly prefix: string },
): string {
  const initials = [...name.matchAll(/\p{L}/gu)].filter(
    (letter) => letter.index === 0 || name[letter.index - 1] === " ",
  );
  const attributes = [
    `${prefix}id="${id}"`,
    `${prefix}author="${escapeMarkup(name)}"`,
    `${prefix}date="${date}"`,
    `${prefix}initials="${escapeMarkup(initials.map(([letter]) => letter).join(""))}"`,
  ].join(" ");
  const run = `<${prefix}r>${runText(text, prefix)}</${prefix}r>`;
  return `<${prefix}comment ${attributes}><${prefix}p>${run}</${prefix}p></${prefix}comment>`;
}

function freeName(docx: DocxDocument): string {
  const folder = docx.part.slice(0, docx.part.lastIndexOf("/") + 1);
  const names = new Set(docx.container.entries.map((entry) => entry.name));
  for (let number = 0; ; number += 1) {
    const name = `${folder}comments${number === 0 ? "" : number}.xml`;
    if (!names.has(name)) return name;
  }
}

function addRelation(docx: DocxDocument, parts: Map<string, string>, target: string, type: string): void {
  const name = relationsName(docx.part);
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONS}"></Relationships>`;
  const text = partText(docx.container, name);
  const xml = text?.ok === true ? text.value : empty;
  const ids = new Set(docx.relations.map((relation) => relation.id));
  let number = docx.relations.length + 1;
  while (ids.has(`rId${number}`)) number += 1;
  const relation = `<Relationship Id="rId${number}" Type="${type}" Target="/${target}"/>`;
  parts.set(name, appendToRoot(xml, relation));
}

function addContentType(docx: DocxDocument, parts: Map<string, string>, target: string): void {
  const name = "[Content_Types].xml";
  const text = partText(docx.container, name);
  if (text?.ok !== true) return;
  parts.set(name, appendToRoot(text.value, `<Override PartName="/${target}" ContentType="${COMMENTS_MIME}"/>`));
}

/** Puts an element at the end of a part that has been parsed before: of its last tag's content. */
function appendToRoot(xml: string, element: string): string {
  const close = xml.lastIndexOf("</");
  if (close >= 0) {
    const prefix = /^<\/([\w.-]+:)?/u.exec(xml.slice(close))?.[1] ?? "";
    return xml.slice(0, close) + (prefix === "" ? element : element.replace("<", `<${prefix}`)) + xml.slice(close);
  }
  const slash = xml.lastIndexOf("/>");
  const name = /<([\w.:-]+)(?=[^<]*\/>\s*$)/u.exec(xml)?.[1] ?? "Relationships";
  return `${xml.slice(0, slash)}>${element}</${name}>${xml.slice(slash + 2)}`;
}

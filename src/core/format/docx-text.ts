import type { BlockKind } from "../review/article.ts";
import type { XmlElement } from "./xml.ts";
import { attr, child, childAt, descendants, elements, textOf } from "./xml-query.ts";

/** An element of a run that stands for text: `w:t`, or a tab, break or special hyphen. */
export interface DocxPiece {
  readonly element: XmlElement;
  readonly run: XmlElement;
  readonly text: string;
}

/** A paragraph with the pieces its text is made of; everything else in it (images, notes, fields, bookmarks) has no text. */
export interface DocxParagraph {
  readonly element: XmlElement;
  readonly pieces: readonly DocxPiece[];
  readonly text: string;
  /** Index of the earlier paragraph that this one repeats for programs that cannot show that one. */
  readonly copyOf?: number;
}

/** Every paragraph of a part whose revisions are resolved, in document order: cells and text boxes too. */
export function docxParagraphs(root: XmlElement): readonly DocxParagraph[] {
  const found: { element: XmlElement; pieces: DocxPiece[] }[] = [];
  collect(root, undefined, found);
  const order = new Map(found.map(({ element }, at) => [element, at]));
  const paragraphs = found.map(({ element, pieces }) => ({
    element,
    pieces,
    text: pieces.map((p) => p.text).join(""),
  }));
  const copies = copiesOf(root, paragraphs, order);
  return paragraphs.map((paragraph, at) => {
    const copyOf = copies.get(at);
    return copyOf === undefined ? paragraph : { ...paragraph, copyOf };
  });
}

interface Found {
  readonly element: XmlElement;
  readonly pieces: DocxPiece[];
}

/** Depth is bounded by the parser, so this may recurse. */
function collect(element: XmlElement, inside: Found | undefined, found: Found[]): void {
  let paragraph = inside;
  if (element.local === "p" && isWord(element)) {
    paragraph = { element, pieces: [] };
    found.push(paragraph);
  }
  const isRun = element.local === "r" && isWord(element);
  for (const node of element.children) {
    if (node.kind === "text") continue;
    const text = isRun && paragraph !== undefined ? pieceText(node) : undefined;
    if (text === undefined) collect(node, paragraph, found);
    else paragraph?.pieces.push({ element: node, run: element, text });
  }
}

function isWord(element: XmlElement): boolean {
  return element.uri.includes("wordprocessingml");
}

/** What a child of a run says; `undefined` for what says nothing, such as a picture or a sign of a symbol font. */
function pieceText(element: XmlElement): string | undefined {
  switch (element.local) {
    case "t":
      return textOf(element);
    case "tab":
    case "ptab":
      return "\t";
    case "br":
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "\u2011";
    case "softHyphen":
      return "\u00AD";
    default:
      return undefined;
  }
}

/** Text boxes are stored twice, for new programs and for old ones; the second is recognised when it says the same. */
function copiesOf(
  root: XmlElement,
  paragraphs: readonly { readonly text: string }[],
  order: ReadonlyMap<XmlElement, number>,
): ReadonlyMap<number, number> {
  const copies = new Map<number, number>();
  const inside = (element: XmlElement): readonly number[] =>
    [...descendants(element)].flatMap((inner) => order.get(inner) ?? []);
  for (const element of descendants(root)) {
    if (element.local !== "AlternateContent") continue;
    const choice = child(element, "Choice");
    const fallback = child(element, "Fallback");
    if (choice === undefined || fallback === undefined) continue;
    const first = inside(choice);
    const second = inside(fallback);
    const isSame =
      first.length === second.length &&
      first.every((a, at) => paragraphs[a]?.text === paragraphs[second[at] ?? -1]?.text);
    if (!isSame) continue;
    second.forEach((copy, at) => copies.set(copy, first[at] ?? copy));
  }
  return copies;
}

/** What a paragraph is, by its style's name (which is English in every language of Word), its numbering and its place. */
export function docxKind(paragraph: DocxParagraph, styleNames: ReadonlyMap<string, string>): BlockKind {
  const { element } = paragraph;
  const properties = child(element, "pPr");
  const styleId = attr(child(properties ?? element, "pStyle") ?? element, "val") ?? "";
  const style = styleNames.get(styleId) ?? styleId.toLowerCase();
  if (style === "title") return "headline";
  if (/^heading ?\d|^subtitle$/u.test(style)) return "heading";
  if (style === "caption") return "caption";
  if (/quote/u.test(style)) return "quote";
  if (/^(?:byline|author)/u.test(style)) return "byline";
  if (isInCell(element)) return "table-cell";
  if (properties !== undefined && child(properties, "numPr") !== undefined) return "list-item";
  return /^list(?! table)/u.test(style) ? "list-item" : "paragraph";
}

function isInCell(element: XmlElement): boolean {
  for (let at = element.parent; at !== undefined; at = at.parent) {
    if (at.local === "txbxContent") return false;
    if (at.local === "tc") return true;
  }
  return false;
}

/** Style ids with the styles' lower-case names. */
export function styleNamesOf(styles: XmlElement | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (styles === undefined) return names;
  for (const style of elements(styles, "style")) {
    const name = attr(childAt(style, "name") ?? style, "val");
    const id = attr(style, "styleId");
    if (name !== undefined && id !== undefined) names.set(id, name.toLowerCase());
  }
  return names;
}

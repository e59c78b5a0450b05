import type { BlockKind } from "../review/article.ts";
import { err, ok, type Result } from "../result.ts";
import type { ReadDocument, ReadError } from "./document.ts";
import { type Container, openContainer, xmlPart, type XmlPart } from "./docx-package.ts";
import { type BlockText, joinBlockTexts } from "./joined.ts";
import { escapeMarkup } from "./markup.ts";
import { applySplices, type Splice } from "./splice.ts";
import { spreadText } from "./spread.ts";
import { utf8 } from "./text-codec.ts";
import type { WriteError } from "./write-error.ts";
import type { Written } from "./written.ts";
import type { XmlElement, XmlText } from "./xml.ts";
import { attr, child, childAt, descendants, elements, textOf } from "./xml-query.ts";
import { writeZip } from "./zip.ts";

const CONTENT = "content.xml";

/** What a paragraph's text is made of, at `[from, to)` of the content part. */
interface OdtPiece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface OdtParagraph {
  readonly element: XmlElement;
  readonly pieces: readonly OdtPiece[];
  readonly text: string;
}

interface OdtDocument {
  readonly container: Container;
  readonly content: XmlPart;
  readonly body: XmlElement;
  readonly paragraphs: readonly OdtParagraph[];
}

function openOdt(bytes: Uint8Array): Result<OdtDocument, ReadError> {
  const container = openContainer(bytes);
  if (!container.ok) return container;
  const content = xmlPart(container.value, CONTENT);
  if (content === undefined) return err({ code: "malformed", message: "the main part is missing", at: CONTENT });
  if (!content.ok) return content;
  const body = childAt(content.value.root, "body", "text");
  if (body === undefined) return err({ code: "unknown-format", message: "not a text document", at: CONTENT });
  const paragraphs = paragraphsOf(body, content.value.xml).filter((paragraph) => paragraph.text.trim() !== "");
  return ok({ container: container.value, content: content.value, body, paragraphs });
}

/** An OpenDocument text: its paragraphs, deletions that were tracked left out. */
export function readOdt(bytes: Uint8Array): Result<ReadDocument, ReadError> {
  const opened = openOdt(bytes);
  if (!opened.ok) return opened;
  const { paragraphs, body, container, content } = opened.value;
  if (paragraphs.length === 0) return err({ code: "no-text", message: "no paragraph with text" });
  const parents = parentStyles(content.root);
  let hasHeadline = false;
  const parts = paragraphs.map((paragraph): BlockText => {
    let kind = kindOf(paragraph.element, parents);
    if (kind === "heading" && !hasHeadline) kind = "headline";
    hasHeadline ||= kind === "headline";
    return { kind, text: paragraph.text };
  });
  const comments = [...descendants(body)].filter((element) => element.local === "annotation").map(commentOf);
  const meta = xmlPart(container, "meta.xml");
  const titled = meta?.ok === true ? childAt(meta.value.root, "meta", "title") : undefined;
  const title = titled === undefined ? "" : textOf(titled).trim();
  return ok({
    ...{ format: "odt", encoding: "utf-8", bom: false, eol: "none", ...joinBlockTexts(parts) },
    ...(title === "" ? {} : { title }),
    ...(comments.length === 0 ? {} : { comments }),
  });
}

function commentOf(annotation: XmlElement): {
  readonly author?: string;
  readonly date?: string;
  readonly text: string;
} {
  const author = child(annotation, "creator");
  const date = child(annotation, "date");
  const text = elements(annotation, "p").map(textOf).join("\n");
  return {
    text,
    ...(author === undefined ? {} : { author: textOf(author) }),
    ...(date === undefined ? {} : { date: textOf(date) }),
  };
}

/** The opened text with new paragraph texts; styles, images, tables and notes stay, tracked changes are accepted. */
export function writeOdt(
  original: Uint8Array,
  document: Written,
  texts: readonly string[],
): Result<Uint8Array, WriteError> {
  const opened = openOdt(original);
  if (!opened.ok) return err({ code: "original-mismatch", message: opened.error.message });
  const { paragraphs, content, body, container } = opened.value;
  const isSame =
    paragraphs.length === document.blocks.length &&
    document.blocks.every((block, at) => paragraphs[at]?.text === document.text.slice(block.from, block.to));
  if (!isSame) return err({ code: "original-mismatch", message: "the file's paragraphs are not those of the review" });
  const prefix = body.name.endsWith(":text") ? prefixOf(content.root) : "text:";
  const changed = paragraphs.flatMap((paragraph, at): readonly Splice[] => {
    const after = spreadText(
      paragraph.pieces.map((piece) => piece.text),
      texts[at] ?? paragraph.text,
    );
    return paragraph.pieces.flatMap(({ text, from, to }, index): readonly Splice[] => {
      const part = after[index] ?? text;
      return part === text ? [] : [{ from, to, text: odtText(part, prefix) }];
    });
  });
  const xml = applySplices(content.xml, [...changed, ...trackedMarks(body)]);
  const entries = container.entries.map((entry) =>
    entry.name === CONTENT ? { name: CONTENT, bytes: utf8(withUtf8(xml)), like: entry } : entry,
  );
  return ok(writeZip(entries));
}

function withUtf8(xml: string): string {
  return xml.replace(/^(<\?xml[^>]*?\bencoding\s*=\s*)(["'])[^"']*\2/u, "$1$2UTF-8$2");
}

const TEXT_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

function prefixOf(root: XmlElement): string {
  for (const [name, value] of root.attributes) {
    if (value === TEXT_NAMESPACE && name.startsWith("xmlns:")) return `${name.slice("xmlns:".length)}:`;
  }
  return "text:";
}

/** What was tracked becomes plain: its marks go, and with them the deleted text that is kept aside. */
function trackedMarks(body: XmlElement): readonly Splice[] {
  return [...descendants(body)]
    .filter(({ local }) => local === "tracked-changes" || /^change(?:-start|-end)?$/u.test(local))
    .map(({ from, to }) => ({ from, to, text: "" }));
}

/** Text as OpenDocument writes it: only single spaces between words are characters, other white space is elements. */
function odtText(text: string, prefix: string): string {
  const parts = text.split(/(\t|\r\n|\r|\n|^ +| {2,}| +$)/u).map((part) => {
    if (part === "\t") return `<${prefix}tab/>`;
    if (/^[\r\n]/u.test(part)) return `<${prefix}line-break/>`;
    if (/^ +$/u.test(part)) return `<${prefix}s ${prefix}c="${part.length}"/>`;
    return escapeMarkup(part);
  });
  return parts.join("");
}

/** Elements inside a paragraph that are not its text. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  "note",
  "annotation",
  "annotation-end",
  "tracked-changes",
  "ruby-text",
  "desc",
  "title",
]);

function paragraphsOf(body: XmlElement, xml: string): readonly OdtParagraph[] {
  const found: { element: XmlElement; pieces: OdtPiece[] }[] = [];
  const walk = (element: XmlElement, inside: { pieces: OdtPiece[] } | undefined): void => {
    for (const node of element.children) {
      if (node.kind === "text") {
        if (inside !== undefined) addText(inside.pieces, node, xml);
        continue;
      }
      if (NOT_TEXT.has(node.local)) continue;
      const sign = inside === undefined ? undefined : signOf(node);
      if (sign !== undefined) inside?.pieces.push({ text: sign, from: node.from, to: node.to });
      else if (node.local === "p" || node.local === "h") {
        const paragraph = { element: node, pieces: [] };
        found.push(paragraph);
        walk(node, paragraph);
      } else walk(node, inside);
    }
  };
  walk(body, undefined);
  return found.map(({ element, pieces }) => {
    const kept = trimmed(pieces);
    return { element, pieces: kept, text: kept.map((piece) => piece.text).join("") };
  });
}

function signOf(element: XmlElement): string | undefined {
  if (element.uri !== TEXT_NAMESPACE) return undefined;
  if (element.local === "tab") return "\t";
  if (element.local === "line-break") return "\n";
  if (element.local !== "s") return undefined;
  const count = Number(attr(element, "c") ?? "1");
  return " ".repeat(Number.isInteger(count) && count > 0 && count <= 1000 ? count : 1);
}

/** White space in the file counts as one space, and as none at the start of a paragraph or after another space. */
function addText(pieces: OdtPiece[], node: XmlText, xml: string): void {
  let text = node.text.replace(/[ \t\r\n]+/gu, " ");
  let { from } = node;
  const before = pieces.at(-1)?.text;
  if (text.startsWith(" ") && (before === undefined || before.endsWith(" "))) {
    text = text.slice(1);
    from += /^[ \t\r\n]*/u.exec(xml.slice(node.from, node.to))?.[0].length ?? 0;
  }
  if (text !== "") pieces.push({ text, from, to: node.to });
}

function trimmed(pieces: readonly OdtPiece[]): readonly OdtPiece[] {
  const last = pieces.at(-1);
  if (last === undefined || !/[^ ] $/u.test(last.text)) return pieces;
  return [...pieces.slice(0, -1), { ...last, text: last.text.slice(0, -1), to: last.to - 1 }];
}

/** Looks that were made in place stand in styles of their own, which name the style they come from. */
function parentStyles(root: XmlElement): ReadonlyMap<string, string> {
  const automatic = child(root, "automatic-styles");
  const parents = new Map<string, string>();
  for (const style of automatic === undefined ? [] : elements(automatic, "style")) {
    const name = attr(style, "name");
    const parent = attr(style, "parent-style-name");
    if (name !== undefined && parent !== undefined) parents.set(name, parent);
  }
  return parents;
}

function kindOf(element: XmlElement, parents: ReadonlyMap<string, string>): BlockKind {
  const own = attr(element, "style-name") ?? "";
  const style = (parents.get(own) ?? own).replaceAll("_20_", " ").toLowerCase();
  if (element.local === "h" || /^heading \d/u.test(style)) return "heading";
  if (style === "title") return "headline";
  if (style === "subtitle") return "heading";
  if (/quot/u.test(style)) return "quote";
  for (let at = element.parent; at !== undefined; at = at.parent) {
    if (at.local === "table-cell") return "table-cell";
    if (at.local === "list-item" || at.local === "list-header") return "list-item";
    if (at.local === "text-box") break;
  }
  return "paragraph";
}

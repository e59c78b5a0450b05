import { err, ok, type Result } from "../result.ts";
import { changesBetween } from "./changes.ts";
import { type DocxDocument, openDocx } from "./docx-document.ts";
import { docxTextParagraphs } from "./docx-reader.ts";
import { changeParagraph } from "./docx-runs.ts";
import type { DocxParagraph } from "./docx-text.ts";
import { applySplices } from "./splice.ts";
import { utf8 } from "./text-codec.ts";
import type { WriteError } from "./write-error.ts";
import type { Written } from "./written.ts";
import { type NewEntry, writeZip } from "./zip.ts";

/** The opened docx with new paragraph texts; styles, images, tables, notes and comments stay, tracked changes are accepted. */
export function writeDocx(
  original: Uint8Array,
  document: Written,
  blockTexts: readonly string[],
): Result<Uint8Array, WriteError> {
  const opened = openDocxOf(original, document);
  if (!opened.ok) return opened;
  const { docx, paragraphs } = opened.value;
  const splices = paragraphs.flatMap((paragraph, at) => {
    const text = blockTexts[at] ?? paragraph.text;
    return changeParagraph(docx.xml, paragraph, changesBetween(paragraph.text, text));
  });
  return ok(packDocx(docx, new Map([[docx.part, applySplices(docx.xml, splices)]])));
}

/** The document and its paragraphs with text, proved to be those that the review was made from. */
export function openDocxOf(
  original: Uint8Array,
  document: Pick<Written, "text" | "blocks">,
): Result<{ readonly docx: DocxDocument; readonly paragraphs: readonly DocxParagraph[] }, WriteError> {
  const docx = openDocx(original);
  if (!docx.ok) return err({ code: "original-mismatch", message: docx.error.message });
  const paragraphs = docxTextParagraphs(docx.value);
  const isSame =
    paragraphs.length === document.blocks.length &&
    document.blocks.every((block, at) => paragraphs[at]?.text === document.text.slice(block.from, block.to));
  if (!isSame) return err({ code: "original-mismatch", message: "the file's paragraphs are not those of the review" });
  return ok({ docx: docx.value, paragraphs });
}

/** The container again with some XML parts replaced or added; every other entry keeps its packed bytes. */
export function packDocx(docx: DocxDocument, parts: ReadonlyMap<string, string>): Uint8Array {
  const known = new Set(docx.container.entries.map((entry) => entry.name));
  const kept = docx.container.entries.map((entry): NewEntry => {
    const xml = parts.get(entry.name);
    return xml === undefined ? entry : { name: entry.name, bytes: utf8(asUtf8(xml)), like: entry };
  });
  const added = [...parts].filter(([name]) => !known.has(name));
  return writeZip([...kept, ...added.map(([name, xml]): NewEntry => ({ name, bytes: utf8(asUtf8(xml)) }))]);
}

/** Parts are written in UTF-8, whatever they were read from. */
function asUtf8(xml: string): string {
  return xml.replace(/^(<\?xml[^>]*?\bencoding\s*=\s*)(["'])[^"']*\2/u, "$1$2UTF-8$2");
}

import { err, ok, type Result } from "../result.ts";
import type { BlockKind } from "../review/article.ts";
import type { ReadDocument, ReadError } from "./document.ts";
import { joinBlockTexts } from "./joined.ts";
import { type RtfParagraph, rtfParagraphs } from "./rtf-text.ts";
import { applySplices, type Splice } from "./splice.ts";
import { spreadText } from "./spread.ts";
import type { WriteError } from "./write-error.ts";
import type { Written } from "./written.ts";

/** RTF is bytes with escapes; as one character a byte, places in it are places in the file. */
function asCharacters(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}

function openRtf(bytes: Uint8Array): Result<readonly RtfParagraph[], ReadError> {
  const paragraphs = rtfParagraphs(asCharacters(bytes));
  return paragraphs.ok ? ok(paragraphs.value.filter((paragraph) => paragraph.text.trim() !== "")) : paragraphs;
}

/** A rich text file: its paragraphs, without fields, pictures, notes, headers and footers. */
export function readRtf(bytes: Uint8Array): Result<ReadDocument, ReadError> {
  const paragraphs = openRtf(bytes);
  if (!paragraphs.ok) return paragraphs;
  if (paragraphs.value.length === 0) return err({ code: "no-text", message: "no paragraph with text" });
  const parts = paragraphs.value.map((paragraph) => ({ kind: kindOf(paragraph), text: paragraph.text }));
  return ok({ format: "rtf", encoding: "utf-8", bom: false, eol: "none", ...joinBlockTexts(parts) });
}

function kindOf({ isCell, isListItem }: RtfParagraph): BlockKind {
  if (isCell) return "table-cell";
  return isListItem ? "list-item" : "paragraph";
}

/** The opened file with new paragraph texts; everything else stays byte for byte. */
export function writeRtf(
  original: Uint8Array,
  document: Written,
  texts: readonly string[],
): Result<Uint8Array, WriteError> {
  const paragraphs = openRtf(original);
  if (!paragraphs.ok) return err({ code: "original-mismatch", message: paragraphs.error.message });
  const isSame =
    paragraphs.value.length === document.blocks.length &&
    document.blocks.every((block, at) => paragraphs.value[at]?.text === document.text.slice(block.from, block.to));
  if (!isSame) return err({ code: "original-mismatch", message: "the file's paragraphs are not those of the review" });
  const splices = paragraphs.value.flatMap(({ pieces, text }, at): readonly Splice[] => {
    const after = spreadText(
      pieces.map((piece) => piece.text),
      texts[at] ?? text,
    );
    return pieces.flatMap((piece, index): readonly Splice[] => {
      const part = after[index] ?? piece.text;
      return part === piece.text ? [] : [{ from: piece.from, to: piece.to, text: escapeRtf(part) }];
    });
  });
  const written = applySplices(asCharacters(original), splices);
  return ok(Uint8Array.from(written, (char) => char.charCodeAt(0)));
}

/** In a group of its own, so that neither the words around it nor the number of fallback characters matter. */
function escapeRtf(text: string): string {
  if (text === "") return "";
  const parts = Array.from({ length: text.length }, (_, at) => {
    const char = text[at] ?? "";
    const code = text.charCodeAt(at);
    if (char === "\\" || char === "{" || char === "}") return `\\${char}`;
    if (char === "\t") return "\\tab ";
    if (char === "\n") return "\\line ";
    if (code < 0x20) return "";
    return code < 0x80 ? char : `\\u${code > 0x7fff ? code - 0x10000 : code}?`;
  });
  return `{\\uc1 ${parts.join("")}}`;
}

import { err, ok, type Result } from "../result.ts";
import { encode } from "./encode.ts";
import { openHtml } from "./html-document.ts";
import { decodeHtml } from "./html-reader.ts";
import { xmlCharacters } from "./markup.ts";
import { applySplices, type Splice } from "./splice.ts";
import { spreadText } from "./spread.ts";
import type { WriteError } from "./write-error.ts";
import type { Written } from "./written.ts";

/** The opened page with new texts in its article; every tag, script, picture and the rest of the page stay as they were. */
export function writeHtml(
  original: Uint8Array,
  document: Written,
  texts: readonly string[],
): Result<Uint8Array, WriteError> {
  const decoded = decodeHtml(original, document.encoding);
  const page = decoded.ok ? openHtml(decoded.value.text) : decoded;
  if (!decoded.ok || !page.ok) return err({ code: "original-mismatch", message: "the page cannot be read again" });
  const { blocks } = page.value;
  const isSame =
    blocks.length === document.blocks.length &&
    document.blocks.every((block, at) => blocks[at]?.text === document.text.slice(block.from, block.to));
  if (!isSame) return err({ code: "original-mismatch", message: "the page's article is not that of the review" });
  const splices = blocks.flatMap((block, at): readonly Splice[] => {
    const before = block.pieces.map((piece) => piece.text);
    const after = spreadText(before, texts[at] ?? block.text);
    return block.pieces.flatMap((piece, index): readonly Splice[] => {
      const text = after[index] ?? piece.text;
      return text === piece.text ? [] : [{ from: piece.from, to: piece.to, text: escapeHtml(text) }];
    });
  });
  const encoding = document.writeAs ?? document.encoding;
  return ok(encodeWithReferences(applySplices(decoded.value.text, splices), encoding, document.bom));
}

/** Text as a page writes it; a new line is a break. */
function escapeHtml(text: string): string {
  return xmlCharacters(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\u00A0", "&nbsp;")
    .replace(/\r\n|\r|\n/gu, "<br>");
}

/** Bytes in an encoding; what it cannot hold is written as `&#x2192;`, which HTML and XML read as the character. */
export function encodeWithReferences(text: string, encoding: string, bom: boolean): Uint8Array {
  let rest = text;
  for (;;) {
    const bytes = encode(rest, encoding, bom);
    if (bytes.ok) return bytes.value;
    const { char } = bytes.error;
    rest = rest.replaceAll(char, `&#x${(char.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase()};`);
  }
}

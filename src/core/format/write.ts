import { err, ok, type Result } from "../result.ts";
import { writeBilingual } from "./bilingual-xml.ts";
import { decode } from "./decode.ts";
import { writeDocx } from "./docx-writer.ts";
import { encode } from "./encode.ts";
import { writeHtml } from "./html-writer.ts";
import { writeOdt } from "./odt.ts";
import { writeRtf } from "./rtf.ts";
import { writeTable } from "./table-writer.ts";
import type { WriteError } from "./write-error.ts";
import type { Written } from "./written.ts";

/**
 * The opened file again with new block texts, in its own format; everything that was not block text stays as it was.
 * `blockTexts` has one text a block of `document`, in order.
 */
export function writeClean(
  original: Uint8Array,
  document: Written,
  blockTexts: readonly string[],
): Result<Uint8Array, WriteError> {
  if (document.format === "paste") return encoded(spliceBlocks(document, blockTexts), document);
  if (document.format === "txt" || document.format === "md") return writeText(original, document, blockTexts);
  if (document.format === "html") return writeHtml(original, document, blockTexts);
  if (document.format === "xliff" || document.format === "tmx") return writeBilingual(original, document, blockTexts);
  if (document.format === "csv" || document.format === "tsv") {
    const table = writeTable(original, document, blockTexts);
    return table.ok ? encoded(table.value, document) : table;
  }
  if (document.format === "docx") return writeDocx(original, document, blockTexts);
  if (document.format === "odt") return writeOdt(original, document, blockTexts);
  if (document.format === "rtf") return writeRtf(original, document, blockTexts);
  return err({ code: "not-possible", message: `${document.format} cannot be written` });
}

function writeText(
  original: Uint8Array,
  document: Written,
  blockTexts: readonly string[],
): Result<Uint8Array, WriteError> {
  const isUnchanged = document.writeAs === undefined;
  if (
    isUnchanged &&
    document.blocks.every((block, at) => blockTexts[at] === document.text.slice(block.from, block.to))
  ) {
    return ok(original);
  }
  const decoded = decode(original, document.encoding);
  if (!decoded.ok || decoded.value.text !== document.text) {
    return err({ code: "original-mismatch", message: `the file is not the ${document.encoding} text of the review` });
  }
  return encoded(spliceBlocks(document, blockTexts), document);
}

function encoded(text: string, document: Written): Result<Uint8Array, WriteError> {
  const encoding = document.writeAs ?? document.encoding;
  const bytes = encode(text, encoding, document.bom);
  if (bytes.ok) return bytes;
  const { char } = bytes.error;
  return err({ code: "unencodable", message: `${encoding} cannot hold ${char}`, char });
}

/** The article's text with new block texts in their places; new line ends are written as the file writes its own. */
export function spliceBlocks(document: Pick<Written, "text" | "blocks" | "eol">, texts: readonly string[]): string {
  const parts: string[] = [];
  let at = 0;
  document.blocks.forEach((block, index) => {
    const old = document.text.slice(block.from, block.to);
    const text = texts[index] ?? old;
    parts.push(document.text.slice(at, block.from), text === old ? old : withLineEnds(text, document.eol));
    at = block.to;
  });
  return parts.join("") + document.text.slice(at);
}

function withLineEnds(text: string, eol: Written["eol"]): string {
  const end = eol === "crlf" ? "\r\n" : eol === "cr" ? "\r" : eol === "lf" ? "\n" : undefined;
  return end === undefined ? text : text.replace(/\r\n|\r|\n/gu, end);
}

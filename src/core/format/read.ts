import { err, type Result } from "../result.ts";
import { readBilingual } from "./bilingual-xml.ts";
import { decode } from "./decode.ts";
import { MAX_FILE_BYTES, type ReadDocument, type ReadError, type ReadOptions } from "./document.ts";
import { readDocx } from "./docx-reader.ts";
import { decodeHtml, readHtml } from "./html-reader.ts";
import { readOdt } from "./odt.ts";
import { readRtf } from "./rtf.ts";
import { sniffBytes, sniffText } from "./sniff.ts";
import { readTable } from "./table-reader.ts";
import { readText } from "./text-reader.ts";
import { readZipDirectory } from "./zip-directory.ts";

/**
 * What a file says, whatever its format: told by content first, then by name, unless `options.format` decides.
 * Pure and bounded in size and depth, not in time: untrusted files are read in a process of their own.
 */
export function readDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Result<ReadDocument, ReadError> {
  if (bytes.length === 0) return err({ code: "empty", message: "the file has no bytes" });
  if (bytes.length > MAX_FILE_BYTES) return err({ code: "too-large", message: `${bytes.length} bytes` });
  const sniffed = sniffBytes(bytes);
  if (sniffed.kind === "refused") return err(sniffed.error);
  if (sniffed.kind === "zip") return readContainer(bytes);
  if (sniffed.kind === "rtf") return readRtf(bytes);
  const decoded = decode(bytes, options.encoding);
  if (!decoded.ok) return decoded;
  const format = options.format ?? sniffText(decoded.value.text, fileName);
  if (format === "txt" || format === "md" || format === "paste") return readText(decoded.value, format);
  if (format === "csv" || format === "tsv") return readTable(decoded.value, format, options.columns);
  if (format === "xliff" || format === "tmx") return readBilingual(bytes, format, options);
  if (format === "html") {
    const page = decodeHtml(bytes, options.encoding);
    return page.ok ? readHtml(page.value) : page;
  }
  return err({ code: "unknown-format", message: `${format} is not supported` });
}

function readContainer(bytes: Uint8Array): Result<ReadDocument, ReadError> {
  const entries = readZipDirectory(bytes);
  if (!entries.ok) return entries;
  const names = new Set(entries.value.map((entry) => entry.name));
  if (names.has("[Content_Types].xml")) return readDocx(bytes);
  if (names.has("content.xml") && names.has("mimetype")) return readOdt(bytes);
  return err({ code: "unknown-format", message: "a container of an unknown kind" });
}

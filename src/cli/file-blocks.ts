import { basename } from "node:path";
import { sniffBytes, sniffText } from "../core/format/sniff.ts";
import type { Block } from "../core/review/article.ts";
import { splitBlocks } from "../core/segment/blocks.ts";
import { entryFile } from "../host/entry-file.ts";
import { createReader } from "../host/read/create-reader.ts";
import type { CliIo } from "./io.ts";
import { decodeFile, readBytes, sayUnread } from "./text-file.ts";

/** A file's text in blocks. */
export interface FileBlocks {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sourceLang?: string;
}

/**
 * Reads an article file of any format; every format but plain text and Markdown in a process of its own, for files come
 * from strangers. Says what is wrong and gives nothing where it cannot be read. An empty file has no blocks.
 */
export async function readFileBlocks(io: CliIo, path: string): Promise<FileBlocks | undefined> {
  const bytes = await readBytes(io, path);
  if (bytes === undefined) return undefined;
  if (sniffBytes(bytes).kind === "text") {
    const decoded = decodeFile(io, path, bytes);
    if (decoded === undefined) return undefined;
    const format = sniffText(decoded.text, path);
    if (format === "txt" || format === "md") return { text: decoded.text, blocks: splitBlocks(decoded.text, format) };
  }
  const read = await createReader(entryFile("host/read/read-process")).read(bytes, basename(path), {});
  if (read.ok) return read.value;
  sayUnread(io, path, read.error);
  return undefined;
}

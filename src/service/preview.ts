import type { GalleyError } from "../contract/errors.ts";
import type { ArticlePreview } from "../contract/replies.ts";
import type { ReadDocument, ReadError } from "../core/format/document.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Arrival } from "./articles.ts";
import type { Context } from "./context.ts";
import { fromReader } from "./failure.ts";

const PREVIEW_CHARACTERS = 2_000;

/** Offered beside the guess: what news sites outside UTF-8 still use, by how often it is met. */
const ENCODINGS = [
  "utf-8",
  "windows-1252",
  "windows-1256",
  "windows-1251",
  "windows-1255",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "koi8-r",
  "iso-8859-2",
  "windows-1250",
  "windows-1254",
  "utf-16le",
  "utf-16be",
] as const;

/** How a file would be read: for the choice of an encoding or of a table's columns. Makes nothing. */
export async function previewOf(context: Context, arrival: Arrival): Promise<Result<ArticlePreview, GalleyError>> {
  const read = await readForPreview(context, arrival);
  if (!read.ok) return err(fromReader(read.error, arrival.name));
  const { format, encoding, guessed, text, blocks, table } = read.value;
  return ok({
    format,
    encoding,
    guessed: guessed ?? false,
    text: text.slice(0, PREVIEW_CHARACTERS),
    encodings: [encoding, ...ENCODINGS.filter((label) => label !== encoding)],
    blocks: blocks.length,
    ...(table === undefined ? {} : { table }),
  });
}

/** A table that does not say which column holds the text is shown by its first. */
async function readForPreview(
  { reader }: Context,
  { bytes, name, options }: Arrival,
): Promise<Result<ReadDocument, ReadError>> {
  const read = await reader.read(bytes, name, options);
  const isOpen = !read.ok && read.error.code === "needs-columns";
  return isOpen ? reader.read(bytes, name, { ...options, columns: { target: 0 } }) : read;
}

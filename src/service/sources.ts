import type { GalleyError } from "../contract/errors.ts";
import type { Applied } from "../contract/replies.ts";
import { err, type Result } from "../core/result.ts";
import type { Context } from "./context.ts";
import { fromReader } from "./failure.ts";
import type { OpenReview } from "./open-reviews.ts";

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Attaches the article that this one was translated from, aligned by paragraph and sentence. */
export async function attachSource(
  context: Context,
  _review: OpenReview,
  file: File,
): Promise<Result<Applied, GalleyError>> {
  const read = await context.reader.read(file.bytes, file.name, {});
  if (!read.ok) return err(fromReader(read.error, file.name));
  return err({ code: "unknown-format" });
}

/** Takes the corrections of a bilingual table back in, by segment id. */
export async function bringBack(
  context: Context,
  _review: OpenReview,
  file: File,
): Promise<Result<Applied, GalleyError>> {
  const read = await context.reader.read(file.bytes, file.name, {});
  if (!read.ok) return err(fromReader(read.error, file.name));
  return err({ code: "unknown-format" });
}

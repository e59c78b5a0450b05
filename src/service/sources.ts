import type { GalleyError } from "../contract/errors.ts";
import type { Applied } from "../contract/replies.ts";
import { alignSource, sourceChanges } from "../core/format/align.ts";
import { mergeBilingual } from "../core/format/docx-bilingual.ts";
import { err, type Result } from "../core/result.ts";
import { editText } from "../core/review/actions.ts";
import type { Change } from "../core/review/event.ts";
import type { ReviewState } from "../core/review/state.ts";
import type { Context } from "./context.ts";
import { fromReader } from "./failure.ts";
import type { OpenReview } from "./open-reviews.ts";

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Attaches the article that this one was translated from, aligned by paragraph and sentence, as one step. */
export async function attachSource(
  context: Context,
  review: OpenReview,
  file: File,
): Promise<Result<Applied, GalleyError>> {
  const read = await context.reader.read(file.bytes, file.name, {});
  if (!read.ok) return err(fromReader(read.error, file.name));
  const changes = sourceChanges(review.state, alignSource(review.state, read.value));
  if (changes.length === 0) return err({ code: "nothing-new", at: file.name });
  return context.reviews.apply(review, { label: "source", changes });
}

/** Takes the corrections of a bilingual table back in, by segment id, as one step. */
export async function bringBack(
  context: Context,
  review: OpenReview,
  file: File,
): Promise<Result<Applied, GalleyError>> {
  const read = await context.reader.readTable(file.bytes);
  if (!read.ok) return err(fromReader(read.error, file.name));
  const table = read.value;
  if (table.review !== undefined && table.review !== review.id) return err({ code: "other-review", at: file.name });
  const { changes } = mergeBilingual(review.state, table);
  if (changes.length === 0) return err({ code: "nothing-new", at: file.name });
  return context.reviews.apply(review, { label: "import", changes: withStatuses(review.state, changes) });
}

/** A correction whose row left the status alone moves it as typing would. */
function withStatuses(state: ReviewState, changes: readonly Change[]): readonly Change[] {
  const decided = new Set(changes.flatMap((change) => (change.kind === "status" ? [change.segment] : [])));
  return changes.flatMap((change) =>
    change.kind === "text" && !decided.has(change.segment)
      ? (editText(state, change.segment, change.after)?.changes ?? [])
      : [change],
  );
}

import type { GalleyError } from "../contract/errors.ts";
import type { Replies } from "../contract/replies.ts";
import { err, ok, type Result } from "../core/result.ts";
import { carriedOver } from "../core/review/carry.ts";
import type { ReadOptions } from "../core/format/document.ts";
import type { Change } from "../core/review/event.ts";
import { createReview } from "./articles.ts";
import type { Context } from "./context.ts";
import { fromReader, fromStore } from "./failure.ts";
import type { OpenReview } from "./open-reviews.ts";

/**
 * Reads the opened bytes again in another encoding. The result is a new review; the editor's work moves to it by position
 * and the old review goes to the trash. Refused when there is work and the sentences do not fall in the same places.
 */
export async function readAgain(
  context: Context,
  review: OpenReview,
  options: Pick<ReadOptions, "encoding" | "columns">,
): Promise<Result<Replies["review.encoding"], GalleyError>> {
  const { article } = review.state;
  const original = await context.store.original(review.id);
  if (!original.ok) return err(fromStore(original.error));
  const name = article.fileName ?? "";
  const read = await context.reader.read(original.value, name, { ...options, format: article.format });
  if (!read.ok) return err(fromReader(read.error, name));
  const arrival = { name, bytes: original.value, options };
  const created = await createReview(context, arrival, read.value, await context.files.hash(original.value));
  if (!created.ok) return created;
  const opened = await context.reviews.get(created.value);
  if (!opened.ok) return opened;
  const fresh = opened.value;
  const changes = carriedOver(review.state, fresh.state);
  const carried = changes !== undefined && (changes.length === 0 || (await isApplied(context, fresh, changes)));
  if (!carried) {
    await discard(context, fresh);
    return err({ code: "would-lose-work", at: options.encoding ?? name });
  }
  await discard(context, review);
  return ok({ review: fresh.id });
}

async function isApplied({ reviews }: Context, review: OpenReview, changes: readonly Change[]): Promise<boolean> {
  const applied = await reviews.apply(review, { label: "import", changes });
  return applied.ok && applied.value.saved;
}

async function discard(context: Context, review: OpenReview): Promise<void> {
  if (await context.reviews.close(review.id)) await context.store.trash(review.id, true);
  context.news.post({ kind: "desk" });
}

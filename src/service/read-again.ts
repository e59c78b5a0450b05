import type { GalleyError } from "../contract/errors.ts";
import type { Replies } from "../contract/replies.ts";
import { err, ok, type Result } from "../core/result.ts";
import { editMany } from "../core/review/actions.ts";
import { createReview } from "./articles.ts";
import type { Context } from "./context.ts";
import { fromReader, fromStore } from "./failure.ts";
import type { OpenReview } from "./open-reviews.ts";

/**
 * Reads the opened bytes again in another encoding. The result is a new review; corrections move to it by position and
 * the old review goes to the trash. Refused when corrections exist and the sentences do not fall in the same places.
 */
export async function readAgain(
  context: Context,
  review: OpenReview,
  encoding: string,
): Promise<Result<Replies["review.encoding"], GalleyError>> {
  const { article, segments } = review.state;
  const original = await context.store.original(review.id);
  if (!original.ok) return err(fromStore(original.error));
  const name = article.fileName ?? "";
  const read = await context.reader.read(original.value, name, { encoding, format: article.format });
  if (!read.ok) return err(fromReader(read.error, name));
  const arrival = { name, bytes: original.value, options: { encoding } };
  const created = await createReview(context, arrival, read.value, await context.files.hash(original.value));
  if (!created.ok) return created;
  const opened = await context.reviews.get(created.value);
  if (!opened.ok) return opened;
  const fresh = opened.value;
  const edited = segments.flatMap((segment, index) => (segment.pe === segment.raw ? [] : [{ index, pe: segment.pe }]));
  if (edited.length > 0 && fresh.state.segments.length !== segments.length) {
    await discard(context, fresh);
    return err({ code: "would-lose-work", at: encoding });
  }
  const texts = new Map(
    edited.flatMap(({ index, pe }) => {
      const target = fresh.state.segments[index];
      return target ? [[target.id, pe] as const] : [];
    }),
  );
  const action = editMany(fresh.state, texts, "import");
  if (action) {
    const applied = await context.reviews.apply(fresh, action);
    if (!applied.ok || !applied.value.saved) {
      await discard(context, fresh);
      return err({ code: "would-lose-work", at: encoding });
    }
  }
  await discard(context, review);
  return ok({ review: fresh.id });
}

async function discard(context: Context, review: OpenReview): Promise<void> {
  if (await context.reviews.close(review.id)) await context.store.trash(review.id, true);
  context.news.post({ kind: "desk" });
}

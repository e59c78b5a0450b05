import type { GalleyError } from "../contract/errors.ts";
import type { Replies } from "../contract/replies.ts";
import { viewSchema } from "../contract/requests.ts";
import { fromBase64 } from "../contract/base64.ts";
import type { ReviewId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import { touches } from "../core/review/history.ts";
import type { Context } from "./context.ts";
import type { Caller, Handlers } from "./dispatch.ts";
import { fromStore } from "./failure.ts";
import { createMetrics } from "./metrics.ts";
import type { OpenReview } from "./open-reviews.ts";
import { previewOf } from "./preview.ts";
import { readAgain } from "./read-again.ts";
import { attachSource, bringBack } from "./sources.ts";

type ReviewMethods =
  | "review.open"
  | "review.close"
  | "review.apply"
  | "review.undo"
  | "review.redo"
  | "review.history"
  | "review.view"
  | "review.check"
  | "review.metrics"
  | "review.names"
  | "review.encoding"
  | "review.preview"
  | "review.source"
  | "review.reimport";

/** Working on one review. */
export function reviewHandlers(context: Context): Pick<Handlers, ReviewMethods> {
  const { reviews, store, flags, settings, checker } = context;
  const metrics = createMetrics();

  const withReview = async <T>(
    id: ReviewId,
    run: (review: OpenReview) => Promise<Result<T, GalleyError>>,
  ): Promise<Result<T, GalleyError>> => {
    const review = await reviews.get(id);
    return review.ok ? run(review.value) : review;
  };

  const edit = async <T>(
    id: ReviewId,
    { client }: Caller,
    run: (review: OpenReview) => Promise<Result<T, GalleyError>>,
  ): Promise<Result<T, GalleyError>> => {
    const done = await withReview(id, run);
    // A page's last edit can come after its farewell, and opens the review once more.
    if (client !== undefined && reviews.peek(id)?.pages.size === 0) void reviews.leave(id);
    return done;
  };

  /** Flags are for those who look: a caller without a name works on the text alone. */
  const showTo = async (review: OpenReview, page: string): Promise<void> => {
    const isFirst = review.pages.size === 0;
    review.pages.add(page);
    if (isFirst) flags.start(review, await settings.read());
    else flags.repeat(review.id);
  };

  return {
    "review.open": async ({ review: id }, caller) =>
      withReview(id, async (review) => {
        if (caller.client !== undefined) await showTo(review, caller.client);
        const stored = await store.readView(id);
        const view = viewSchema.safeParse(stored.ok ? (stored.value ?? {}) : {});
        return ok<Replies["review.open"]>({
          state: review.state,
          createdAt: review.createdAt,
          view: view.success ? view.data : {},
          recovered: review.recovered,
          save: review.saver.state(),
        });
      }),
    "review.close": async ({ review: id }, caller) => {
      const review = reviews.peek(id);
      if (!review) return ok({});
      if (caller.client !== undefined) review.pages.delete(caller.client);
      if (review.pages.size > 0) return ok({});
      return (await reviews.leave(id)) ? ok({}) : err(review.saver.state().problem ?? { code: "io" });
    },
    "review.apply": ({ review, action }, caller) => edit(review, caller, (open) => reviews.apply(open, action)),
    "review.undo": ({ review, steps }, caller) => edit(review, caller, (open) => reviews.undo(open, steps ?? 1)),
    "review.redo": ({ review, steps }, caller) => edit(review, caller, (open) => reviews.redo(open, steps ?? 1)),
    "review.history": ({ review, segment }) =>
      withReview(review, async ({ events }) =>
        ok({ events: segment === undefined ? [...events] : events.filter((event) => touches(event, segment)) }),
      ),
    "review.view": async ({ review, view }) => {
      const saved = await store.saveView(review, view);
      return saved.ok ? ok({}) : err(fromStore(saved.error));
    },
    "review.check": ({ review, run }) =>
      withReview(review, async (open) => {
        if (run) flags.start(open, await settings.read());
        else flags.halt(review);
        return ok({});
      }),
    "review.metrics": ({ review }) => withReview(review, async (open) => ok(metrics(open.state, open.events))),
    "review.names": ({ review }) => withReview(review, async () => ok({ names: await checker.names(review) })),
    "review.encoding": ({ review, ...options }) => withReview(review, (open) => readAgain(context, open, options)),
    "review.preview": ({ review, ...options }) =>
      withReview(review, async ({ id, state: { article } }) => {
        const original = await store.original(id);
        if (!original.ok) return err(fromStore(original.error));
        const arrival = { name: article.fileName ?? "", bytes: original.value };
        return previewOf(context, { ...arrival, options: { format: article.format, ...options } });
      }),
    "review.source": ({ review, name, data }) =>
      withReview(review, (open) => attachSource(context, open, { name, bytes: fromBase64(data) })),
    "review.reimport": ({ review, name, data }) =>
      withReview(review, (open) => bringBack(context, open, { name, bytes: fromBase64(data) })),
  };
}

import type { DeskReview } from "../contract/replies.ts";
import { err, ok } from "../core/result.ts";
import type { Context } from "./context.ts";
import type { Handlers } from "./dispatch.ts";
import { fromStore } from "./failure.ts";
import type { ReviewCard } from "./ports.ts";

type DeskMethods = "app.info" | "desk.list" | "desk.archive" | "desk.trash" | "news.next";

/** The desk: every review in one list, whatever state its files are in. */
export function deskHandlers(context: Context): Pick<Handlers, DeskMethods> {
  const { store, cards, news, reviews } = context;
  return {
    "app.info": async () => ok({ ...context.info, dialogs: context.files.askWhere !== undefined }),
    "desk.list": async () => {
      await cards.flush();
      const listed = await store.list();
      if (!listed.ok) return err(fromStore(listed.error));
      return ok({ reviews: [...listed.value].sort((a, b) => b.changedAt - a.changedAt).map(deskReview) });
    },
    "desk.archive": async ({ review, archived }) => {
      await cards.change(review, (card) => ({ ...card, archived }));
      return ok({});
    },
    "desk.trash": async ({ review, trashed }) => {
      if (!(await reviews.close(review)))
        return err(reviews.peek(review)?.saver.state().problem ?? { code: "io", at: context.info.home });
      const moved = await store.trash(review, trashed);
      news.post({ kind: "desk" });
      return moved.ok ? ok({}) : err(fromStore(moved.error));
    },
    "news.next": async ({ client, after, waitMs }) => ok(await news.next(client, after, waitMs)),
  };
}

function deskReview({ contentHash: _, trouble, ...card }: ReviewCard): DeskReview {
  return { ...card, ...(trouble === undefined ? {} : { trouble: fromStore(trouble) }) };
}

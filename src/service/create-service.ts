import type { Dispatch, News } from "../contract/replies.ts";
import type { Flag } from "../core/check/flag.ts";
import type { ReviewId, SegmentId } from "../core/ids.ts";
import { articleHandlers } from "./articles.ts";
import { createDeskCards } from "./desk-cards.ts";
import { deskHandlers } from "./desk.ts";
import { createDispatch, type Handlers } from "./dispatch.ts";
import { exportHandlers } from "./exports.ts";
import { createFlagKeeper } from "./flag-keeper.ts";
import { createNewsBoard } from "./news.ts";
import { createOpenings } from "./openings.ts";
import { createOpenReviews } from "./open-reviews.ts";
import type { Context, ServiceOptions } from "./context.ts";
import type { Reopened } from "./ports.ts";
import { takeReopened } from "./reopened.ts";
import { reviewHandlers } from "./reviews.ts";
import { settingsHandlers } from "./settings-handlers.ts";
import { createSettingsKeeper } from "./settings-keeper.ts";

export interface Service {
  readonly dispatch: Dispatch;
  /** Tells every page something that a shell knows: a file to show, a menu command. */
  announce(news: News): void;
  /** Calls `run` at every change with the number of edits that are not on disk, over all reviews. */
  onWaiting(run: (count: number) => void): void;
  /** Resolves when the checks of a review have seen every sentence. */
  checked(id: ReviewId): Promise<void>;
  /** The flags of an open review that nobody followed or dismissed, by segment; empty before the checks ran. */
  openFlags(id: ReviewId): Promise<ReadonlyMap<SegmentId, readonly Flag[]>>;
  /** The store died and found the open reviews like this when it was started again. */
  reopened(found: ReadonlyMap<ReviewId, Reopened>): void;
  /** Saves, closes every review and lets go of the store. False when some edit could not be saved. */
  dispose(): Promise<boolean>;
}

/** Builds the use cases over their ports. One service a process. */
export function createService(options: ServiceOptions): Service {
  const { store, clock, checker } = options;
  const news = createNewsBoard(clock);
  const waitingListeners: ((count: number) => void)[] = [];
  const tellWaiting = (): void => {
    const count = reviews.all().reduce((sum, review) => sum + review.saver.state().waiting, 0);
    for (const run of waitingListeners) run(count);
  };
  const settings = createSettingsKeeper(store, (error) => news.post({ kind: "trouble", error }));
  const cards = createDeskCards(store, clock, () => news.post({ kind: "desk" }));
  const flags = createFlagKeeper(checker, news, (id, done) => {
    if (done) noteCard(id);
  });
  const reviews = createOpenReviews({
    store,
    clock,
    who: async () => (await settings.read()).who || options.account,
    onSave: (review, save) => {
      news.post({ kind: "save", review, save });
      tellWaiting();
    },
    onEvents: (review, events) => {
      news.post({ kind: "events", review: review.id, events });
      noteCard(review.id);
      void settings
        .follow(events.flatMap((event) => event.changes))
        .then(() => settings.read())
        .then((current) => flags.follow(review, events, current));
    },
    onClose: (id) => flags.stop(id),
  });

  const noteCard = (id: ReviewId): void => {
    const review = reviews.peek(id);
    if (!review) return;
    cards.later(id, async () => {
      const open = flags.openCount(review.state, await settings.read());
      return { state: review.state, changedAt: review.events.at(-1)?.at, openFlags: open };
    });
  };

  settings.onChange((changed, before) => {
    news.post({ kind: "settings", settings: changed });
    // A theme, or a flag dismissed for good, is no reason to check an article again.
    if (JSON.stringify(changed.checks) === JSON.stringify(before.checks)) return;
    for (const review of reviews.all()) flags.start(review, changed);
  });
  news.onGone((page) => {
    for (const review of reviews.all())
      if (review.pages.delete(page) && review.pages.size === 0) void reviews.leave(review.id);
  });

  const context: Context = { ...options, news, settings, cards, flags, reviews, openings: createOpenings() };
  const handlers: Handlers = {
    ...deskHandlers(context),
    ...articleHandlers(context),
    ...reviewHandlers(context),
    ...exportHandlers(context),
    ...settingsHandlers(context),
  };

  return {
    dispatch: createDispatch(handlers, options.logBug),
    announce: (item) => news.post(item),
    onWaiting: (run) => void waitingListeners.push(run),
    checked: (id) => flags.finished(id),
    async openFlags(id) {
      const review = reviews.peek(id);
      return review ? flags.openFlagsOf(review.state, await settings.read()) : new Map();
    },
    reopened(found) {
      for (const [id, how] of found) {
        const review = reviews.peek(id);
        if (review) takeReopened(review, how, news);
      }
    },
    async dispose() {
      news.dispose();
      const closed = await Promise.all(reviews.all().map((review) => reviews.close(review.id)));
      await cards.flush();
      await settings.settled();
      await store.dispose();
      return closed.every(Boolean);
    },
  };
}

import type { GalleyError } from "../contract/errors.ts";
import type { Applied, RecoveryNote, SaveState } from "../contract/replies.ts";
import type { ReviewId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Action, ReviewEvent } from "../core/review/event.ts";
import { foldEvents, reduce } from "../core/review/fold.ts";
import { initialState } from "../core/review/new-review.ts";
import { refusal } from "../core/review/refusal.ts";
import type { ReviewState } from "../core/review/state.ts";
import { nextRedo, nextUndo, type Reversal } from "../core/review/undo.ts";
import { fromStore } from "./failure.ts";
import type { Clock, ReviewStore } from "./ports.ts";
import { createSaver, type Saver } from "./saver.ts";

/** A review in memory: its state, every event of it, and how far saving got. */
export interface OpenReview {
  readonly id: ReviewId;
  state: ReviewState;
  /** Event n is at index n − 1. */
  readonly events: ReviewEvent[];
  readonly recovered: readonly RecoveryNote[];
  readonly saver: Saver;
  /** Pages that show it now. */
  readonly pages: Set<string>;
}

export interface OpenReviews {
  /** The review, opened if it was not. Concurrent calls share one opening. */
  get(id: ReviewId): Promise<Result<OpenReview, GalleyError>>;
  peek(id: ReviewId): OpenReview | undefined;
  all(): readonly OpenReview[];
  /** Makes an action's changes and saves them; refused with `conflict` when they no longer fit. */
  apply(review: OpenReview, action: Action): Promise<Result<Applied, GalleyError>>;
  undo(review: OpenReview, steps: number): Promise<Result<Applied, GalleyError>>;
  redo(review: OpenReview, steps: number): Promise<Result<Applied, GalleyError>>;
  /** Lets go of a review whose edits are on disk; keeps it, answering false, while some wait. */
  close(id: ReviewId): Promise<boolean>;
}

export interface OpenReviewsOptions {
  readonly store: ReviewStore;
  readonly clock: Clock;
  readonly who: () => Promise<string>;
  readonly onSave: (id: ReviewId, save: SaveState) => void;
  /** Called after events were added to a review, before they are on disk. */
  readonly onEvents: (review: OpenReview, events: readonly ReviewEvent[]) => void;
  readonly onClose: (id: ReviewId) => void;
}

export function createOpenReviews(options: OpenReviewsOptions): OpenReviews {
  const { store, clock } = options;
  const open = new Map<ReviewId, OpenReview>();
  const opening = new Map<ReviewId, Promise<Result<OpenReview, GalleyError>>>();

  const load = async (id: ReviewId): Promise<Result<OpenReview, GalleyError>> => {
    const stored = await store.open(id);
    if (!stored.ok) return err(fromStore(stored.error));
    const { review, recovered } = stored.value;
    const opened: OpenReview = {
      id,
      state: foldEvents(initialState(review), review.events),
      events: [...review.events],
      recovered,
      saver: createSaver({ store, clock, review: id, onChange: (save) => options.onSave(id, save) }),
      pages: new Set(),
    };
    open.set(id, opened);
    return ok(opened);
  };

  // From the look at the state to the new state nothing waits: two pages' edits can never pass the same check.
  const record = async (
    review: OpenReview,
    who: string,
    entries: readonly Omit<ReviewEvent, "seq" | "at" | "who">[],
  ) => {
    const events: ReviewEvent[] = [];
    for (const entry of entries) {
      const event: ReviewEvent = { seq: review.state.seq + 1, at: clock.now(), who, ...entry };
      review.state = reduce(review.state, event);
      review.events.push(event);
      events.push(event);
    }
    options.onEvents(review, events);
    const saved = await Promise.all(events.map((event) => review.saver.save(event)));
    return ok<Applied>({ events, saved: saved.every(Boolean) });
  };

  const reverse = async (
    review: OpenReview,
    steps: number,
    label: "undo" | "redo",
  ): Promise<Result<Applied, GalleyError>> => {
    const next = label === "undo" ? nextUndo : nextRedo;
    const who = await options.who();
    const taken: ReviewEvent[] = [];
    let saved = true;
    for (let step = 0; step < steps; step += 1) {
      const reversal: Reversal | undefined = next(review.state, review.events);
      if (!reversal) break;
      const done = await record(review, who, [{ label, changes: reversal.changes, targets: reversal.targets }]);
      if (!done.ok) return done;
      taken.push(...done.value.events);
      saved &&= done.value.saved;
    }
    return taken.length === 0
      ? err({ code: label === "undo" ? "nothing-to-undo" : "nothing-to-redo" })
      : ok({ events: taken, saved });
  };

  return {
    get(id) {
      const known = open.get(id);
      if (known) return Promise.resolve(ok(known));
      const pending = opening.get(id) ?? load(id).finally(() => opening.delete(id));
      opening.set(id, pending);
      return pending;
    },
    peek: (id) => open.get(id),
    all: () => [...open.values()],
    async apply(review, action) {
      const who = await options.who();
      const reason = refusal(review.state, action.changes);
      if (reason)
        return err({
          code: reason.code === "conflict" ? "conflict" : "bad-request",
          detail: reason.detail,
          ...(reason.segment === undefined ? {} : { at: reason.segment }),
        });
      return record(review, who, [action]);
    },
    undo: (review, steps) => reverse(review, steps, "undo"),
    redo: (review, steps) => reverse(review, steps, "redo"),
    async close(id) {
      const review = open.get(id);
      if (!review) return true;
      if (!(await review.saver.settled())) return false;
      open.delete(id);
      review.saver.dispose();
      options.onClose(id);
      await store.close(id);
      return true;
    },
  };
}

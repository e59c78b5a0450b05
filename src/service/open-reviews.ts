import type { GalleyError } from "../contract/errors.ts";
import type { Applied, RecoveryNote, SaveState } from "../contract/replies.ts";
import type { ReviewId, SegmentId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Action, Change, ReviewEvent } from "../core/review/event.ts";
import { foldEvents, reduce, withoutRepeats } from "../core/review/fold.ts";
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
  readonly createdAt: number;
  state: ReviewState;
  /** Event n is at index n − 1. */
  readonly events: ReviewEvent[];
  recovered: readonly RecoveryNote[];
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
  /** The same, unless a page shows it by the time its edits are on disk. */
  leave(id: ReviewId): Promise<boolean>;
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
      createdAt: review.createdAt,
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
  ): Promise<Applied> => {
    const events: ReviewEvent[] = [];
    for (const entry of entries) {
      const event: ReviewEvent = { seq: review.state.seq + 1, at: clock.now(), who, ...entry };
      review.state = reduce(review.state, event);
      review.events.push(event);
      events.push(event);
    }
    options.onEvents(review, events);
    const saved = await Promise.all(events.map((event) => review.saver.save(event)));
    return { events, saved: saved.every(Boolean) };
  };

  /** The review as it is held now: while its caller waited it may have been closed, and opened again by another. */
  const inHand = (review: OpenReview): Promise<Result<OpenReview, GalleyError>> => {
    const known = open.get(review.id);
    return known ? Promise.resolve(ok(known)) : get(review.id);
  };

  const reverse = async (
    review: OpenReview,
    steps: number,
    label: "undo" | "redo",
  ): Promise<Result<Applied, GalleyError>> => {
    const next = label === "undo" ? nextUndo : nextRedo;
    const who = await options.who();
    const held = await inHand(review);
    if (!held.ok) return held;
    const made: Promise<Applied>[] = [];
    // Nothing waits between the steps: an edit that came in between would be taken back in place of an older one.
    for (let step = 0; step < steps; step += 1) {
      const reversal: Reversal | undefined = next(held.value.state, held.value.events);
      if (!reversal) break;
      made.push(record(held.value, who, [{ label, changes: reversal.changes, targets: reversal.targets }]));
    }
    if (made.length === 0) return err({ code: label === "undo" ? "nothing-to-undo" : "nothing-to-redo" });
    const done = await Promise.all(made);
    return ok({ events: done.flatMap(({ events }) => events), saved: done.every(({ saved }) => saved) });
  };

  const close = async (id: ReviewId, isStillWanted: (review: OpenReview) => boolean): Promise<boolean> => {
    const review = open.get(id);
    if (!review) return true;
    // What is edited while the last edits are being saved must be saved as well.
    do if (!(await review.saver.settled())) return false;
    while (review.saver.unsaved().length > 0);
    if (open.get(id) !== review || isStillWanted(review)) return true;
    open.delete(id);
    review.saver.dispose();
    options.onClose(id);
    await store.close(id);
    return true;
  };

  const get = (id: ReviewId): Promise<Result<OpenReview, GalleyError>> => {
    const known = open.get(id);
    if (known) return Promise.resolve(ok(known));
    const pending = opening.get(id) ?? load(id).finally(() => opening.delete(id));
    opening.set(id, pending);
    return pending;
  };

  return {
    get,
    peek: (id) => open.get(id),
    all: () => [...open.values()],
    async apply(review, action) {
      const who = await options.who();
      const held = await inHand(review);
      if (!held.ok) return held;
      const changes = withoutRepeats(held.value.state, action.changes);
      if (changes.length === 0 && action.changes.length > 0) return ok({ events: [], saved: true });
      const reason = refusal(held.value.state, changes);
      if (reason)
        return err({
          code: reason.code === "conflict" ? "conflict" : "bad-request",
          detail: reason.detail,
          ...(reason.segment === undefined ? {} : { at: reason.segment }),
        });
      return ok(await record(held.value, who, [joined(held.value, { ...action, changes })]));
    },
    undo: (review, steps) => reverse(review, steps, "undo"),
    redo: (review, steps) => reverse(review, steps, "redo"),
    close: (id) => close(id, () => false),
    leave: (id) => close(id, ({ pages }) => pages.size > 0),
  };
}

/** Typing goes on only where the last thing done was typing in the same sentence: what another page did is a step of its own. */
function joined({ events }: OpenReview, action: Action): Action {
  const last = events.at(-1);
  const [typed] = typedIn(action.changes);
  if (last?.label === "edit" && typed !== undefined && typedIn(last.changes).includes(typed)) return action;
  const { joins: _, ...alone } = action;
  return alone;
}

function typedIn(changes: readonly Change[]): readonly SegmentId[] {
  return changes.flatMap((change) => (change.kind === "text" ? [change.segment] : []));
}

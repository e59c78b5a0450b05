import type { ReviewEvent } from "../core/review/event.ts";
import { foldEvents, reduce } from "../core/review/fold.ts";
import { initialState } from "../core/review/new-review.ts";
import type { ReviewState } from "../core/review/state.ts";
import type { StoredReview } from "../service/ports.ts";

/** Where revisions are missing, later ones may speak of sentences that never came to be: they give way to placeholders. */
export function fittingEvents(review: StoredReview, after: readonly ReviewEvent[]): readonly ReviewEvent[] {
  let state = foldEvents(initialState(review), review.events);
  if (folded(state, after) !== undefined) return after;
  return after.map((event) => {
    const next = folded(state, [event]);
    const kept: ReviewEvent = next === undefined ? { ...event, changes: [], lost: true } : event;
    state = next ?? reduce(state, kept);
    return kept;
  });
}

/** `undefined` where the fold refuses, which it does by throwing: elsewhere such an event is a bug. */
function folded(state: ReviewState, events: readonly ReviewEvent[]): ReviewState | undefined {
  try {
    return foldEvents(state, events);
  } catch {
    return undefined;
  }
}

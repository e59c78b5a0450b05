import type { Change, ReviewEvent } from "./event.ts";
import { inverseChanges } from "./change.ts";
import type { ReviewState, Step } from "./state.ts";

/** What undoing or redoing `step` has to do: the changes to make and the events they take back. */
export interface Reversal {
  readonly step: Step;
  readonly changes: readonly Change[];
  readonly targets: readonly number[];
}

/** The newest step that undo takes back; `undefined` when there is none. `events` holds event n at index n − 1. */
export function nextUndo(state: ReviewState, events: readonly ReviewEvent[]): Reversal | undefined {
  return reversal(state.undo.at(-1), events);
}

/** The step that redo does again; `undefined` when there is none. */
export function nextRedo(state: ReviewState, events: readonly ReviewEvent[]): Reversal | undefined {
  return reversal(state.redo.at(-1), events);
}

function reversal(step: Step | undefined, events: readonly ReviewEvent[]): Reversal | undefined {
  if (!step) return undefined;
  const taken = step.events.map((seq) => {
    const event = events[seq - 1];
    if (event?.seq !== seq) throw new Error(`event ${seq} is missing`);
    return event;
  });
  return { step, changes: inverseChanges(taken), targets: step.events };
}

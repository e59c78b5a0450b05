import type { SegmentId } from "../ids.ts";
import { inverseChanges } from "./change.ts";
import type { Change, ReviewEvent } from "./event.ts";
import { withChanges } from "./fold.ts";
import type { ReviewState, StepLabel } from "./state.ts";

/** One line of a segment's history: events that typing joined are one revision. */
export interface Revision {
  /** Number of its newest event. */
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly label: StepLabel;
  readonly rule?: string;
  /** The text before and after, when the text changed. */
  readonly text?: { readonly before: string; readonly after: string };
  readonly changes: readonly Change[];
}

/** True when the event changed this segment. */
export function touches(event: ReviewEvent, id: SegmentId): boolean {
  return event.changes.some((change) => changeTouches(change, id));
}

function changeTouches(change: Change, id: SegmentId): boolean {
  if ("segment" in change) return change.segment === id;
  if (change.kind === "resegmented")
    return change.after.some((segment) => segment.id === id) || change.before.some((segment) => segment.id === id);
  return (change.kind === "dismissed" || change.kind === "restored") && change.dismissal.segment === id;
}

/** Revisions of one segment, oldest first. */
export function segmentHistory(events: readonly ReviewEvent[], id: SegmentId): readonly Revision[] {
  const revisions: Revision[] = [];
  for (const event of events) {
    const changes = event.changes.filter((change) => changeTouches(change, id));
    if (changes.length === 0) continue;
    const last = revisions.at(-1);
    const revision = revisionOf(event, changes, id);
    if (event.joins && last?.text && revision.text && last.seq === event.seq - 1)
      revisions[revisions.length - 1] = {
        ...revision,
        label: last.label,
        text: { before: last.text.before, after: revision.text.after },
        changes: [...last.changes, ...changes],
      };
    else revisions.push(revision);
  }
  return revisions;
}

function revisionOf(event: ReviewEvent, changes: readonly Change[], id: SegmentId): Revision {
  const { seq, at, who, label, rule } = event;
  const text = textOf(changes, id);
  return {
    seq,
    at,
    who,
    label,
    ...(rule === undefined ? {} : { rule }),
    ...(text === undefined ? {} : { text }),
    changes,
  };
}

function textOf(changes: readonly Change[], id: SegmentId): Revision["text"] {
  const texts = changes.filter((change) => change.kind === "text" && change.segment === id) as readonly Extract<
    Change,
    { kind: "text" }
  >[];
  const [first, last] = [texts[0], texts.at(-1)];
  return first && last ? { before: first.before, after: last.after } : undefined;
}

/** The review as it stood after event `seq` (0: the raw MT), by taking the newer `events` back; event n is at index n − 1. */
export function stateAt(state: ReviewState, events: readonly ReviewEvent[], seq: number): ReviewState {
  return { ...withChanges(state, inverseChanges(events.slice(seq, state.seq))), seq };
}

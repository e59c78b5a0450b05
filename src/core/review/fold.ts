import type { SegmentId } from "../ids.ts";
import { unreachable } from "../result.ts";
import type { Change, ReviewEvent } from "./event.ts";
import { carryIndex, segmentPosition } from "./lookup.ts";
import type { Dismissal, ReviewState, Segment, Step } from "./state.ts";

/** What a fold works on: the state's lists, copied once for a whole run of events. */
interface Draft {
  title: string;
  segments: Segment[];
  /** The list whose index still fits `segments`. */
  indexed: readonly Segment[];
  dismissals: Dismissal[];
  undo: Step[];
  redo: Step[];
  seq: number;
}

/**
 * The state after `events`, which must follow `state.seq` without a gap and fit it (see `refusal`).
 * Throws on an unknown segment: such an event should never have been recorded. O(segments + events).
 */
export function foldEvents(state: ReviewState, events: readonly ReviewEvent[]): ReviewState {
  if (events.length === 0) return state;
  const draft: Draft = {
    title: state.title,
    segments: [...state.segments],
    indexed: state.segments,
    dismissals: [...state.dismissals],
    undo: [...state.undo],
    redo: [...state.redo],
    seq: state.seq,
  };
  for (const event of events) {
    if (event.seq !== draft.seq + 1) throw new Error(`event ${event.seq} after ${draft.seq}`);
    for (const change of event.changes) applyChange(draft, change);
    draft.seq = event.seq;
    moveSteps(draft, event);
  }
  carryIndex(draft.indexed, draft.segments);
  const { indexed: _, ...rest } = draft;
  return { ...state, ...rest };
}

/** The state after one event. */
export function reduce(state: ReviewState, event: ReviewEvent): ReviewState {
  return foldEvents(state, [event]);
}

/** The state with `changes` made and nothing recorded: for a look ahead or back, never for keeping. */
export function withChanges(state: ReviewState, changes: readonly Change[]): ReviewState {
  const event: ReviewEvent = { seq: state.seq + 1, at: 0, who: "", label: "edit", changes };
  return { ...foldEvents(state, [event]), seq: state.seq, undo: state.undo, redo: state.redo };
}

function moveSteps(draft: Draft, event: ReviewEvent): void {
  if (event.label === "undo") {
    const step = draft.undo.pop();
    if (step) draft.redo.push({ ...step, events: [event.seq] });
    return;
  }
  if (event.label === "redo") {
    const step = draft.redo.pop();
    if (step) draft.undo.push({ ...step, events: [event.seq] });
    return;
  }
  draft.redo.length = 0;
  const last = draft.undo.at(-1);
  if (event.joins && last) draft.undo[draft.undo.length - 1] = { ...last, events: [...last.events, event.seq] };
  else draft.undo.push({ label: event.label, events: [event.seq], ...placeOf(event.changes) });
}

function placeOf(changes: readonly Change[]): Pick<Step, "place"> {
  const touched = new Set(changes.flatMap((change) => segmentOf(change) ?? []));
  const [segment] = touched;
  return segment === undefined ? {} : { place: { segment, count: touched.size } };
}

/** Of a cut, the sentence that both sides have. */
function segmentOf(change: Change): SegmentId | undefined {
  if ("segment" in change) return change.segment;
  if (change.kind === "resegmented") return change.after[0]?.id;
  return "dismissal" in change ? change.dismissal.segment : undefined;
}

function applyChange(draft: Draft, change: Change): void {
  switch (change.kind) {
    case "text":
      return update(draft, change.segment, (segment) => ({ ...segment, pe: change.after }));
    case "status":
      return update(draft, change.segment, (segment) => ({ ...segment, status: change.after }));
    case "comment":
      return update(draft, change.segment, ({ comment: _, ...rest }) =>
        change.after === "" ? rest : { ...rest, comment: change.after },
      );
    case "source":
      return update(draft, change.segment, ({ source: _, ...rest }) =>
        change.after === "" ? rest : { ...rest, source: change.after },
      );
    case "mark-added":
      return update(draft, change.segment, (segment) => ({ ...segment, marks: [...segment.marks, change.mark] }));
    case "mark-removed":
      return update(draft, change.segment, (segment) => ({
        ...segment,
        marks: segment.marks.filter((mark) => mark.id !== change.mark.id),
      }));
    case "dismissed":
      if (!draft.dismissals.some((other) => sameDismissal(other, change.dismissal)))
        draft.dismissals.push(change.dismissal);
      return;
    case "restored":
      draft.dismissals = draft.dismissals.filter((other) => !sameDismissal(other, change.dismissal));
      return;
    case "title":
      draft.title = change.after;
      return;
    case "resegmented":
      return resegment(draft, change.before, change.after);
    default:
      return unreachable(change);
  }
}

function update(draft: Draft, id: SegmentId, make: (segment: Segment) => Segment): void {
  const position = segmentPosition(draft.indexed, id);
  const segment = draft.segments[position];
  if (!segment) throw new Error(`no segment ${id}`);
  draft.segments[position] = make(segment);
}

function resegment(draft: Draft, before: readonly Segment[], after: readonly Segment[]): void {
  const first = before[0];
  const position = first ? segmentPosition(draft.indexed, first.id) : -1;
  if (position < 0) throw new Error("no segment to cut");
  draft.segments = [...draft.segments.slice(0, position), ...after, ...draft.segments.slice(position + before.length)];
  draft.indexed = draft.segments;
}

/** Two dismissals that silence the same flags. */
export function sameDismissal(one: Dismissal, other: Dismissal): boolean {
  return (
    one.rule === other.rule && one.words === other.words && one.scope === other.scope && one.segment === other.segment
  );
}

/** The changes without dismissals that are in force already: the same flag dismissed twice is one dismissal, undone at once. */
export function withoutRepeats(state: ReviewState, changes: readonly Change[]): readonly Change[] {
  return changes.filter(
    (change) =>
      change.kind !== "dismissed" || !state.dismissals.some((other) => sameDismissal(other, change.dismissal)),
  );
}

import type { SegmentId } from "../ids.ts";
import type { Action, Change } from "./event.ts";
import { findSegment } from "./lookup.ts";
import type { Dismissal, Mark, ReviewState, Segment, Status, StepLabel } from "./state.ts";

/** How an edit came about: typed by default, or by a suggestion of `rule`, a revert, a restore … */
export interface EditOptions {
  readonly label?: StepLabel;
  readonly rule?: string;
  /** Typing that goes on from the last event. */
  readonly joins?: boolean;
}

/** New text for one segment, with the status that follows from it; `undefined` when nothing would change. */
export function editText(
  state: ReviewState,
  id: SegmentId,
  text: string,
  options: EditOptions = {},
): Action | undefined {
  const segment = findSegment(state, id);
  if (!segment || segment.pe === text) return undefined;
  return {
    label: options.label ?? "edit",
    ...(options.rule === undefined ? {} : { rule: options.rule }),
    ...(options.joins ? { joins: true as const } : {}),
    changes: textChanges(segment, text),
  };
}

/** New texts for many segments as one step; `undefined` when nothing would change. */
export function editMany(
  state: ReviewState,
  texts: ReadonlyMap<SegmentId, string>,
  label: StepLabel,
  rule?: string,
): Action | undefined {
  const changes = [...texts].flatMap(([id, text]) => {
    const segment = findSegment(state, id);
    return segment && segment.pe !== text ? textChanges(segment, text) : [];
  });
  return changes.length === 0 ? undefined : { label, ...(rule === undefined ? {} : { rule }), changes };
}

/** Editing marks a sentence as edited, also a confirmed one; taking every edit back makes it not reviewed again. */
function textChanges(segment: Segment, text: string): readonly Change[] {
  const { id, pe, status } = segment;
  const change: Change = { kind: "text", segment: id, before: pe, after: text };
  const next = statusAfterEdit(status, text === segment.raw);
  return next === status ? [change] : [change, { kind: "status", segment: id, before: status, after: next }];
}

function statusAfterEdit(status: Status, isRaw: boolean): Status {
  if (isRaw) return status === "edited" || status === "confirmed" ? "not-reviewed" : status;
  return status === "not-reviewed" || status === "confirmed" ? "edited" : status;
}

export function revertToRaw(state: ReviewState, id: SegmentId): Action | undefined {
  const segment = findSegment(state, id);
  return segment && editText(state, id, segment.raw, { label: "revert" });
}

export function setStatus(state: ReviewState, id: SegmentId, status: Status): Action | undefined {
  const segment = findSegment(state, id);
  if (!segment || segment.status === status) return undefined;
  return {
    label: status === "confirmed" ? "confirm" : "status",
    changes: [{ kind: "status", segment: id, before: segment.status, after: status }],
  };
}

export function setComment(state: ReviewState, id: SegmentId, comment: string): Action | undefined {
  const before = findSegment(state, id)?.comment ?? "";
  if (before === comment || !findSegment(state, id)) return undefined;
  return { label: "comment", changes: [{ kind: "comment", segment: id, before, after: comment }] };
}

export function addMark(id: SegmentId, mark: Mark): Action {
  return { label: "mark", changes: [{ kind: "mark-added", segment: id, mark }] };
}

export function removeMark(id: SegmentId, mark: Mark): Action {
  return { label: "unmark", changes: [{ kind: "mark-removed", segment: id, mark }] };
}

export function dismiss(dismissals: readonly Dismissal[]): Action {
  return { label: "dismiss", changes: dismissals.map((dismissal) => ({ kind: "dismissed", dismissal })) };
}

export function restoreDismissal(dismissal: Dismissal): Action {
  return { label: "dismiss", changes: [{ kind: "restored", dismissal }] };
}

export function rename(state: ReviewState, title: string): Action | undefined {
  if (title === state.title) return undefined;
  return { label: "rename", changes: [{ kind: "title", before: state.title, after: title }] };
}

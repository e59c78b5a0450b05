import type { SegmentId } from "../ids.ts";
import { unreachable } from "../result.ts";
import type { Change } from "./event.ts";
import { sameDismissal, withChanges } from "./fold.ts";
import { findSegment, segmentPosition } from "./lookup.ts";
import type { Mark, ReviewState, Segment } from "./state.ts";

/** Why changes do not fit a state. `conflict`: something else changed the place first; `bad-change`: never valid. */
export interface Refusal {
  readonly code: "conflict" | "bad-change";
  readonly detail: string;
  readonly segment?: SegmentId;
}

/** The first reason why `changes` cannot be made on `state`, one after the other; `undefined` when they can. */
export function refusal(state: ReviewState, changes: readonly Change[]): Refusal | undefined {
  const touched = new Set<string>();
  let current = state;
  let pending: Change[] = [];
  for (const change of changes) {
    // Changes of places not yet touched are judged against one state, so that 10,000 of them cost one fold.
    const place = placeOf(change);
    if (touched.has(place) || change.kind === "resegmented") {
      current = withChanges(current, pending);
      pending = [];
      touched.clear();
    }
    const reason = refuseOne(current, change);
    if (reason) return reason;
    touched.add(place);
    pending.push(change);
    if (change.kind === "resegmented") {
      current = withChanges(current, pending);
      pending = [];
    }
  }
  return undefined;
}

function placeOf(change: Change): string {
  return "segment" in change ? `${change.kind}:${change.segment}` : change.kind;
}

function refuseOne(state: ReviewState, change: Change): Refusal | undefined {
  switch (change.kind) {
    case "dismissed":
      return undefined;
    case "restored":
      return state.dismissals.some((other) => sameDismissal(other, change.dismissal))
        ? undefined
        : { code: "conflict", detail: "that flag is not dismissed" };
    case "title":
      return change.before === state.title ? undefined : { code: "conflict", detail: "the title changed" };
    case "resegmented":
      return refuseCut(state, change.before, change.after);
    default:
      return refuseOnSegment(state, change);
  }
}

type SegmentChange = Extract<Change, { segment: SegmentId }>;

function refuseOnSegment(state: ReviewState, change: SegmentChange): Refusal | undefined {
  const segment = findSegment(state, change.segment);
  if (!segment) return { code: "conflict", detail: "that sentence is no longer there", segment: change.segment };
  const fits = (is: boolean, detail: string): Refusal | undefined =>
    is ? undefined : { code: "conflict", detail, segment: change.segment };
  switch (change.kind) {
    case "text":
      return fits(segment.pe === change.before, "the sentence was changed elsewhere");
    case "status":
      return fits(segment.status === change.before, "the status was changed elsewhere");
    case "comment":
      return fits((segment.comment ?? "") === change.before, "the comment was changed elsewhere");
    case "source":
      return fits((segment.source ?? "") === change.before, "the source was changed elsewhere");
    case "mark-added":
      return refuseMark(segment, change.mark);
    case "mark-removed":
      return fits(
        segment.marks.some((mark) => mark.id === change.mark.id),
        "that mark is no longer there",
      );
    default:
      return unreachable(change);
  }
}

function refuseMark(segment: Segment, mark: Mark): Refusal | undefined {
  const length = (mark.column === "raw" ? segment.raw : segment.pe).length;
  if (mark.from > mark.to || mark.to > length)
    return { code: "bad-change", detail: "the mark lies outside the sentence", segment: segment.id };
  return segment.marks.some((other) => other.id === mark.id)
    ? { code: "conflict", detail: "that mark is already there", segment: segment.id }
    : undefined;
}

function refuseCut(state: ReviewState, before: readonly Segment[], after: readonly Segment[]): Refusal | undefined {
  const first = before[0];
  const position = first ? segmentPosition(state.segments, first.id) : -1;
  if (position < 0 || !first) return { code: "conflict", detail: "that sentence is no longer there" };
  const same = before.every((segment, offset) => {
    const current = state.segments[position + offset];
    return current !== undefined && isSame(current, segment);
  });
  if (!same) return { code: "conflict", detail: "the sentences were changed elsewhere", segment: first.id };
  return coversSameText(state, before, after)
    ? undefined
    : { code: "bad-change", detail: "the new sentences do not cover the old ones", segment: first.id };
}

/** What is cut carries everything the sentence has, so a mark or status set elsewhere meanwhile would be lost with it. */
function isSame(current: Segment, segment: Segment): boolean {
  return (
    current.id === segment.id &&
    current.to === segment.to &&
    current.pe === segment.pe &&
    current.status === segment.status &&
    current.comment === segment.comment &&
    current.source === segment.source &&
    current.marks.length === segment.marks.length &&
    current.marks.every((mark, at) => mark.id === segment.marks[at]?.id)
  );
}

/** True when `after` covers the raw text of `before` in order, in one block, losing nothing but white space between. */
function coversSameText(state: ReviewState, before: readonly Segment[], after: readonly Segment[]): boolean {
  const start = before[0]?.from ?? 0;
  const end = before.at(-1)?.to ?? 0;
  const block = before[0]?.block;
  const kept = new Set(before.map((segment) => segment.id));
  const ids = new Set(after.map((segment) => segment.id));
  let at = start;
  for (const segment of after) {
    const raw = state.article.text.slice(segment.from, segment.to);
    if (segment.block !== block || segment.raw !== raw || segment.from >= segment.to) return false;
    if (segment.from < at || state.article.text.slice(at, segment.from).trim() !== "") return false;
    if (!kept.has(segment.id) && findSegment(state, segment.id)) return false;
    at = segment.to;
  }
  return after[0]?.from === start && at === end && ids.size === after.length && before.every((s) => s.block === block);
}

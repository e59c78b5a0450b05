import type { SegmentId } from "../ids.ts";
import type { ReviewState, Segment } from "./state.ts";

type Index = ReadonlyMap<SegmentId, number>;

// One index per list of segments, shared with the lists that edits derive from it: ids and order are the same there.
const indexes = new WeakMap<readonly Segment[], Index>();

function indexOf(segments: readonly Segment[]): Index {
  const known = indexes.get(segments);
  if (known) return known;
  const index = new Map(segments.map((segment, position) => [segment.id, position]));
  indexes.set(segments, index);
  return index;
}

/** Says that `next` has the ids of `previous` in the same order, so that its index need not be built again. */
export function carryIndex(previous: readonly Segment[], next: readonly Segment[]): void {
  const index = indexes.get(previous);
  if (index) indexes.set(next, index);
}

/** Position of a segment in `state.segments`, or -1. Constant time after the first call on a list. */
export function segmentPosition(segments: readonly Segment[], id: SegmentId): number {
  return indexOf(segments).get(id) ?? -1;
}

/** Whether two lists have the same segments in the same order, whatever their texts. O(1) where one was made from the other. */
export function haveSameCuts(before: readonly Segment[], after: readonly Segment[]): boolean {
  if (before === after || indexOf(before) === indexOf(after)) return true;
  return before.length === after.length && before.every((segment, index) => segment.id === after[index]?.id);
}

export function findSegment(state: ReviewState, id: SegmentId): Segment | undefined {
  const position = segmentPosition(state.segments, id);
  return position < 0 ? undefined : state.segments[position];
}

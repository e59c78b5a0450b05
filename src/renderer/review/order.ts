import type { SegmentId } from "../../core/ids.ts";
import type { ReviewState } from "../../core/review/state.ts";

/** Positions of the sentences that are shown, in reading order. */
export function orderOf(review: ReviewState, shown: ReadonlySet<SegmentId> | undefined): readonly number[] {
  const all = review.segments.map((_, index) => index);
  return shown === undefined ? all : all.filter((index) => shown.has(review.segments[index]?.id as SegmentId));
}

/** Rough height of a row before it is measured: near enough that the scroll bar does not jump. */
export function estimateRow(
  length: number,
  options: { readonly column: number; readonly size: number; readonly isHeadline: boolean; readonly isFirst: boolean },
): number {
  const { column, size, isHeadline, isFirst } = options;
  const letter = size * (isHeadline ? 1.27 : 1) * 0.465;
  const lines = Math.max(1, Math.ceil((length * letter) / Math.max(60, column - 4)));
  return lines * size * (isHeadline ? 1.27 * 1.35 : 1.55) + 18 + (isFirst ? 14 : 0);
}

import type { SegmentId } from "../../core/ids.ts";
import { findSegment, segmentPosition } from "../../core/review/lookup.ts";
import type { Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";

/** The active sentence as it stands, with what was typed already sent. */
export function activeSegment(session: Session): Segment | undefined {
  session.flush();
  const { active, review } = session.store.get();
  return active === undefined ? undefined : findSegment(review, active);
}

export function numberOf(session: Session, id: SegmentId): number {
  return segmentPosition(session.store.get().review.segments, id) + 1;
}

/** Makes a sentence the active one and puts the cursor into its correction. */
export function goTo(
  session: Session,
  id: SegmentId,
  place: { readonly flagAt?: number; readonly from?: number; readonly to?: number } = {},
): void {
  session.activate(id, place.flagAt ?? 0);
  session.focus(id, place.from, place.to);
}

/** Sentences that the filter shows, in reading order. */
export function shownSegments(session: Session): readonly Segment[] {
  const { review, shown } = session.store.get();
  return shown === undefined ? review.segments : review.segments.filter((segment) => shown.has(segment.id));
}

/** The first sentence after the active one that fits, going round once. */
export function nextWhere(session: Session, fits: (segment: Segment) => boolean): Segment | undefined {
  const { active } = session.store.get();
  const list = shownSegments(session);
  const start = list.findIndex((segment) => segment.id === active);
  for (let step = 1; step <= list.length; step += 1) {
    const segment = list[(start + step) % list.length];
    if (segment !== undefined && segment.id !== active && fits(segment)) return segment;
  }
  return undefined;
}

import { reviewId, type ReviewId } from "../../core/ids.ts";
import type { ReviewState, Segment } from "../../core/review/state.ts";
import { Refused, type Work } from "../work.ts";

/** The review a command names. */
export async function openState({ call }: Work, id: string): Promise<ReviewState> {
  return (await call("review.open", { review: asReviewId(id) })).state;
}

/** A review id as typed; one that cannot be an id is simply not found. */
export function asReviewId(text: string): ReviewId {
  if (!/^[\w-]{1,64}$/u.test(text)) throw new Refused({ code: "not-found", at: text });
  return reviewId(text);
}

/** A segment by its id (`s3`) or by its number in reading order (`3`). */
export function pickSegment(state: ReviewState, name: string): Segment {
  const byId = state.segments.find((segment) => segment.id === name);
  const byNumber = /^\d+$/u.test(name) ? state.segments[Number(name) - 1] : undefined;
  const segment = byId ?? byNumber;
  if (!segment) throw new Refused({ code: "not-found", at: name, detail: `no segment ${name}` });
  return segment;
}

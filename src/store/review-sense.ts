import { foldEvents } from "../core/review/fold.ts";
import { initialState } from "../core/review/new-review.ts";
import type { StoredReview } from "../service/ports.ts";

/** What no schema can say about a review that others wrote: its places lie in its text, its revisions follow from each other. Answers what does not. */
export function senselessPart(review: StoredReview): string | undefined {
  const { article, segments } = review;
  const { text, blocks } = article;
  const inText = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    from <= to && to <= text.length;
  if (!blocks.every(inText)) return "a block lies outside the text";
  const ids = new Set(segments.map((segment) => segment.id));
  if (ids.size !== segments.length) return "two segments have one id";
  for (const segment of segments) {
    if (!inText(segment) || segment.block >= blocks.length) return "a segment lies outside the article";
    if (segment.raw !== text.slice(segment.from, segment.to)) return "a segment is not the text at its place";
  }
  return misfit(review);
}

/** Why a review's revisions cannot be made on its segments, one after the other; `undefined` when they can. */
export function misfit(review: StoredReview): string | undefined {
  try {
    foldEvents(initialState(review), review.events);
    return undefined;
  } catch (error) {
    return `a revision does not fit: ${error instanceof Error ? error.message : ""}`;
  }
}

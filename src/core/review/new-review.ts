import { segmentId, type ReviewId } from "../ids.ts";
import type { Span } from "../text/span.ts";
import type { Article } from "./article.ts";
import type { ReviewState, Segment } from "./state.ts";

/** The segments of a fresh review: cuts of the article's text, numbered s1, s2 … in reading order. */
export function firstSegments(
  article: Article,
  cuts: readonly (Span & { readonly block: number; readonly source?: string })[],
): readonly Segment[] {
  return cuts.map(({ from, to, block, source }, index) => {
    const raw = article.text.slice(from, to);
    return {
      id: segmentId(`s${index + 1}`),
      block,
      from,
      to,
      raw,
      ...(source === undefined ? {} : { source }),
      pe: raw,
      status: "not-reviewed",
      marks: [],
    };
  });
}

/** The state before the first event. */
export function initialState(review: {
  readonly id: ReviewId;
  readonly title: string;
  readonly article: Article;
  readonly segments: readonly Segment[];
}): ReviewState {
  const { id, title, article, segments } = review;
  return { id, title, article, segments, dismissals: [], seq: 0, undo: [], redo: [] };
}

import { reviewId } from "../../../src/core/ids.ts";
import type { Article } from "../../../src/core/review/article.ts";
import { firstSegments, initialState } from "../../../src/core/review/new-review.ts";
import type { ReviewState } from "../../../src/core/review/state.ts";

/** A review whose blocks are the given paragraphs and whose segments are cut at "|". */
export function stateOf(...paragraphs: string[]): ReviewState {
  const texts = paragraphs.map((paragraph) => paragraph.replaceAll("|", " "));
  const blocks = texts.map((text, index) => {
    const from = texts.slice(0, index).reduce((sum, other) => sum + other.length + 2, 0);
    return { kind: "paragraph" as const, from, to: from + text.length };
  });
  const article: Article = {
    title: "t",
    format: "txt",
    encoding: "utf-8",
    bom: false,
    eol: "lf",
    text: texts.join("\n\n"),
    blocks,
  };
  const cuts = paragraphs.flatMap((paragraph, block) => {
    let from = blocks[block]?.from ?? 0;
    return paragraph.split("|").map((piece) => {
      const cut = { block, from, to: from + piece.length };
      from = cut.to + 1;
      return cut;
    });
  });
  return initialState({ id: reviewId("r1"), title: "t", article, segments: firstSegments(article, cuts) });
}

import type { Segment, ReviewState } from "../review/state.ts";

/**
 * Text of each block as it will be exported: its segments' post-edits, with what stood between them in the article.
 * A sentence that was emptied takes the space after it along, so that no double space is left.
 */
export function cleanBlocks(state: ReviewState): readonly string[] {
  return joinBlocks(state, (segment) => segment.pe);
}

/** The blocks as they arrived; equals the slices of the article that the blocks name. */
export function rawBlocks(state: ReviewState): readonly string[] {
  return state.article.blocks.map((block) => state.article.text.slice(block.from, block.to));
}

function joinBlocks(state: ReviewState, textOf: (segment: Segment) => string): readonly string[] {
  const { text, blocks } = state.article;
  const parts = blocks.map((): string[] => []);
  const reached = blocks.map((block) => block.from);
  const dropGap = blocks.map(() => false);
  for (const segment of state.segments) {
    const into = parts[segment.block];
    if (into === undefined) continue;
    const gap = text.slice(reached[segment.block], segment.from);
    const piece = textOf(segment);
    into.push(dropGap[segment.block] === true && gap.trim() === "" ? "" : gap, piece);
    dropGap[segment.block] = piece === "" && segment.raw !== "";
    reached[segment.block] = segment.to;
  }
  return blocks.map((block, at) => {
    const tail = text.slice(reached[at], block.to);
    const joined = (parts[at] ?? []).join("");
    return dropGap[at] === true ? `${joined.replace(/[ \t]+$/u, "")}${tail.trim() === "" ? "" : tail}` : joined + tail;
  });
}

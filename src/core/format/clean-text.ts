import type { Segment, ReviewState } from "../review/state.ts";
import { type Change, readableChanges } from "./changes.ts";

/**
 * Text of each block as it will be exported: its segments' post-edits, with what stood between them in the article.
 * A sentence that was emptied takes the space beside it along, so that no double space is left. A block that is a copy
 * of another says what the other says.
 */
export function cleanBlocks(state: ReviewState): readonly string[] {
  const own = partsOf(state).map((parts) => parts.map((part) => part.after).join(""));
  return state.article.blocks.map((block, at) => own[block.copyOf ?? at] ?? "");
}

/** The blocks as they arrived: the slices of the article that the blocks name. */
export function rawBlocks(state: ReviewState): readonly string[] {
  return state.article.blocks.map((block) => state.article.text.slice(block.from, block.to));
}

/** What turns each raw block into its clean text, sentence by sentence; offsets are in the block's text. */
export function blockChanges(state: ReviewState): readonly (readonly Change[])[] {
  const own = partsOf(state).map((parts) => {
    const changes: Change[] = [];
    let at = 0;
    for (const part of parts) {
      for (const { from, to, text } of readableChanges(part.before, part.after)) {
        const last = changes.at(-1);
        const touches = last !== undefined && last.to === at + from;
        if (touches) changes.pop();
        const start = touches ? last.from : at + from;
        changes.push({ from: start, to: at + to, text: (touches ? last.text : "") + text });
      }
      at += part.before.length;
    }
    return changes;
  });
  return state.article.blocks.map((block, at) => own[block.copyOf ?? at] ?? []);
}

/** A stretch of a block: a sentence, or what stands between two. */
interface Part {
  readonly before: string;
  after: string;
}

/** Gaps and sentences in turn, beginning and ending with a gap; together they are the block. */
function partsOf(state: ReviewState): readonly (readonly Part[])[] {
  const { text, blocks } = state.article;
  const segments = blocks.map((): Segment[] => []);
  for (const segment of state.segments) segments[segment.block]?.push(segment);
  return blocks.map((block, at) => {
    const parts: Part[] = [];
    let reached = block.from;
    const gapTo = (to: number): void => {
      const gap = text.slice(reached, to);
      parts.push({ before: gap, after: gap });
      reached = to;
    };
    for (const segment of segments[at] ?? []) {
      gapTo(segment.from);
      parts.push({ before: segment.raw, after: segment.pe });
      reached = segment.to;
    }
    gapTo(block.to);
    dropGapsOfEmptied(parts);
    return parts;
  });
}

function dropGapsOfEmptied(parts: readonly Part[]): void {
  for (let at = 1; at < parts.length; at += 2) {
    const sentence = parts[at];
    if (sentence === undefined || sentence.before === "" || sentence.after !== "") continue;
    const isLast = at + 2 >= parts.length;
    const gap = parts[isLast ? at - 1 : at + 1];
    if (gap !== undefined && gap.before.trim() === "") gap.after = "";
  }
}

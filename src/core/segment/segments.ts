import type { Block } from "../review/article.ts";
import type { Span } from "../text/span.ts";
import { splitSentences } from "./sentences.ts";

/** One sentence of an article: `[from, to)` in the whole text. */
export interface SegmentSpan extends Span {
  /** Index of its block. */
  readonly block: number;
  readonly source?: string;
}

/**
 * The segments of an article's blocks, in order. A block that came with its source, and code, is one segment: sentences of
 * two languages seldom end in the same places, and code has none. A copy of another
 * block has none of its own.
 */
export function segmentBlocks(text: string, blocks: readonly Block[]): readonly SegmentSpan[] {
  return blocks.flatMap((block, index): readonly SegmentSpan[] => {
    if (block.copyOf !== undefined) return [];
    if (block.source !== undefined) return [{ block: index, from: block.from, to: block.to, source: block.source }];
    if (block.kind === "code") return [{ block: index, from: block.from, to: block.to }];
    return splitSentences(text.slice(block.from, block.to)).map(({ from, to }) => ({
      block: index,
      from: block.from + from,
      to: block.from + to,
    }));
  });
}

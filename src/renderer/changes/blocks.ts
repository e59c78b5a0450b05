import type { BlockKind } from "../../core/review/article.ts";
import type { ReviewState, Segment } from "../../core/review/state.ts";

/** One paragraph of the page: its sentences and the white space that stands after each. */
export interface PageBlock {
  readonly key: number;
  readonly kind: BlockKind;
  readonly parts: readonly { readonly segment: Segment; readonly gap: string }[];
}

/** Puts sentences back into their blocks, with the spaces that stood between them. O(segments). */
export function pageBlocks({ segments, article }: ReviewState): readonly PageBlock[] {
  const blocks: { key: number; kind: BlockKind; parts: { segment: Segment; gap: string }[] }[] = [];
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    const gap = next?.block === segment.block ? article.text.slice(segment.to, next.from).replace(/\s+/gu, " ") : "";
    const last = blocks.at(-1);
    if (last?.key === segment.block) last.parts.push({ segment, gap });
    else
      blocks.push({
        key: segment.block,
        kind: article.blocks[segment.block]?.kind ?? "paragraph",
        parts: [{ segment, gap }],
      });
  }
  return blocks;
}

/** How many blocks of a long article are rendered at first, and with each idle moment. */
export const BLOCK_STEPS = { first: 60, more: 200 };

import type { CheckSegment } from "../core/check/engine.ts";
import { splitBlocks } from "../core/segment/blocks.ts";
import { segmentBlocks } from "../core/segment/segments.ts";

/** A segment with the place of its first character in the file's text. */
export interface PlacedSegment extends CheckSegment {
  readonly from: number;
}

/** The sentences of a text file as the checks take them. */
export function fileSegments(text: string, format: "txt" | "md"): readonly PlacedSegment[] {
  const blocks = splitBlocks(text, format);
  return segmentBlocks(text, blocks).map(({ from, to, block }, at) => ({
    id: String(at),
    from,
    text: text.slice(from, to),
    kind: blocks[block]?.kind ?? "paragraph",
    block,
  }));
}

import type { CheckSegment } from "../core/check/engine.ts";
import { segmentBlocks } from "../core/segment/segments.ts";
import type { FileBlocks } from "./file-blocks.ts";

/** A segment with the place of its first character in the file's text. */
export interface PlacedSegment extends CheckSegment {
  readonly from: number;
}

/** The sentences of a file as the checks take them. */
export function fileSegments({ text, blocks }: FileBlocks): readonly PlacedSegment[] {
  return segmentBlocks(text, blocks).map(({ from, to, block, source }, at) => ({
    id: String(at),
    from,
    text: text.slice(from, to),
    kind: blocks[block]?.kind ?? "paragraph",
    block,
    ...(source === undefined ? {} : { source }),
  }));
}

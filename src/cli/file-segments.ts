import type { CheckSegment } from "../core/check/engine.ts";

/** A segment with the place of its first character in the file's text. */
export interface PlacedSegment extends CheckSegment {
  readonly from: number;
}

/** The lines of a plain text as segments; the first one without a full stop is the headline. */
export function fileSegments(text: string): readonly PlacedSegment[] {
  return [...text.matchAll(/[^\r\n]*\S[^\r\n]*/gu)].map((match, at) => ({
    id: String(at),
    from: match.index,
    text: match[0],
    kind: at === 0 && !/[.!?]["”’)]*\s*$/u.test(match[0]) ? "headline" : "paragraph",
    block: at,
  }));
}

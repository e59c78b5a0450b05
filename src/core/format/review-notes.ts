import type { ReviewState, Segment } from "../review/state.ts";
import { markInWords } from "./export-marks.ts";

/** Something the editor said about a sentence, for formats that have comments. Offsets are in the raw text of the block. */
export interface ReviewNote {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const STATUS_WORDS: Readonly<Partial<Record<Segment["status"], string>>> = {
  "needs-work": "Needs work",
  "needs-source": "Needs source check",
};

/** Comments, marks and open questions of a review, in the order of the text. */
export function reviewNotes(state: ReviewState): readonly ReviewNote[] {
  return state.segments.flatMap((segment): readonly ReviewNote[] => {
    const block = state.article.blocks[segment.block];
    if (block === undefined) return [];
    const whole = { block: segment.block, from: segment.from - block.from, to: segment.to - block.from };
    const said = [STATUS_WORDS[segment.status] ?? "", segment.comment ?? ""].filter((part) => part !== "").join(": ");
    const own = said === "" ? [] : [{ ...whole, text: said }];
    const marks = segment.marks.map((mark): ReviewNote => {
      const text = markInWords(mark, segment);
      if (mark.column === "pe") return { ...whole, text };
      return { ...whole, from: whole.from + mark.from, to: whole.from + mark.to, text };
    });
    return [...own, ...marks];
  });
}

import type { SegmentId } from "../ids.ts";
import type { Dismissal } from "../review/state.ts";
import type { Flag } from "./flag.ts";

/** Flagged words as dismissals remember them: lower case, spaces folded. */
export function dismissedWords(text: string, flag: Pick<Flag, "from" | "to">): string {
  return text.slice(flag.from, flag.to).toLowerCase().replace(/\s+/gu, " ").trim();
}

function covers(dismissal: Dismissal, flag: Flag, words: string, segment: SegmentId): boolean {
  if (dismissal.rule !== flag.rule || dismissal.words !== words) return false;
  return dismissal.scope !== "once" || dismissal.segment === segment;
}

/** The flags of one segment that no dismissal covers; `text` is what the flags' offsets point into. */
export function openFlags(
  flags: readonly Flag[],
  segment: SegmentId,
  dismissals: readonly Dismissal[],
  text: string,
): readonly Flag[] {
  return flags.filter((flag) => {
    const words = dismissedWords(text, flag);
    return !dismissals.some((dismissal) => covers(dismissal, flag, words, segment));
  });
}

import { readableDiff } from "../diff/readable.ts";
import { wordTokens } from "../text/tokens.ts";
import { distanceRows, wordDistance } from "./ter-distance.ts";
import { terWords, type TerWordOptions } from "./ter-words.ts";

/** One segment as it arrived and as it is now. */
export interface SegmentPair {
  readonly raw: string;
  readonly pe: string;
}

/** A count over a base, and their quotient: 0 where both are 0, 1 where only the base is. */
export interface Rate {
  readonly edits: number;
  readonly of: number;
  readonly rate: number;
}

function rateOf(edits: number, of: number): Rate {
  return { edits, of, rate: of === 0 ? (edits > 0 ? 1 : 0) : edits / of };
}

/** Word edit rate: Levenshtein distance in words over words of the post-edit. TER without shifts; letter case counts by default. */
export function wordEditRate(raw: string, pe: string, options: TerWordOptions = { caseSensitive: true }): Rate {
  const after = terWords(pe, options);
  return rateOf(distance(terWords(raw, options), after), after.length);
}

/** Character edit rate: Levenshtein distance in code points over code points of the post-edit. O(raw · pe / 32). */
export function characterEditRate(raw: string, pe: string): Rate {
  const after = Array.from(pe);
  return rateOf(distance(Array.from(raw), after), after.length);
}

function distance(before: readonly string[], after: readonly string[]): number {
  const numbers = new Map<string, number>();
  const number = (unit: string): number => {
    const known = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, known);
    return known;
  };
  const target = Int32Array.from(after, number);
  const source = Int32Array.from(before, number);
  return wordDistance(source, distanceRows(target, numbers.size));
}

/** How many segments differ from what arrived, and their share. */
export function segmentsTouched(segments: readonly SegmentPair[]): Rate {
  return rateOf(segments.filter(({ raw, pe }) => raw !== pe).length, segments.length);
}

/** Mean number of words (not marks) a text; 0 for none. */
export function wordsPerSegment(texts: readonly string[]): number {
  const words = texts.flatMap((text) =>
    wordTokens(text).filter((token) => token.kind === "word" || token.kind === "number"),
  );
  return texts.length === 0 ? 0 : words.length / texts.length;
}

/** Edits of segments by what they did; each edit counts once, under the first kind that fits. */
export interface EditsByKind {
  /** Phrases moved (not their words). */
  readonly moved: number;
  /** Only white space changed. */
  readonly spacing: number;
  /** Only capital and small letters changed. */
  readonly letterCase: number;
  /** Only marks, and white space beside them, changed. */
  readonly punctuation: number;
  readonly inserted: number;
  readonly deleted: number;
  /** Words replaced by words. */
  readonly replaced: number;
}

/** Counts readable edits by kind: what an editor did, as the difference shows it. */
export function editsByKind(segments: readonly SegmentPair[]): EditsByKind {
  const counts = { moved: 0, spacing: 0, letterCase: 0, punctuation: 0, inserted: 0, deleted: 0, replaced: 0 };
  for (const { raw, pe } of segments) {
    for (const edit of readableDiff(raw, pe)) {
      if (edit.kind === "equal" || edit.kind === "move-to") continue;
      const before = raw.slice(edit.before.from, edit.before.to);
      const after = pe.slice(edit.after.from, edit.after.to);
      counts[edit.kind === "move-from" ? "moved" : kindOf(before, after)] += 1;
    }
  }
  return counts;
}

function kindOf(before: string, after: string): Exclude<keyof EditsByKind, "moved"> {
  const bare = (text: string): string => text.replace(/\s+/gu, "");
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
  if (bare(before) === bare(after)) return "spacing";
  if (letters(before) === letters(after)) return "punctuation";
  if (bare(before).toLowerCase() === bare(after).toLowerCase()) return "letterCase";
  if (bare(before) === "") return "inserted";
  return bare(after) === "" ? "deleted" : "replaced";
}

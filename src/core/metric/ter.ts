import { DELETE, INSERT, SUBSTITUTE, alignWords } from "./ter-align.ts";
import { distanceRows } from "./ter-distance.ts";
import { alignWithShifts, type ShiftedAlignment } from "./ter-shifts.ts";
import { terWords, type TerWordOptions } from "./ter-words.ts";

export interface TerOptions extends TerWordOptions {
  /** Count a moved run of words as one edit; default `true`, `false` as tercom's `-d 0`. */
  readonly shifts?: boolean;
  /** Report no rate above 1, as published HTER does; default `false`. Counts are never changed. */
  readonly cap?: boolean;
}

/** Counts of one segment or of many; `edits = ins + del + sub + shifts`. */
export interface TerCounts {
  /** Hypothesis words the reference does not have. */
  readonly ins: number;
  /** Reference words the hypothesis lacks. */
  readonly del: number;
  readonly sub: number;
  readonly shifts: number;
  /** Words in all shifted runs together. */
  readonly shiftedWords: number;
  readonly edits: number;
  readonly refWords: number;
}

export interface TerScore extends TerCounts {
  /** `edits / refWords`; 1 where the reference has no words but the hypothesis has, 0 where neither has. */
  readonly ter: number;
}

/**
 * Translation edit rate of `hyp` against `ref`; against the post-edit it is HTER. Equals tercom 0.10 (Snover et al. 2006,
 * "A Study of Translation Edit Rate with Targeted Human Annotation") in rate and counts.
 */
export function ter(hyp: string, ref: string, options: TerOptions = {}): TerScore {
  const hypWords = terWords(hyp, options);
  const refWords = terWords(ref, options);
  const counts = countEdits(hypWords, refWords, options.shifts !== false);
  return { ...counts, ter: terRate(counts, options) };
}

/** Rate over several segments: the sum of their edits over the sum of their reference words, not the mean of their rates. */
export function corpusTer(segments: Iterable<TerCounts>, options: TerOptions = {}): TerScore {
  const sum = { ins: 0, del: 0, sub: 0, shifts: 0, shiftedWords: 0, edits: 0, refWords: 0 };
  for (const counts of segments) {
    sum.ins += counts.ins;
    sum.del += counts.del;
    sum.sub += counts.sub;
    sum.shifts += counts.shifts;
    sum.shiftedWords += counts.shiftedWords;
    sum.edits += counts.edits;
    sum.refWords += counts.refWords;
  }
  return { ...sum, ter: terRate(sum, options) };
}

function terRate({ edits, refWords }: TerCounts, { cap }: TerOptions): number {
  const rate = refWords === 0 ? (edits > 0 ? 1 : 0) : edits / refWords;
  return cap === true ? Math.min(rate, 1) : rate;
}

function countEdits(hypWords: readonly string[], refWords: readonly string[], withShifts: boolean): TerCounts {
  const numbers = new Map<string, number>();
  const number = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const ref = Int32Array.from(refWords, number);
  const hyp = Int32Array.from(hypWords, number);
  const alignment = align(hyp, ref, { withShifts, vocabulary: numbers.size });
  const counts = [0, 0, 0, 0];
  for (const step of alignment.path) counts[step] = (counts[step] ?? 0) + 1;
  return {
    ins: counts[INSERT] ?? 0,
    del: counts[DELETE] ?? 0,
    sub: counts[SUBSTITUTE] ?? 0,
    shifts: alignment.shifts,
    shiftedWords: alignment.shiftedWords,
    edits: alignment.edits,
    refWords: ref.length,
  };
}

interface AlignOptions {
  readonly withShifts: boolean;
  readonly vocabulary: number;
}

function align(hyp: Int32Array, ref: Int32Array, { withShifts, vocabulary }: AlignOptions): ShiftedAlignment {
  if (!withShifts) return { ...alignWords(hyp, ref), shifts: 0, shiftedWords: 0 };
  const places: number[][] = Array.from({ length: vocabulary }, () => []);
  ref.forEach((word, place) => places[word]?.push(place));
  return alignWithShifts(hyp, { ref, rows: distanceRows(ref, vocabulary), places });
}

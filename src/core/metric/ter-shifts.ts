import { DELETE, INSERT, MATCH, alignWords, alignmentTable, type Alignment, type AlignmentTable } from "./ter-align.ts";
import { type DistanceRows, wordDistance } from "./ter-distance.ts";

/** tercom 0.10 `MAX_SHIFT_SIZE`: the longest run of words that one shift moves. */
const MAX_SHIFT_SIZE = 10;
/** tercom 0.10 `MAX_SHIFT_DIST`: the farthest a shift moves, in words. */
const MAX_SHIFT_DISTANCE = 50;
const SHIFT_COST = 1;

/** A run of hypothesis words `[from, to)` and the word it goes behind (-1: to the front), as tercom counts it. */
interface Shift {
  readonly from: number;
  readonly to: number;
  readonly behind: number;
}

interface Errors {
  /** Whether a hypothesis word is not matched; the same for reference words. */
  readonly hyp: Uint8Array;
  readonly ref: Uint8Array;
  /** The hypothesis word each reference word is aligned to (or comes behind). */
  readonly at: Int32Array;
}

export interface ShiftedAlignment extends Alignment {
  readonly shifts: number;
  readonly shiftedWords: number;
}

/** What the search compares against: the reference by word number, its bit rows, and where each word stands in it. */
export interface Target {
  readonly ref: ArrayLike<number>;
  readonly rows: DistanceRows;
  readonly places: readonly (readonly number[])[];
}

/** tercom's greedy search: the best single shift, again and again, until none lowers the number of edits. */
export function alignWithShifts(hyp: Int32Array, target: Target): ShiftedAlignment {
  const table = alignmentTable(hyp.length, target.ref.length);
  let words = hyp;
  let alignment = alignWords(words, target.ref, table);
  let shifts = 0;
  let shiftedWords = 0;
  for (;;) {
    const best = bestShift({ words, alignment, table }, target);
    if (best === undefined) return { path: alignment.path, edits: alignment.edits + shifts, shifts, shiftedWords };
    shifts += SHIFT_COST;
    shiftedWords += best.shift.to - best.shift.from;
    words = best.words;
    alignment = best.alignment;
  }
}

interface Current {
  readonly words: Int32Array;
  readonly alignment: Alignment;
  readonly table: AlignmentTable;
}

interface Best {
  readonly shift: Shift;
  readonly words: Int32Array;
  readonly alignment: Alignment;
}

/**
 * tercom 0.10 `CalcBestShift`: long runs first, first found first; a tie with "no shift" is taken, a tie between shifts is not.
 * A run of n words can save at most 2n edits, so shorter runs are not tried once that is reached.
 */
function bestShift({ words, alignment: current, table }: Current, target: Target): Best | undefined {
  if (current.edits === 0) return undefined;
  const bySize = candidateShifts(words, current, target);
  const moved = new Int32Array(words.length);
  let best: Best | undefined;
  for (let size = bySize.length; size > 0; size -= 1) {
    for (const shift of bySize[size - 1] ?? []) {
      const total = best === undefined ? current.edits : best.alignment.edits + SHIFT_COST;
      const saved = current.edits - total;
      if (saved > 2 * size || (best !== undefined && saved === 2 * size)) break;
      move(words, shift, moved);
      const limit = best === undefined ? total : total - 1;
      // The plain distance never exceeds tercom's, so what it refuses tercom refuses too, at a fraction of the cost.
      if (wordDistance(moved, target.rows) + SHIFT_COST > limit) continue;
      const alignment = alignWords(moved, target.ref, table);
      if (alignment.edits + SHIFT_COST <= limit) best = { shift, words: moved.slice(), alignment };
    }
  }
  return best;
}

/** tercom 0.10 `GatherAllPossShifts`: runs that occur in the reference elsewhere and are wrong on both sides, by length. */
function candidateShifts(words: Int32Array, alignment: Alignment, target: Target): readonly (readonly Shift[])[] {
  const errors = findErrors(alignment, words.length, target.ref.length);
  const bySize: Shift[][] = Array.from({ length: MAX_SHIFT_SIZE }, () => []);
  for (let from = 0; from < words.length; from += 1) {
    const places = target.places[words[from] as number] ?? [];
    if (!places.some((place) => isWithinReach(errors.at[place] as number, from, 1))) continue;
    addRunsFrom(bySize, { words, from, places, errors, ref: target.ref });
  }
  return bySize;
}

function isWithinReach(at: number, from: number, slack: number): boolean {
  return at !== from && at - from <= MAX_SHIFT_DISTANCE && from - at - slack <= MAX_SHIFT_DISTANCE;
}

interface RunStart {
  readonly words: Int32Array;
  readonly from: number;
  readonly places: readonly number[];
  readonly errors: Errors;
  readonly ref: ArrayLike<number>;
}

function addRunsFrom(bySize: Shift[][], start: RunStart): void {
  const { words, from, errors, ref } = start;
  let places = start.places;
  let isWrong = false;
  for (let to = from + 1; to <= words.length && to - from <= MAX_SHIFT_SIZE; to += 1) {
    const size = to - from;
    if (size > 1) {
      const word = words[to - 1];
      places = places.filter((place) => place + size <= ref.length && ref[place + size - 1] === word);
    }
    if (places.length === 0) return;
    isWrong ||= errors.hyp[to - 1] === 1;
    if (!isWrong) continue;
    let isPossible = false;
    for (const place of places) {
      const at = errors.at[place] as number;
      if (!isWithinReach(at, from, 0) || (at >= from && at < to)) continue;
      isPossible = true;
      addTargets(bySize[size - 1] ?? [], { from, to, place, errors });
    }
    if (!isPossible) return;
  }
}

interface RunPlace {
  readonly from: number;
  readonly to: number;
  readonly place: number;
  readonly errors: Errors;
}

/** Each gap beside or inside the matching reference words is a place the run may go to. */
function addTargets(found: Shift[], { from, to, place, errors }: RunPlace): void {
  const size = to - from;
  let isWrong = false;
  for (let i = 0; i < size && !isWrong; i += 1) isWrong = errors.ref[place + i] === 1;
  if (!isWrong) return;
  for (let offset = -1; offset < size; offset += 1) {
    if (offset === -1 && place === 0) {
      found.push({ from, to, behind: -1 });
      continue;
    }
    const behind = errors.at[place + offset] as number;
    if (behind !== from && (offset === 0 || behind !== errors.at[place])) found.push({ from, to, behind });
  }
}

function findErrors({ path }: Alignment, hypLength: number, refLength: number): Errors {
  const errors: Errors = {
    hyp: new Uint8Array(hypLength),
    ref: new Uint8Array(refLength),
    at: new Int32Array(refLength),
  };
  let h = -1;
  let r = -1;
  for (const step of path) {
    if (step !== DELETE) h += 1;
    if (step !== INSERT) r += 1;
    if (step !== DELETE && step !== MATCH) errors.hyp[h] = 1;
    if (step !== INSERT) {
      if (step !== MATCH) errors.ref[r] = 1;
      errors.at[r] = h;
    }
  }
  return errors;
}

/** tercom 0.10 `PerformShift`; a place inside the run moves the run right by as many words as that place lies inside it. */
function move(words: Int32Array, { from, to, behind }: Shift, into: Int32Array): void {
  const size = to - from;
  into.set(words);
  if (behind < from) {
    into.set(words.subarray(from, to), behind + 1);
    into.set(words.subarray(behind + 1, from), behind + 1 + size);
    return;
  }
  const last = Math.min(behind >= to ? behind : to - 1 + (behind - from), words.length - 1);
  into.set(words.subarray(to, last + 1), from);
  into.set(words.subarray(from, to), from + (last + 1 - to));
}

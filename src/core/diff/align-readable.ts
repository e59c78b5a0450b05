import { likeness } from "./likeness.ts";
import type { Op } from "./align.ts";
import type { WeighedToken } from "./weigh.ts";

/** What it costs the reader to meet one more changed stretch; a match must be worth more than this to part two changes. */
const STRETCH_COST = 2.3;
/** A word that only changed its form, seen beside its old form: worth something, but never worth a match. */
const PAIR_WORTH = 0.8;
/** Keeps a deletion and an insertion from being preferred to nothing, and pairs in order. */
const STEP_COST = 0.01;

const PAIR = 1;
const DROP = 2;
const ADD = 3;
const KIND_BITS = 3;
/** The change was entered from a match. */
const FROM_SAME = 4;
/** The match was entered from a change. */
const SAME_FROM_CHANGE = 8;

/** The worth of the best way to each cell of one row: ending in a match, or in a change. */
interface Row {
  readonly inSame: Float64Array;
  readonly inChange: Float64Array;
}

function emptyRow(width: number): Row {
  return { inSame: new Float64Array(width).fill(-Infinity), inChange: new Float64Array(width).fill(-Infinity) };
}

/**
 * Steps of the alignment that is easiest to read: as much as possible of what weighs stays, in as few changed stretches as
 * possible, and words that changed their form stand beside each other. Two-state dynamic programming (Gotoh 1982), so short
 * accidental matches are given up when that joins two changes. O(before · after) time, one byte of space a cell.
 */
export function alignReadable(before: readonly WeighedToken[], after: readonly WeighedToken[]): readonly Op[] {
  const width = after.length + 1;
  // How the change state was reached, in the low bits, and where both states came from.
  const steps = new Uint8Array((before.length + 1) * width);
  let above = emptyRow(width);
  let here = emptyRow(width);
  for (let i = 0; i <= before.length; i += 1) {
    here.inSame.fill(-Infinity);
    if (i === 0) here.inSame[0] = 0;
    for (let j = 0; j < width; j += 1) {
      steps[i * width + j] = fillCell({ above, here, j }, before[i - 1], after[j - 1]);
    }
    [above, here] = [here, above];
  }
  const isSame = (above.inSame[width - 1] as number) >= (above.inChange[width - 1] as number);
  return trace(steps, { before: before.length, after: after.length, isSame });
}

interface Place {
  readonly above: Row;
  readonly here: Row;
  readonly j: number;
}

function fillCell({ above, here, j }: Place, b: WeighedToken | undefined, a: WeighedToken | undefined): number {
  const isSame = b !== undefined && a !== undefined && b.key === a.key;
  let cameFromChange = 0;
  if (isSame) {
    const same = above.inSame[j - 1] as number;
    const change = above.inChange[j - 1] as number;
    here.inSame[j] = Math.max(same, change) + b.weight;
    if (change > same) cameFromChange = SAME_FROM_CHANGE;
  }
  const alike = b === undefined || a === undefined || isSame ? 0 : pairing(b, a);
  const add = a === undefined ? -Infinity : enterChange(here, j - 1) - STEP_COST;
  const drop = b === undefined ? -Infinity : enterChange(above, j) - STEP_COST;
  const pair = alike === 0 ? -Infinity : enterChange(above, j - 1) + alike * PAIR_WORTH;
  const best = Math.max(add, drop, pair);
  here.inChange[j] = best;
  if (best === -Infinity) return cameFromChange;
  const kind = pair > add && pair > drop ? PAIR : drop > add ? DROP : ADD;
  const row = kind === ADD ? here : above;
  const cameFromSame = isEnteredFromSame(row, kind === DROP ? j : j - 1) ? FROM_SAME : 0;
  return kind | cameFromSame | cameFromChange;
}

/** How much a word looks like the other's changed form; small words have no forms, only letter case. */
function pairing(b: WeighedToken, a: WeighedToken): number {
  if (b.kind !== a.kind || b.kind === "punct") return 0;
  if (b.lower === a.lower) return 1;
  return b.isSmall || a.isSmall ? 0 : likeness(b.lower, a.lower);
}

/** The worth of being in a change behind cell `from` of a row: staying in one, or paying to leave a match. */
function enterChange({ inSame, inChange }: Row, from: number): number {
  return Math.max((inSame[from] as number) - STRETCH_COST, inChange[from] as number);
}

function isEnteredFromSame({ inSame, inChange }: Row, from: number): boolean {
  return (inSame[from] as number) - STRETCH_COST > (inChange[from] as number);
}

interface End {
  readonly before: number;
  readonly after: number;
  readonly isSame: boolean;
}

function trace(steps: Uint8Array, end: End): readonly Op[] {
  const ops: Op[] = [];
  const width = end.after + 1;
  let i = end.before;
  let j = end.after;
  let { isSame } = end;
  while (i > 0 || j > 0) {
    const step = steps[i * width + j] as number;
    const kind = step & KIND_BITS;
    const op = isSame ? "equal" : kind === PAIR ? "replace" : kind === DROP ? "delete" : "insert";
    isSame = isSame ? (step & SAME_FROM_CHANGE) === 0 : (step & FROM_SAME) !== 0;
    ops.push(op);
    if (op !== "insert") i -= 1;
    if (op !== "delete") j -= 1;
  }
  return ops.reverse();
}

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

interface Tables {
  readonly width: number;
  readonly inSame: Float64Array;
  readonly inChange: Float64Array;
  /** How the change state was reached, in the low bits, and where both states came from. */
  readonly steps: Uint8Array;
}

/**
 * Steps of the alignment that is easiest to read: as much as possible of what weighs stays, in as few changed stretches as
 * possible, and words that changed their form stand beside each other. Two-state dynamic programming (Gotoh 1982), so short
 * accidental matches are given up when that joins two changes. O(before · after).
 */
export function alignReadable(before: readonly WeighedToken[], after: readonly WeighedToken[]): readonly Op[] {
  const width = after.length + 1;
  const size = (before.length + 1) * width;
  const tables: Tables = {
    width,
    inSame: new Float64Array(size).fill(-Infinity),
    inChange: new Float64Array(size).fill(-Infinity),
    steps: new Uint8Array(size),
  };
  tables.inSame[0] = 0;
  for (let i = 0; i <= before.length; i += 1) {
    for (let j = 0; j < width; j += 1) fillCell(tables, { i, j, b: before[i - 1], a: after[j - 1] });
  }
  return trace(tables, before.length, after.length);
}

interface Cell {
  readonly i: number;
  readonly j: number;
  readonly b: WeighedToken | undefined;
  readonly a: WeighedToken | undefined;
}

function fillCell(tables: Tables, cell: Cell): void {
  const { i, j, b, a } = cell;
  const { width, inSame, inChange } = tables;
  const at = i * width + j;
  const diagonal = at - width - 1;
  const isSame = b !== undefined && a !== undefined && b.key === a.key;
  let cameFromChange = 0;
  if (isSame) {
    const same = inSame[diagonal] as number;
    const change = inChange[diagonal] as number;
    inSame[at] = Math.max(same, change) + b.weight;
    if (change > same) cameFromChange = SAME_FROM_CHANGE;
  }
  const alike = b === undefined || a === undefined || isSame ? 0 : pairing(b, a);
  const ways = [
    a === undefined ? -Infinity : enterChange(tables, at - 1) - STEP_COST,
    b === undefined ? -Infinity : enterChange(tables, at - width) - STEP_COST,
    alike === 0 ? -Infinity : enterChange(tables, diagonal) + alike * PAIR_WORTH,
  ] as const;
  const kind = ways[2] > ways[0] && ways[2] > ways[1] ? PAIR : ways[1] > ways[0] ? DROP : ADD;
  const from = kind === PAIR ? diagonal : kind === DROP ? at - width : at - 1;
  inChange[at] = Math.max(...ways);
  const cameFromSame = at > 0 && isEnteredFromSame(tables, from) ? FROM_SAME : 0;
  tables.steps[at] = kind | cameFromSame | cameFromChange;
}

/** How much a word looks like the other's changed form; small words have no forms, only letter case. */
function pairing(b: WeighedToken, a: WeighedToken): number {
  if (b.kind !== a.kind || b.kind === "punct") return 0;
  if (b.lower === a.lower) return 1;
  return b.isSmall || a.isSmall ? 0 : likeness(b.lower, a.lower);
}

/** The worth of being in a change behind cell `from`: staying in one, or paying to leave a match. */
function enterChange({ inSame, inChange }: Tables, from: number): number {
  return Math.max((inSame[from] as number) - STRETCH_COST, inChange[from] as number);
}

function isEnteredFromSame({ inSame, inChange }: Tables, from: number): boolean {
  return (inSame[from] as number) - STRETCH_COST > (inChange[from] as number);
}

function trace({ width, inSame, inChange, steps }: Tables, beforeLength: number, afterLength: number): readonly Op[] {
  const ops: Op[] = [];
  let i = beforeLength;
  let j = afterLength;
  let at = i * width + j;
  let isSame = (inSame[at] as number) >= (inChange[at] as number);
  while (at > 0) {
    const step = steps[at] as number;
    const kind = step & KIND_BITS;
    if (isSame) {
      ops.push("equal");
      isSame = (step & SAME_FROM_CHANGE) === 0;
    } else {
      ops.push(kind === PAIR ? "replace" : kind === DROP ? "delete" : "insert");
      isSame = (step & FROM_SAME) !== 0;
    }
    const op = ops.at(-1);
    if (op !== "insert") i -= 1;
    if (op !== "delete") j -= 1;
    at = i * width + j;
  }
  return ops.reverse();
}

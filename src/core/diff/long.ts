import { diffArrays } from "diff";
import type { Span } from "../text/span.ts";
import type { Op } from "./align.ts";

/** jsdiff gives up beyond this many differences, which bounds the time on two unrelated long texts to about a second. */
const MAX_DIFFERENCES = 3000;

export interface LongAlignment {
  /** Equal runs of at least this many units are where the texts are cut. */
  readonly minRun: number;
  /** Aligns the two stretches between two cuts; they may still be long. */
  readonly align: (before: Span, after: Span) => readonly Op[];
}

/** Steps of an alignment of two long lists: cut at what jsdiff (Myers 1986) finds equal, aligned in between. */
export function alignLong(before: readonly string[], after: readonly string[], options: LongAlignment): readonly Op[] {
  const ops: Op[] = [];
  const done = { before: 0, after: 0 };
  const alignUpTo = (b: number, a: number): void => {
    const some = options.align({ from: done.before, to: b }, { from: done.after, to: a });
    for (const op of some) ops.push(op);
  };
  const at = { before: 0, after: 0 };
  for (const part of diffArrays([...before], [...after], { maxEditLength: MAX_DIFFERENCES }) ?? []) {
    if (!part.added && !part.removed && part.count >= options.minRun) {
      alignUpTo(at.before, at.after);
      for (const op of repeat("equal", part.count)) ops.push(op);
      done.before = at.before + part.count;
      done.after = at.after + part.count;
    }
    if (!part.added) at.before += part.count;
    if (!part.removed) at.after += part.count;
  }
  alignUpTo(before.length, after.length);
  return ops;
}

/** `count` times the same step. */
export function repeat(op: Op, count: number): readonly Op[] {
  return Array.from({ length: count }, () => op);
}

/** How many units both lists begin with, and end with beyond that: they are equal in some best alignment. */
export function commonEnds(
  before: readonly string[],
  after: readonly string[],
): { readonly head: number; readonly tail: number } {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}

import type { Family } from "../../core/check/flag.ts";
import type { Dismissal, Segment } from "../../core/review/state.ts";
import { NO_FLAGS, type FlagBoard, type RowFlags } from "./flag-board.ts";

/** Open flags of a whole review. */
export interface OpenFlags {
  readonly count: number;
  readonly families: ReadonlyMap<Family, number>;
}

interface Counted {
  readonly segments: readonly Segment[];
  readonly flagsVersion: number;
  readonly dismissals: readonly Dismissal[];
}

/**
 * Sums the board up; the same object as long as nothing changed. Typing changes one sentence, so only sentences that are
 * other objects are looked at again; new flags or dismissals start the sum anew. O(segments) comparisons at most.
 */
export function flagCounter(): (board: FlagBoard, now: Counted) => OpenFlags {
  let last: Counted | undefined;
  let rows: RowFlags[] = [];
  let families = new Map<Family, number>();
  let sum: OpenFlags = { count: 0, families };

  const add = ({ pe }: RowFlags, by: 1 | -1): number => {
    for (const { family } of pe) families.set(family, (families.get(family) ?? 0) + by);
    return pe.length * by;
  };

  return (board, now) => {
    const sameRules = last?.flagsVersion === now.flagsVersion && last.dismissals === now.dismissals;
    if (sameRules && last?.segments === now.segments) return sum;
    const before = sameRules && last?.segments.length === now.segments.length ? last.segments : undefined;
    families = before === undefined ? new Map() : new Map(families);
    let count = before === undefined ? 0 : sum.count;
    if (before === undefined) rows = [];
    for (const [index, segment] of now.segments.entries()) {
      if (before?.[index] === segment) continue;
      if (before !== undefined) count += add(rows[index] ?? NO_FLAGS, -1);
      const row = board.rowFlags(segment, now.dismissals);
      rows[index] = row;
      count += add(row, 1);
    }
    last = now;
    sum = { count, families };
    return sum;
  };
}

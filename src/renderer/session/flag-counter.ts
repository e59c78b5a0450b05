import type { Family } from "../../core/check/flag.ts";
import type { SegmentId } from "../../core/ids.ts";
import { haveSameCuts, segmentPosition } from "../../core/review/lookup.ts";
import type { Dismissal, Segment } from "../../core/review/state.ts";
import { NO_FLAGS, type FlagBoard, type RowFlags } from "./flag-board.ts";

/** Open flags of a whole review. */
export interface OpenFlags {
  readonly count: number;
  readonly families: ReadonlyMap<Family, number>;
}

interface Counted {
  readonly segments: readonly Segment[];
  readonly dismissals: readonly Dismissal[];
}

/**
 * Sums the board up; the same object as long as nothing changed. Looks again only at sentences that are other objects or
 * have new flags since the last sum, so that neither typing nor a stream of flags costs more the longer the article is;
 * other dismissals or other cuts start the sum anew.
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
    const taken = board.takenSinceAsked();
    const before = last?.dismissals === now.dismissals && haveSameCuts(last.segments, now.segments) ? last : undefined;
    if (before?.segments === now.segments && taken.size === 0) return sum;
    const changed = before === undefined ? now.segments.keys() : changedAt(before.segments, now.segments, taken);
    families = before === undefined ? new Map() : new Map(families);
    let count = before === undefined ? 0 : sum.count;
    if (before === undefined) rows = [];
    for (const index of changed) {
      const segment = now.segments[index];
      if (segment === undefined) continue;
      count += add(rows[index] ?? NO_FLAGS, -1);
      const row = board.rowFlags(segment, now.dismissals);
      rows[index] = row;
      count += add(row, 1);
    }
    last = now;
    if (count !== sum.count || !haveSameCounts(families, sum.families)) sum = { count, families };
    return sum;
  };
}

function haveSameCounts(a: OpenFlags["families"], b: OpenFlags["families"]): boolean {
  return [...a].every(([family, count]) => (b.get(family) ?? 0) === count) && [...b.keys()].every((key) => a.has(key));
}

function changedAt(
  before: readonly Segment[],
  after: readonly Segment[],
  taken: ReadonlySet<SegmentId>,
): ReadonlySet<number> {
  const changed = new Set<number>();
  for (const id of taken) changed.add(segmentPosition(after, id));
  if (before !== after) {
    for (let index = 0; index < after.length; index += 1) if (before[index] !== after[index]) changed.add(index);
  }
  return changed;
}

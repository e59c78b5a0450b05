import type { Flag } from "./flag.ts";

const RANK = { error: 3, warning: 2, hint: 1 } as const;

function isBetter(a: Flag, b: Flag): boolean {
  if (RANK[a.severity] !== RANK[b.severity]) return RANK[a.severity] > RANK[b.severity];
  // A flag that says why beats one that only says that something is unusual.
  if ((a.family === "unusual") !== (b.family === "unusual")) return b.family === "unusual";
  return a.score > b.score;
}

/**
 * One place, one flag: of two flags that overlap the louder one stays, and takes the higher score of both. Sorted by
 * place. O(n²) in the flags of one segment.
 */
export function mergeFlags(flags: readonly Flag[]): readonly Flag[] {
  const kept: Flag[] = [];
  for (const flag of flags.toSorted((a, b) => (isBetter(a, b) ? -1 : 1))) {
    const at = kept.findIndex((other) => flag.from < other.to && other.from < flag.to);
    const other = kept[at];
    if (other === undefined) kept.push(flag);
    else if (flag.score > other.score) kept[at] = { ...other, score: flag.score };
  }
  return kept.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

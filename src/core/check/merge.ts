import type { Flag } from "./flag.ts";

const LOUDNESS = { error: 3, warning: 2, hint: 1 } as const;

/**
 * Which of two overlapping flags stays: a reason beats none, a warning beats a hint, and an unknown name, even as a hint,
 * beats "reads unusually".
 */
function worth({ family, severity }: Flag): number {
  if (family === "unusual") return severity === "hint" ? 2 : 4;
  if (severity === "hint") return family === "names" ? 4.5 : 3;
  return severity === "warning" ? 5 : 6;
}

/** The flag that stays with what the other one adds: its score, and for a name its voice. */
function joined(kept: Flag, other: Flag): Flag {
  const score = Math.max(kept.score, other.score);
  const raises = kept.family === "names" && LOUDNESS[other.severity] > LOUDNESS[kept.severity];
  const severity = raises ? other.severity : kept.severity;
  return score === kept.score && severity === kept.severity ? kept : { ...kept, score, severity };
}

/**
 * One place, one flag: of two flags that overlap the worthier one stays. Sorted by place. O(n²) in the flags of one
 * segment.
 */
export function mergeFlags(flags: readonly Flag[]): readonly Flag[] {
  const kept: Flag[] = [];
  for (const flag of flags.toSorted((a, b) => worth(b) - worth(a) || b.score - a.score)) {
    const at = kept.findIndex((other) => flag.from < other.to && other.from < flag.to);
    const other = kept[at];
    if (other === undefined) kept.push(flag);
    else kept[at] = joined(other, flag);
  }
  return kept.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

import { readableDiff } from "../core/diff/readable.ts";
import type { Segment } from "../core/review/state.ts";

export interface Fix {
  readonly before: string;
  readonly after: string;
  readonly count: number;
}

/** The replacements made at least twice, the most frequent first. */
export function commonFixes(segments: readonly Segment[], atMost = 20): readonly Fix[] {
  const fixes = new Map<string, Fix>();
  for (const { raw, pe } of segments) {
    if (raw === pe) continue;
    for (const edit of readableDiff(raw, pe)) {
      if (edit.kind === "equal") continue;
      const before = raw.slice(edit.before.from, edit.before.to).trim();
      const after = pe.slice(edit.after.from, edit.after.to).trim();
      const key = JSON.stringify([before, after]);
      fixes.set(key, { before, after, count: (fixes.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...fixes.values()]
    .filter((fix) => fix.count > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, atMost);
}

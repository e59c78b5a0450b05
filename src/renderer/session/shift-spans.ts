import type { Span } from "../../core/text/span.ts";

/** Moves spans along with one edit of the text they point into; those that the edit touched are left out. O(length). */
export function shiftSpans<T extends Span>(spans: readonly T[], before: string, after: string): readonly T[] {
  if (before === after || spans.length === 0) return spans;
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const changedTo = before.length - tail;
  const by = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.to <= head) return [span];
    if (span.from >= changedTo) return [{ ...span, from: span.from + by, to: span.to + by }];
    return [];
  });
}

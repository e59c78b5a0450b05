/** Two words this alike are one word changed, not one deleted and another inserted. */
export const ALIKE = 0.5;

/**
 * How much of the longer word the two share at their beginning and end, in `[0, 1]`; letter case is no difference. A cheap
 * stand-in for letter distance that favours what inflection and spelling change: the ends.
 */
export function likeness(before: string, after: string): number {
  const b = before.toLowerCase();
  const a = after.toLowerCase();
  if (b === a) return 1;
  const most = Math.min(b.length, a.length);
  let head = 0;
  while (head < most && b.charCodeAt(head) === a.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && b.charCodeAt(b.length - 1 - tail) === a.charCodeAt(a.length - 1 - tail)) tail += 1;
  return (head + tail) / Math.max(b.length, a.length);
}

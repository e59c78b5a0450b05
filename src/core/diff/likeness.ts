/** Two words with at least this share in common are one word changed, not one deleted and another inserted. */
const ALIKE = 0.55;
/** What they share at one end is at least this long: "these" and "those" are two words, "note" and "noted" one. */
const SHARED_END = 3;

/**
 * How much two words look like forms of one word: the share of the longer one that stays at its beginning and end, in `[0, 1]`,
 * and 0 below what is plainly a changed form. Give both in lower case. Inflection and spelling change the ends, so this
 * says what letter distance would, in one pass.
 */
export function likeness(b: string, a: string): number {
  if (b === a) return 1;
  const most = Math.min(b.length, a.length);
  let head = 0;
  while (head < most && b.charCodeAt(head) === a.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && b.charCodeAt(b.length - 1 - tail) === a.charCodeAt(a.length - 1 - tail)) tail += 1;
  const share = (head + tail) / Math.max(b.length, a.length);
  return Math.max(head, tail) < SHARED_END || share < ALIKE ? 0 : share;
}

/** `[from, to)` of a text gives way to `text`. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Applies splices in the order of their places. Of two that overlap, the one that begins first (the longer one, if they
 * begin together) wins: an element that goes takes along what was to change inside it. Insertions at one place keep
 * the order they came in.
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const isInsertion = (splice: Splice): boolean => splice.from === splice.to;
  const sorted = splices
    .map((splice, order) => ({ splice, order }))
    .toSorted((a, b) => {
      if (a.splice.from !== b.splice.from) return a.splice.from - b.splice.from;
      if (isInsertion(a.splice) !== isInsertion(b.splice)) return isInsertion(a.splice) ? -1 : 1;
      return b.splice.to - a.splice.to || a.order - b.order;
    });
  const parts: string[] = [];
  let at = 0;
  for (const { splice } of sorted) {
    if (splice.from < at) continue;
    parts.push(text.slice(at, splice.from), splice.text);
    at = splice.to;
  }
  return parts.join("") + text.slice(at);
}

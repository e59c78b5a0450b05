import { readRows, type GoldRow } from "./data.ts";
import type { Segmenter } from "./segmenters.ts";

export interface BoundaryScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * Scores boundaries inside paragraphs. The paragraph's own end is free. Boundaries that no mark shows (headings run into text,
 * lists) are neither asked for nor held against a segmenter that finds them.
 */
export function scoreBoundaries(set: string, segmenter: Segmenter): BoundaryScore {
  let hits = 0;
  let wrong = 0;
  let missed = 0;
  for (const row of readRows<GoldRow>(`segmentation/${set}.jsonl`)) {
    const gold = new Map(
      (row.offsets ?? []).map(([, to], index) => [to, row.boundary_has_terminal_punct?.[index] ?? true]),
    );
    const last = row.text.trimEnd().length;
    const found = new Set(segmenter(row.text).filter((end) => end < last));
    for (const end of found) {
      if (!gold.has(end)) wrong += 1;
      else if (gold.get(end) === true) hits += 1;
    }
    for (const [end, isMarked] of gold) if (end < last && isMarked && !found.has(end)) missed += 1;
  }
  const precision = hits / (hits + wrong);
  const recall = hits / (hits + missed);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** How many test sentences of a rule set come out exactly as they should. */
export function scoreRules(set: string, segmenter: Segmenter): { readonly right: number; readonly all: number } {
  const rows = readRows<GoldRow>(`segmentation/${set}.jsonl`).filter((row) => row.sentences !== null);
  const right = rows.filter((row) => {
    const ends = (row.offsets ?? []).map(([, to]) => to);
    const found = segmenter(row.text);
    return ends.length === found.length && ends.every((end, index) => end === found[index]);
  });
  return { right: right.length, all: rows.length };
}

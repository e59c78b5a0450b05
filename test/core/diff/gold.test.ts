import { describe, expect, test } from "vitest";
import { exactDiff } from "../../../src/core/diff/exact.ts";
import { hasData, readRows } from "../../bench/text/data.ts";

interface Row {
  readonly id: string;
  readonly mt: string;
  readonly pe: string;
  readonly levenshtein_cs_tokens: number;
  readonly tags_unique: boolean;
  readonly tags_if_unique: readonly string[] | null;
}

if (!hasData) console.warn("Skipped: the word-level quality tags are not beside this checkout.");

/** OK or BAD for each gap and word of the machine translation, as word-level quality estimation tags them. */
function tagsOf({ mt, pe }: Row): readonly string[] {
  const words = mt.split(" ");
  const tags = Array.from({ length: 2 * words.length + 1 }, () => "OK");
  let at = 0;
  const starts = words.map((word) => {
    const start = at;
    at += word.length + 1;
    return start;
  });
  for (const { kind, before } of exactDiff(mt, pe)) {
    if (kind === "equal") continue;
    const removed = mt.slice(before.from, before.to);
    const index = starts.filter((start) => start < before.to).length;
    if (removed.trim() === "") tags[2 * starts.filter((start) => start < before.from).length] = "BAD";
    else tags[2 * index - 1] = "BAD";
  }
  return tags;
}

describe.skipIf(!hasData)("MLQE-PE", () => {
  const rows = hasData ? readRows<Row>("ter/mlqe_pe_dev.jsonl") : [];

  test("makes as many edits as the Levenshtein distance", () => {
    for (const row of rows) {
      const edits = exactDiff(row.mt, row.pe).filter((edit) => edit.kind !== "equal");
      expect([row.id, edits.length]).toEqual([row.id, row.levenshtein_cs_tokens]);
    }
  });

  test("finds the minimal alignment where there is only one", () => {
    const unique = rows.filter((row) => row.tags_unique);
    expect(unique.length).toBeGreaterThan(100);
    for (const row of unique) expect([row.id, tagsOf(row)]).toEqual([row.id, row.tags_if_unique]);
  });
});

import { expect, test } from "vitest";
import type { Flag } from "../../src/core/check/flag.ts";
import { segmentId } from "../../src/core/ids.ts";
import type { Dismissal, Segment } from "../../src/core/review/state.ts";
import { DEFAULT_SETTINGS } from "../../src/contract/settings.ts";
import { createFlagBoard, dismissalList } from "../../src/renderer/session/flag-board.ts";
import { flagCounter } from "../../src/renderer/session/flag-counter.ts";

const segment = (n: number, pe = `word ${n}`): Segment => ({
  id: segmentId(`s${n}`),
  block: 0,
  from: 0,
  to: pe.length,
  raw: `word ${n}`,
  pe,
  status: "not-reviewed",
  marks: [],
});

const flag = (from: number, to: number, family: Flag["family"] = "style"): Flag => ({
  from,
  to,
  rule: `${family}.test`,
  family,
  severity: "warning",
  score: 0.5,
  title: "Test",
  message: "A test.",
  suggestions: [],
  mqm: "style/awkward",
});

const NONE: readonly Dismissal[] = [];

test("counts what is open, follows one changed sentence, and one with new flags", () => {
  const board = createFlagBoard();
  const count = flagCounter();
  const first = [segment(1), segment(2), segment(3)];
  for (const each of first) board.take(each, { raw: [flag(0, 4)], pe: [flag(0, 4), flag(5, 6, "names")] });
  const all = count(board, { segments: first, dismissals: NONE });
  expect([all.count, all.families.get("style"), all.families.get("names")]).toEqual([6, 3, 3]);
  expect(count(board, { segments: first, dismissals: NONE })).toBe(all);

  const edited = [first[0] ?? segment(1), segment(2, "other 2"), first[2] ?? segment(3)];
  const fewer = count(board, { segments: edited, dismissals: NONE });
  expect([fewer.count, fewer.families.get("style")]).toEqual([5, 2]);

  board.take(first[0] ?? segment(1), { pe: [] });
  const anew = count(board, { segments: edited, dismissals: NONE });
  expect(anew.count).toBe(3);
});

test("a row stays the same object over an edit elsewhere, and changes with a dismissal", () => {
  const board = createFlagBoard();
  const dismissals = dismissalList();
  const one = segment(1);
  board.take(one, { raw: [], pe: [flag(0, 4)] });
  const before = board.rowFlags(one, dismissals(DEFAULT_SETTINGS, []));
  expect(board.rowFlags(one, dismissals(DEFAULT_SETTINGS, []))).toBe(before);
  const dismissed: readonly Dismissal[] = [{ rule: "style.test", words: "word", scope: "article" }];
  expect(board.rowFlags(one, dismissals(DEFAULT_SETTINGS, dismissed)).pe).toEqual([]);
});

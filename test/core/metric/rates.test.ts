import { describe, expect, test } from "vitest";
import {
  characterEditRate,
  editsByKind,
  segmentsTouched,
  wordEditRate,
  wordsPerSegment,
} from "../../../src/core/metric/rates.ts";

test("word and character edit rates", () => {
  expect(wordEditRate("the cat sat", "The cat sat down")).toEqual({ edits: 2, of: 4, rate: 0.5 });
  expect(wordEditRate("the cat", "The cat", {}).edits).toBe(0);
  expect(characterEditRate("kitten", "sitting")).toEqual({ edits: 3, of: 7, rate: 3 / 7 });
  expect(characterEditRate("😀", "😁")).toEqual({ edits: 1, of: 1, rate: 1 });
  expect(characterEditRate("", "")).toEqual({ edits: 0, of: 0, rate: 0 });
  expect(characterEditRate("a", "")).toEqual({ edits: 1, of: 0, rate: 1 });
});

test("segments touched, words a segment", () => {
  expect(
    segmentsTouched([
      { raw: "a", pe: "a" },
      { raw: "b", pe: "c" },
    ]),
  ).toEqual({ edits: 1, of: 2, rate: 0.5 });
  expect(wordsPerSegment(["One two, three.", "In 2024"])).toBe(2.5);
  expect(wordsPerSegment([])).toBe(0);
});

describe("edits by kind", () => {
  test.each([
    ["a  b", "a b", "spacing"],
    ["the Cat sat", "the cat sat", "letterCase"],
    ["he said so", "he said, so", "punctuation"],
    ["he said", "he also said", "inserted"],
    ["he also said", "he said", "deleted"],
    ["he said", "he wrote", "replaced"],
    ["On Monday evening the council of the town voted.", "The council of the town voted on Monday evening.", "moved"],
  ])("%s → %s: %s", (raw, pe, kind) => {
    expect(editsByKind([{ raw, pe }])).toMatchObject({ [kind]: 1 });
  });
});

import { expect, test } from "vitest";
import type { Flag } from "../../src/core/check/flag.ts";
import { invisibleLayers, rawTwin } from "../../src/renderer/review/layers.ts";

test("characters that nobody sees are found, what is written is not", () => {
  expect(invisibleLayers("plain text, “quoted” – ١٢٣ 漢字\n")).toEqual([]);
  const text = "a\u200Bb \u202Eevil\u202C c\u00ADd";
  expect(invisibleLayers(text).map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [4, 5],
    [9, 10],
    [12, 13],
  ]);
});

test("the machine's words that light up with a flag are those it is about, whatever was fixed before them", () => {
  const flag = (from: number, to: number): Flag => ({
    ...{ rule: "unusual.words", family: "unusual", severity: "warning", score: 0.5, suggestions: [] },
    ...{ title: "Unusual wording", message: "It reads unusually.", mqm: "style/awkward", from, to },
  });
  const texts = { raw: "a tweet, odd, strange.", pe: "odd, strange." };
  const raw = [flag(2, 7), flag(9, 12), flag(14, 21)];
  expect(rawTwin(raw, flag(5, 12), texts)?.from).toBe(14);
});

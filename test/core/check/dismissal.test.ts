import { expect, test } from "vitest";
import { openFlags } from "../../../src/core/check/dismissal.ts";
import type { Flag } from "../../../src/core/check/flag.ts";
import { segmentId } from "../../../src/core/ids.ts";

const text = "He saw The  The house.";
const flag: Flag = {
  from: 7,
  to: 15,
  rule: "language.doubled-word",
  family: "language",
  severity: "warning",
  score: 0.7,
  title: "Doubled word",
  message: "The same word stands here twice in a row.",
  suggestions: ["The"],
  mqm: "linguistic/grammar",
};
const here = segmentId("s1");
const there = segmentId("s2");
const words = "the the";

test.each([
  ["once, here", { rule: flag.rule, words, scope: "once", segment: here } as const, true, false],
  ["in the article", { rule: flag.rule, words, scope: "article" } as const, true, true],
  ["always", { rule: flag.rule, words, scope: "always" } as const, true, true],
  ["another rule", { rule: "language.a-an", words, scope: "always" } as const, false, false],
  ["other words", { rule: flag.rule, words: "a a", scope: "always" } as const, false, false],
])("dismissed %s", (_, dismissal, goneHere, goneThere) => {
  expect(openFlags([flag], here, [dismissal], text)).toHaveLength(goneHere ? 0 : 1);
  expect(openFlags([flag], there, [dismissal], text)).toHaveLength(goneThere ? 0 : 1);
});

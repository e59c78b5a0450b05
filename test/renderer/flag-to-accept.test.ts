import { expect, test } from "vitest";
import type { Flag } from "../../src/core/check/flag.ts";
import { flagToAccept } from "../../src/renderer/commands/flag-commands.ts";

const flag = (...suggestions: readonly string[]): Flag => ({
  rule: suggestions.join("-"),
  family: "language",
  severity: "warning",
  from: 0,
  to: 1,
  title: "",
  message: "",
  suggestions,
  score: 0.5,
  mqm: "style/awkward",
});

const [none, one, two] = [flag(), flag("one"), flag("two", "zwei")];

test("the current flag's suggestion is taken, or the first flag's that has one", () => {
  expect(flagToAccept([none, one, two], 2)).toBe(two);
  expect(flagToAccept([none, one, two], 0)).toBe(one);
  expect(flagToAccept([none, one, two], 1, 1)).toBe(two);
  expect(flagToAccept([two, one], 9)).toBe(one);
  expect(flagToAccept([none], 0)).toBeUndefined();
  expect(flagToAccept([], 0)).toBeUndefined();
});

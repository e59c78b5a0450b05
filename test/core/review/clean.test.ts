import { expect, test } from "vitest";
import { removeInvisible, withoutInvisible } from "../../../src/core/review/clean.ts";
import { reduce } from "../../../src/core/review/fold.ts";
import { stateOf } from "./sample-state.ts";

test.each([
  ["zero\u200bwidth\ufeff", "zerowidth"],
  ["one\u2028two", "one two"],
  ["\u202eright\u202c to left", "right to left"],
  ["soft\u00adhyphen and tab\tstay", "softhyphen and tab\tstay"],
  ["👩\u200d🚀 stays", "👩\u200d🚀 stays"],
  ["nothing", "nothing"],
])("%j becomes %j", (text, clean) => {
  expect(withoutInvisible(text)).toBe(clean);
});

test("all sentences are cleaned in one step, and only those that need it", () => {
  const state = stateOf("A\u200b head|Clean.", "T\u00adwo\u200b.");
  const action = removeInvisible(state);
  expect(action?.changes.flatMap((change) => ("segment" in change ? [change.segment] : []))).toEqual([
    "s1",
    "s1",
    "s3",
    "s3",
  ]);
  const after = reduce(state, { ...action!, seq: 1, at: 0, who: "" });
  expect(after.segments.map(({ pe }) => pe)).toEqual(["A head", "Clean.", "Two."]);
  expect(after.segments[0]?.raw).toBe("A\u200b head");
  expect(removeInvisible(after)).toBeUndefined();
});

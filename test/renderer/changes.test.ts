import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeAt, changesBetween, withoutChange } from "../../src/renderer/review/changes.ts";

const RAW = "And the governor renewed his call to the residents.";
const PE = "The governor again urged the residents.";

describe("changes of a sentence", () => {
  test("an untouched sentence has none", () => {
    expect(changesBetween(RAW, RAW)).toEqual([]);
  });

  test("taking one back restores the machine's words there and nothing else", () => {
    const all = changesBetween(RAW, PE);
    const last = all.at(-1);
    if (last === undefined) throw new Error("no change");
    expect(withoutChange(RAW, PE, last, all)).toBe("The governor renewed his call to the residents.");
  });

  test("taking back every change, last first, gives the machine translation", () => {
    const words = fc.array(fc.constantFrom("the", "cat", "sat", "on", "a", "mat", ",", "quickly"), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const raw = before.join(" ");
        let text = after.join(" ");
        for (let guard = 0; guard < 40 && text !== raw; guard += 1) {
          const all = changesBetween(raw, text);
          const last = all.at(-1);
          if (last === undefined) break;
          text = withoutChange(raw, text, last, all);
        }
        expect(text).toBe(raw);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  test("the cursor beside a deletion finds it", () => {
    const all = changesBetween("a very good day", "a good day");
    const [deletion] = all;
    expect(changeAt(all, deletion?.edit.after.from ?? -1)?.before.trim()).toBe("very");
  });
});

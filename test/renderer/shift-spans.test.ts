import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shiftSpans } from "../../src/renderer/session/shift-spans.ts";

describe("shiftSpans", () => {
  test("leaves what stands before the edit, moves what stands after it, drops what it touched", () => {
    const spans = [
      { from: 0, to: 3, name: "before" },
      { from: 4, to: 7, name: "touched" },
      { from: 8, to: 13, name: "after" },
    ];
    expect(shiftSpans(spans, "one two three", "one twenty three")).toEqual([
      { from: 0, to: 3, name: "before" },
      { from: 11, to: 16, name: "after" },
    ]);
  });

  test("keeps the very same list when nothing changed", () => {
    const spans = [{ from: 0, to: 1 }];
    expect(shiftSpans(spans, "same", "same")).toBe(spans);
  });

  test("what is kept still covers the same words", () => {
    const word = fc.constantFrom("a", "bb", "ccc", "dd", "e");
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.string({ maxLength: 6 }),
        (words, at, typed) => {
          const before = words.join(" ");
          const place = at % (before.length + 1);
          const after = before.slice(0, place) + typed + before.slice(place);
          let from = 0;
          const spans = words.map((text) => {
            const span = { from, to: from + text.length, text };
            from += text.length + 1;
            return span;
          });
          for (const span of shiftSpans(spans, before, after)) expect(after.slice(span.from, span.to)).toBe(span.text);
        },
      ),
      { seed: 20261123, numRuns: 500 },
    );
  });
});

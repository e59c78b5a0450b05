import fc from "fast-check";
import { expect, test } from "vitest";
import { joinTexts } from "../../src/renderer/session/join-texts.ts";

test("changes in different places of one sentence both stay", () => {
  const base = "The governor renewed his call.";
  expect(joinTexts(base, "Yesterday the governor renewed his call.", "The governor renewed his call on Monday.")).toBe(
    "Yesterday the governor renewed his call on Monday.",
  );
  expect(joinTexts(base, "The governor renewed the call.", "A governor renewed his call.")).toBe(
    "A governor renewed the call.",
  );
});

test("changes to the same words are for a person to join", () => {
  expect(joinTexts("He renewed it.", "He repeated it.", "He renounced it.")).toBeUndefined();
});

test("one change alone is that change, whoever made it", () => {
  const text = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      expect(joinTexts(base, mine, base)).toBe(mine);
      expect(joinTexts(base, base, theirs)).toBe(theirs);
      expect(joinTexts(base, mine, mine)).toBe(mine);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

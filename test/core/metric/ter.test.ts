import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignWords } from "../../../src/core/metric/ter-align.ts";
import { distanceRows, wordDistance } from "../../../src/core/metric/ter-distance.ts";
import { corpusTer, ter } from "../../../src/core/metric/ter.ts";
import { hasData } from "../../bench/text/data.ts";
import { reproduceTer } from "../../bench/text/ter-values.ts";

describe("counts", () => {
  test.each([
    ["the cat sat", "the cat sat", { ins: 0, del: 0, sub: 0, shifts: 0, ter: 0 }],
    ["the black cat sat", "the cat sat", { ins: 1, del: 0, sub: 0, shifts: 0, ter: 1 / 3 }],
    ["the sat", "the cat sat", { ins: 0, del: 1, sub: 0, shifts: 0, ter: 1 / 3 }],
    ["the dog sat", "the cat sat", { ins: 0, del: 0, sub: 1, shifts: 0, ter: 1 / 3 }],
    ["on the mat the cat sat", "the cat sat on the mat", { ins: 0, del: 0, sub: 0, shifts: 1, ter: 1 / 6 }],
    ["", "the cat", { ins: 0, del: 2, sub: 0, shifts: 0, ter: 1 }],
    ["the cat", "", { ins: 2, del: 0, sub: 0, shifts: 0, ter: 1 }],
    ["", "", { ins: 0, del: 0, sub: 0, shifts: 0, ter: 0 }],
  ])("%j against %j", (hyp, ref, expected) => {
    expect(ter(hyp, ref)).toMatchObject(expected);
  });
});

describe("options", () => {
  test("letter case counts only where asked", () => {
    expect(ter("The cat", "the cat").edits).toBe(0);
    expect(ter("The cat", "the cat", { caseSensitive: true }).edits).toBe(1);
  });

  test("shifts can be off: each moved word is then edited", () => {
    expect(ter("b c a", "a b c", { shifts: false })).toMatchObject({ shifts: 0, edits: 2 });
  });

  test("normalisation parts marks from words; without punctuation they are gone", () => {
    expect(ter("Yes, it's 3.5.", "yes , it 's 3.5 .", { normalize: true })).toMatchObject({ edits: 0, refWords: 6 });
    expect(ter("Yes! It is.", "yes it is", { punctuation: false })).toMatchObject({ edits: 0, refWords: 3 });
  });

  test("a cap holds the rate, never the counts", () => {
    expect(ter("a b c d", "x", { cap: true })).toMatchObject({ ter: 1, edits: 4 });
    expect(ter("a b c d", "x")).toMatchObject({ ter: 4, edits: 4 });
  });

  test("a no-break space joins words for tercom; other tools part them", () => {
    expect(ter("5\u00a0km", "5\u00a0km").refWords).toBe(1);
    expect(ter("5\u00a0km", "5\u00a0km", { tokens: "whitespace" }).refWords).toBe(2);
  });

  test("a corpus is the sum of edits over the sum of words", () => {
    const parts = [ter("a", "a b"), ter("a b c d", "a b c d")];
    expect(corpusTer(parts)).toMatchObject({ edits: 1, refWords: 6, ter: 1 / 6 });
  });
});

const words = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 70 });

test("the quick distance is the distance, across blocks of 32 words too", () => {
  fc.assert(
    fc.property(words, words, (hyp, ref) => {
      const exact = alignWords(hyp, ref).edits;
      // Beyond the beam's width the two may part; the quick one is then the smaller.
      const quick = wordDistance(hyp, distanceRows(ref, 6));
      expect(quick <= exact && (exact > 20 || quick === exact)).toBe(true);
    }),
    { seed: 20261123, numRuns: 1000 },
  );
});

test("edits are the sum of their kinds, and shifts never make it worse", () => {
  const sentence = fc
    .array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 15 })
    .map((all) => all.join(" "));
  fc.assert(
    fc.property(sentence, sentence, (hyp, ref) => {
      const score = ter(hyp, ref);
      expect(score.ins + score.del + score.sub + score.shifts).toBe(score.edits);
      expect(score.edits).toBeLessThanOrEqual(ter(hyp, ref, { shifts: false }).edits);
      expect(score.shiftedWords).toBeGreaterThanOrEqual(score.shifts);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

if (!hasData) console.warn("Skipped: the published TER values are not beside this checkout.");

describe.skipIf(!hasData)("published values and tercom's counts", () => {
  test.each(hasData ? reproduceTer() : [])("$name", ({ right, all }) => {
    expect(all).toBeGreaterThan(0);
    expect(right).toBe(all);
  });
});

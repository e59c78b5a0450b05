import { describe, expect, test } from "vitest";
import { readability } from "../../../src/core/metric/readability.ts";
import { countSyllables } from "../../../src/core/metric/syllables.ts";

describe("syllables", () => {
  test.each([
    ["the cat sat made makes called jumped year hour", 1],
    ["table little wanted boxes people being country union lion trial statement safely therefore", 2],
    ["government radio idea area president musical official family", 3],
    ["political economic situation society reality", 4],
  ])("%s: %i", (words, expected) => {
    for (const word of words.split(" ")) expect([word, countSyllables(word)]).toEqual([word, expected]);
  });

  test("figures and letter names are read one by one", () => {
    expect(countSyllables("25")).toBe(2);
    expect(countSyllables("U.S.")).toBe(2);
    expect(countSyllables("BBC")).toBe(3);
  });
});

test("Flesch and Flesch–Kincaid by their formulas", () => {
  const { words, sentences, syllables, readingEase, grade } = readability(["The cat sat on the mat.", "It was happy."]);
  expect({ words, sentences, syllables }).toEqual({ words: 9, sentences: 2, syllables: 10 });
  expect(readingEase).toBeCloseTo(206.835 - 1.015 * 4.5 - 84.6 * (10 / 9), 10);
  expect(grade).toBeCloseTo(0.39 * 4.5 + 11.8 * (10 / 9) - 15.59, 10);
});

test("nothing to read scores nothing", () => {
  expect(readability(["…", ""])).toEqual({ sentences: 0, words: 0, syllables: 0, readingEase: 0, grade: 0 });
});

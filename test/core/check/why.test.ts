import { expect, test } from "vitest";
import type { Reading } from "../../../src/core/check/tagger/language.ts";
import { whyUnusual } from "../../../src/core/check/tagger/why.ts";
import { checkTokens } from "../../../src/core/check/token.ts";

const COMMON = 9;
const text = "They met Grzzbrk at door, which strengthened safety.";
const tokens = checkTokens(text);

/** A reading in which every word and every pair is common, but for what the case says. */
function reading(change: Partial<Reading> = {}): Reading {
  const all = (value: number): Float32Array => new Float32Array(tokens.length).fill(value);
  return {
    units: tokens.map((token) => token.lower),
    hashes: [],
    classes: [],
    rarity: all(COMMON),
    forward: all(-2),
    backward: all(-2),
    classForward: all(-2),
    classBackward: all(-2),
    pair: all(3),
    triple: all(3),
    bond: all(1),
    ...change,
  };
}

/** Like the usual value, but another at one word. */
function at(word: string, value: number, usual: number): Float32Array {
  return Float32Array.from(tokens, (token) => (token.text === word ? value : usual));
}

const cases: readonly (readonly [flagged: string, peak: string, why: RegExp, change: Partial<Reading>])[] = [
  ["Grzzbrk", "Grzzbrk", /^“Grzzbrk” does not occur .* name, check/u, { rarity: at("Grzzbrk", 0, COMMON) }],
  ["They", "They", /^“They” does not occur .* right word/u, { rarity: at("They", 0, COMMON) }],
  ["at door", "at", /^“at door”: both words are common/u, { pair: at("door", 0, 3), bond: at("door", -5, 1) }],
  ["met Grzzbrk at", "met", /^“Grzzbrk” is rare in edited English/u, { rarity: at("Grzzbrk", 1, COMMON) }],
  [
    "strengthened safety",
    "strengthened",
    /^“strengthened safety”: .* kinds in this order/u,
    { pair: at("safety", 0, 3), classForward: at("safety", -7, -2) },
  ],
  ["door, which", "which", /^“which” reads unusually/u, {}],
  [",", ",", /^This reads unusually/u, {}],
];

test.each(cases)("%s", (flagged, peak, why, change) => {
  const from = text.indexOf(flagged);
  const flag = { from, to: from + flagged.length };
  const index = tokens.findIndex((token) => token.text === peak);
  expect(whyUnusual(tokens, reading(change), flag, index)).toMatch(why);
});

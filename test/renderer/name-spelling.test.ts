import { expect, test } from "vitest";
import { isSpelledApart, spelledLike } from "../../src/renderer/panel/name-spelling.ts";

test.each([
  ["al-Hakimi", "Al-Hakimi", "Al-Hakimi"],
  ["Nadim al-Hakimi", "Al-Hakimi", "Nadim Al-Hakimi"],
  ["Hakimi", "Nadim al-Hakimi", "al-Hakimi"],
  ["Rana Dervishi", "Dervishi", "Rana Dervishi"],
])("%s after the choice of %s is %s", (variant, chosen, expected) => {
  expect(spelledLike(variant, chosen)).toBe(expected);
});

const entry = (...variants: readonly string[]) => ({
  canonical: variants[0] ?? "",
  count: variants.length,
  known: false,
  variants: variants.map((text) => ({ text, count: 1, places: [] })),
});

test("a surname beside the full name is one spelling, two surnames are two", () => {
  expect(isSpelledApart(entry("Dervishi", "Rana Dervishi"))).toBe(false);
  expect(isSpelledApart(entry("Al-Sadr", "al-Sadr"))).toBe(true);
});

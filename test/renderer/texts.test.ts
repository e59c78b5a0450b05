import { expect, test } from "vitest";
import { ERROR_CODES } from "../../src/contract/errors.ts";
import { smartQuote } from "../../src/renderer/review/smart-quotes.ts";
import { errorText } from "../../src/renderer/texts/errors.ts";
import { wholeNumber } from "../../src/renderer/texts/format.ts";
import { plural } from "../../src/contract/plural.ts";

test.each(ERROR_CODES)("%s has one sentence that names the place and ends", (code) => {
  const text = errorText({ code, at: "article.txt" });
  expect(text).toMatch(/^[\p{Lu}a].*[.?]$/u);
  expect(text).not.toContain("{at}");
  expect(errorText({ code })).not.toMatch(/undefined|\{at\}/u);
});

test("plural forms follow the number", () => {
  expect([0, 1, 2].map((count) => plural(count, { one: "# flag", other: "# flags" }))).toEqual([
    "0 flags",
    "1 flag",
    "2 flags",
  ]);
});

test("a rounded nothing has no sign", () => {
  expect([-0.2, 0, -42].map(wholeNumber)).toEqual(["0", "0", "−42"]);
});

test.each([
  ['"', "", "“"],
  ['"', "said: ", "“"],
  ['"', "final", "”"],
  ["'", "don", "’"],
  ["'", "(", "‘"],
])("%s after “%s” becomes %s", (typed, before, expected) => {
  expect(smartQuote(typed, { value: before, selectionStart: before.length })).toBe(expected);
});

test("other letters stay as typed", () => {
  expect(smartQuote("a", { value: "", selectionStart: 0 })).toBeUndefined();
});

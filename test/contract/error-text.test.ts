import { expect, test } from "vitest";
import { errorText } from "../../src/contract/error-text.ts";
import { ERROR_CODES } from "../../src/contract/errors.ts";

test.each(ERROR_CODES)("%s is one sentence, with or without a place", (code) => {
  expect(errorText({ code })).toMatch(/^\p{Lu}[^{}]*\.$/u);
  expect(errorText({ code, at: "name" })).toMatch(/^(?:name|\p{Lu})[^{}]*\.$/u);
});

test("a file's name stays as it is", () => {
  expect(errorText({ code: "empty", at: "läßt.txt" })).toMatch(/^läßt\.txt is empty/u);
  expect(errorText({ code: "empty", at: "$&.txt" })).toMatch(/^\$&\.txt is empty/u);
});

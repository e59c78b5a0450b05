import { expect, test } from "vitest";

import { findInvisible } from "../../../src/core/format/invisible.ts";

const codes = (text: string): readonly string[] => findInvisible(text).map(({ code }) => code);

test.each([
  ["plain text\twith\r\nline ends", []],
  ["a\u200Bb\uFEFFc", ["U+200B", "U+FEFF"]],
  ["abc\u202Edef\u202C", ["U+202E", "U+202C"]],
  ["\u2066x\u2069", ["U+2066", "U+2069"]],
  ["bell\u0007 escape\u001B[31m", ["U+0007", "U+001B"]],
  ["soft\u00ADhyphen", ["U+00AD"]],
  ["tag \u{E0041}", ["U+E0041"]],
  ["a\u2028b", ["U+2028"]],
  ["a\u200Db", ["U+200D"]],
])("%j", (text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test.each([
  ["a family of pictographs", "👩‍👩‍👧"],
  ["a Persian non-joiner", "می\u200Cخواهم"],
  ["a Devanagari joiner", "क्\u200Dष"],
])("%s is writing, not a trick", (_, text) => {
  expect(codes(text)).toEqual([]);
});

test("says where and what", () => {
  expect(findInvisible("ab\u202Ec")).toEqual([
    { from: 2, to: 3, code: "U+202E", name: "right-to-left override", kind: "bidi" },
  ]);
});

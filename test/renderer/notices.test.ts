import { expect, test } from "vitest";
import type { Notice } from "../../src/renderer/store/app.ts";
import { withNotice } from "../../src/renderer/store/notices.ts";

let n = 0;
const notice = (text: string): Notice => ({ n: (n += 1), text, bad: text.startsWith("!") });

/** `"!a b"`: an error, then a message, as they stand one above the other. */
const after = (...texts: readonly string[]): string =>
  texts
    .reduce((shown, text) => withNotice(shown, notice(text)), [] as readonly Notice[])
    .map(({ text }) => text)
    .join(" ");

test.each([
  [["a", "b", "c"], "c"],
  [["!x", "a", "b"], "!x b"],
  [["a", "!x"], "!x a"],
  [["!x", "!y", "!x"], "!y !x"],
  [["!w", "!x", "!y", "!z"], "!x !y !z"],
  [["a", "a"], "a"],
] as const)("%j leaves %s", (texts, left) => {
  expect(after(...texts)).toBe(left);
});

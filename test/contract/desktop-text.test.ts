import { expect, test } from "vitest";
import { desktopText } from "../../src/contract/desktop-text.ts";

test.each([
  [1, "One edit is not saved yet."],
  [2, "2 edits are not saved yet."],
])("%i edits in flight", (count, expected) => {
  expect(desktopText.closing.unsaved(count)).toBe(expected);
});

test("no two menus and no two items of the desktop's menu have one name", () => {
  for (const names of [Object.values(desktopText.menus), Object.values(desktopText.items)])
    expect(new Set(names).size).toBe(names.length);
});

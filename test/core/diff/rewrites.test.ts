import { expect, test } from "vitest";
import { readableDiff } from "../../../src/core/diff/readable.ts";

const changes = (before: string, after: string) =>
  readableDiff(before, after)
    .filter(({ kind }) => kind !== "equal")
    .map((edit) => [
      before.slice(edit.before.from, edit.before.to).trim(),
      after.slice(edit.after.from, edit.after.to).trim(),
    ]);

test("a passage written anew is one change, not words scattered among each other", () => {
  const before =
    "On Monday, Tarek Rahmi, called on the leaders allied with the head of his coalition to issue a joint statement to denounce the leaks attributed to him, who had denied them.";
  const after = "On Monday, Tarek Rahmi, who leads the movement, called on leaders to act.";
  expect(changes(before, after)).toEqual([
    [before.slice("On Monday, Tarek Rahmi, ".length, -1), "who leads the movement, called on leaders to act"],
  ]);
});

test("words that each only changed their form stay apart", () => {
  expect(changes("Ministers Opened Gates today.", "Minister Opens Gate today.")).toEqual([
    ["Ministers", "Minister"],
    ["Opened", "Opens"],
    ["Gates", "Gate"],
  ]);
});

test.each([
  ["And he said so.", "He said so.", [["And he", "He"]]],
  ["He said so.", "And he said so.", [["He", "And he"]]],
  [
    "Political crisis",
    "The political crisis",
    [
      ["", "The"],
      ["Political", "political"],
    ],
  ],
])("a new start takes the small word along: %s → %s", (before, after, expected) => {
  expect(changes(before, after)).toEqual(expected);
});

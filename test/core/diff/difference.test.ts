import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactDiff } from "../../../src/core/diff/exact.ts";
import { readableDiff } from "../../../src/core/diff/readable.ts";
import { parse, show } from "./notation.ts";

function check(differ: typeof exactDiff, shape: string): void {
  const { before, after } = parse(shape.replaceAll(/\^\d/gu, ""));
  expect(show(differ(before, after), before, after)).toBe(shape);
}

describe("exact: one edit a word", () => {
  test.each([
    "the [old/new] cat",
    "[very /]good",
    "[/so ]very good",
    "good[/ enough]",
    "a [b/x][ c/ y] d",
    "a [b/][ c /]d",
    "two [words./words,]",
    "same",
    "[/new]",
    "[gone/]",
    "",
    "a [ /]b",
    "日[本/国]語",
  ])("%s", (shape) => check(exactDiff, shape));
});

describe("readable", () => {
  test.each([
    "the [old/new] cat",
    "the end[./!]",
    "He [/also ]said it.",
    "[/The ][Political/political] news",
    "[real estate/house] companies [ignite/inflate] now",
    "He came. [/He saw. ]He won.",
    "[Al/al]-Sadr spoke",
    "the post[ - /-]war years",
    "the end[ /].",
    "“\n[Yesterday /]he came.\n[/Today ]she left.",
    "a “[big/small]” house",
    // "of" alone says nothing between two changes.
    "a [head of state/king and queen] came",
    // A name does.
    "[yesterday big/today small] Iraq [won it/lost all]",
  ])("%s", (shape) => check(readableDiff, shape));

  test("shows letters inside a word that only changed its form", () => {
    const [edit] = readableDiff("Al-Sadr", "al-Sadr");
    expect(edit?.kind).toBe("replace");
    const inner = readableDiff("he noted it", "he notes it").find((each) => each.kind === "replace");
    expect(inner?.detail?.map(({ kind, before }) => [kind, before.from, before.to])).toEqual([
      ["equal", 3, 7],
      ["replace", 7, 8],
    ]);
    expect(readableDiff("mostly", "mainly")[0]?.detail).toBeUndefined();
  });

  test("recognises a moved phrase, once on each side", () => {
    const before = "On Monday evening the council of the town voted for the bridge.";
    const after = "The council of the town voted for the bridge on Monday evening.";
    const edits = readableDiff(before, after);
    const from = edits.find((edit) => edit.kind === "move-from");
    const to = edits.find((edit) => edit.kind === "move-to");
    expect(from && before.slice(from.before.from, from.before.to).trim()).toBe("On Monday evening");
    expect(to && after.slice(to.after.from, to.after.to).trim()).toBe("on Monday evening");
    expect(from?.move).toBe(to?.move);
  });

  test("two long unrelated texts are answered", () => {
    const words = (letter: string): string =>
      Array.from({ length: 4100 }, (_, i) => `${letter}${(i * 7919) % 4100}`).join(" ");
    expect(readableDiff(words("a"), words("b")).length).toBeLessThan(10);
    expect(exactDiff(words("a"), words("b")).length).toBeGreaterThan(4000);
  });
});

const word = fc.constantFrom(
  "the",
  "old",
  "Old",
  "cat",
  "cats",
  "sat",
  "on",
  "Monday",
  ",",
  ".",
  "-",
  "“",
  "”",
  " ",
  " ",
  " ",
  "  ",
  "\n",
  "é",
  "e\u0301",
  "👩\u200d👧",
  "שלום",
  "م\u064f",
  "本",
  "U.S.",
);
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join("")),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);

describe.each([
  ["exact", exactDiff],
  ["readable", readableDiff],
] as const)("%s", (_, differ) => {
  test("covers both texts without gap or overlap, and gives the other text", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        let b = 0;
        let a = 0;
        let made = "";
        for (const edit of differ(before, after)) {
          expect([edit.before.from, edit.after.from]).toEqual([b, a]);
          [b, a] = [edit.before.to, edit.after.to];
          const kept = before.slice(edit.before.from, edit.before.to);
          made += edit.kind === "equal" ? kept : after.slice(edit.after.from, edit.after.to);
          expect(isEmpty(edit.before)).toBe(edit.kind === "insert" || edit.kind === "move-to");
          expect(isEmpty(edit.after)).toBe(edit.kind === "delete" || edit.kind === "move-from");
        }
        expect([b, a]).toEqual([before.length, after.length]);
        expect(made).toBe(after);
      }),
      { seed: 20261123, numRuns: 1500 },
    );
  });

  test("splits nothing that a reader sees as one character", () => {
    const graphemes = new Intl.Segmenter("en");
    const starts = (whole: string): ReadonlySet<number> =>
      new Set([...Array.from(graphemes.segment(whole), ({ index }) => index), whole.length]);
    const units = fc
      .array(fc.constantFrom("a", "b ", "e\u0301", "👩\u200d👧", "👍🏽", "🇫🇷", "שׁ", "مُ", " ", "नि"), { maxLength: 12 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(units, units, (before, after) => {
        const [inBefore, inAfter] = [starts(before), starts(after)];
        for (const edit of differ(before, after)) {
          for (const each of [edit, ...(edit.detail ?? [])]) {
            expect(inBefore.has(each.before.to)).toBe(true);
            expect(inAfter.has(each.after.to)).toBe(true);
          }
        }
      }),
      { seed: 20261123, numRuns: 600 },
    );
  });

  test("finds nothing to change between a text and itself", () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(differ(same, same).every((edit) => edit.kind === "equal")).toBe(true);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
});

test("letter detail covers its edit", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      for (const { before: b, after: a, detail } of readableDiff(before, after)) {
        if (detail === undefined) continue;
        expect([detail[0]?.before.from, detail.at(-1)?.before.to]).toEqual([b.from, b.to]);
        expect([detail[0]?.after.from, detail.at(-1)?.after.to]).toEqual([a.from, a.to]);
        for (const part of detail) {
          const isSame = before.slice(part.before.from, part.before.to) === after.slice(part.after.from, part.after.to);
          expect(isSame).toBe(part.kind === "equal");
        }
      }
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

test("exact makes as few word edits as there can be", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 });
  fc.assert(
    fc.property(words, words, (b, a) => {
      const count = exactDiff(b.join(" "), a.join(" ")).filter((edit) => edit.kind !== "equal").length;
      expect(count).toBe(levenshtein(b, a));
    }),
    { seed: 20261123, numRuns: 800 },
  );
});

function isEmpty(span: { readonly from: number; readonly to: number }): boolean {
  return span.from === span.to;
}

/** The textbook recursion, too slow for anything but a check. */
function levenshtein(b: readonly string[], a: readonly string[]): number {
  const rows = [Array.from({ length: a.length + 1 }, (_, j) => j)];
  b.forEach((word, i) => {
    const row = [i + 1];
    a.forEach((other, j) =>
      row.push(
        Math.min((rows[i]?.[j] ?? 0) + (word === other ? 0 : 1), (rows[i]?.[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1),
      ),
    );
    rows.push(row);
  });
  return rows.at(-1)?.at(-1) ?? 0;
}

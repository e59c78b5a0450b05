import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitBlocks } from "../../../src/core/segment/blocks.ts";
import { segmentBlocks } from "../../../src/core/segment/segments.ts";

const show = (text: string, format: "txt" | "md"): readonly string[] =>
  splitBlocks(text, format).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);

describe("plain text", () => {
  test("an article", () => {
    const text = [
      "Council votes for new bridge",
      "",
      "By Ana Osei",
      "Friday, July 21, 2017",
      "",
      "The council voted. It was close.",
      "Nobody was surprised.",
      "",
      "What comes next",
      "",
      "Work starts in May.",
      "• first the piers",
      "• then the deck",
      "",
      "Photo: the old bridge",
      "",
      "Follow us on the news channel",
    ].join("\n");
    expect(show(text, "txt")).toEqual([
      "headline: Council votes for new bridge",
      "byline: By Ana Osei",
      "dateline: Friday, July 21, 2017",
      "paragraph: The council voted. It was close.",
      "paragraph: Nobody was surprised.",
      "heading: What comes next",
      "paragraph: Work starts in May.",
      "list-item: first the piers",
      "list-item: then the deck",
      "caption: Photo: the old bridge",
      "boilerplate: Follow us on the news channel",
    ]);
  });

  test("wrapped lines are one block, each line that ends its sentence is its own", () => {
    const wrapped =
      "The council of the small town voted late on\nFriday for the bridge that everybody had been\nwaiting for since the flood of last year.";
    expect(show(`A title\n\n${wrapped}\n\nOne sentence stands here.\nAnother stands here.`, "txt")).toEqual([
      "headline: A title",
      `paragraph: ${wrapped}`,
      "paragraph: One sentence stands here.",
      "paragraph: Another stands here.",
    ]);
  });

  test("a short line broken off in its sentence is joined, a list without marks is not", () => {
    expect(show("It was a cold \nnight in the city.", "txt")).toHaveLength(1);
    expect(show("apples\npears\nplums", "txt")).toHaveLength(3);
  });

  test("all line ends are line ends", () => {
    expect(show("One.\r\nTwo.\rThree.\u2028Four.\n", "txt").map((block) => block.slice(11))).toEqual([
      "One.",
      "Two.",
      "Three.",
      "Four.",
    ]);
  });

  test("empty and blank texts have no blocks", () => {
    expect(splitBlocks("", "txt")).toEqual([]);
    expect(splitBlocks(" \n\t\n", "md")).toEqual([]);
  });
});

describe("Markdown", () => {
  test("marks stay between the blocks, inline marks in them", () => {
    const text = [
      "---",
      "title: kept",
      "---",
      "# A *big* title #",
      "",
      "First line",
      "second line.",
      "",
      "Under",
      "-----",
      "> quoted",
      "> again",
      "",
      "- [ ] one",
      "  more",
      "2. two",
      "",
      "***",
      "```js",
      "# no heading. Really.",
      "```",
      "<!-- a --><br>",
      "| a | b |",
      "|---|:-:|",
      "| c \\| d | e |",
      "",
      "[^1]: A note.",
      "",
      "[ref]: https://example.com",
      "Hard  ",
      "break\\",
      "here",
    ].join("\n");
    expect(show(text, "md")).toEqual([
      "headline: A *big* title",
      "paragraph: First line\nsecond line.",
      "heading: Under",
      "quote: quoted",
      "quote: again",
      "list-item: one\n  more",
      "list-item: two",
      "code: ```js\n# no heading. Really.\n```",
      "table-cell: a",
      "table-cell: b",
      "table-cell: c \\| d",
      "table-cell: e",
      "footnote: A note.",
      "paragraph: Hard",
      "paragraph: break",
      "paragraph: here",
    ]);
  });

  test("an unclosed fence is code to the end", () => {
    expect(show("~~~\na. b.", "md")).toEqual(["code: ~~~\na. b."]);
  });
});

describe("segments", () => {
  test("code and blocks with a source are one segment, others their sentences", () => {
    const text = "One. Two.\na. b. c.\nThree. Four.";
    const segments = segmentBlocks(text, [
      { kind: "paragraph", from: 0, to: 9 },
      { kind: "code", from: 10, to: 18 },
      { kind: "paragraph", from: 19, to: 31, source: "Trois. Quatre." },
    ]);
    expect(segments.map(({ from, to }) => text.slice(from, to))).toEqual(["One.", "Two.", "a. b. c.", "Three. Four."]);
    expect(segments.map(({ block }) => block)).toEqual([0, 0, 1, 2]);
    expect(segments[3]?.source).toBe("Trois. Quatre.");
  });
});

const line = fc.constantFrom(
  "# T",
  "text here",
  "By A B",
  "- a",
  "1. b",
  "> q",
  "```",
  "---",
  "",
  " ",
  "| a | b |",
  "|-|-|",
  "    code",
  "A. B. C.",
  "[^1]: n",
  "<br>",
  "Ends with two  ",
  "é\u0301 😀",
);

test.each(["txt", "md"] as const)("%s: blocks are in order, trimmed, and segments cover all their text", (format) => {
  const text = fc.oneof(
    fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r"))).map((lines) => lines.flat().join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (whole) => {
      const blocks = splitBlocks(whole, format);
      let at = 0;
      for (const block of blocks) {
        expect(block.from).toBeGreaterThanOrEqual(at);
        expect(block.to).toBeGreaterThan(block.from);
        expect(whole.slice(block.from, block.to)).toBe(whole.slice(block.from, block.to).trim());
        at = block.to;
      }
      const visible = (part: string): string => part.replace(/\s/gu, "");
      const segments = segmentBlocks(whole, blocks);
      expect(visible(segments.map(({ from, to }) => whole.slice(from, to)).join(""))).toBe(
        visible(blocks.map(({ from, to }) => whole.slice(from, to)).join("")),
      );
      if (format === "txt")
        expect(
          visible(whole).length - visible(blocks.map(({ from, to }) => whole.slice(from, to)).join("")).length,
        ).toBeLessThanOrEqual(marks(whole));
    }),
    { seed: 20261123, numRuns: 600 },
  );
});

/** Visible characters of a text that may be marks of lists and rules. */
function marks(text: string): number {
  return text.match(/[-*+•_=~#0-9.()a-z\p{P}\p{S}]/gu)?.length ?? 0;
}

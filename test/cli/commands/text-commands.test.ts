import { describe, expect, test } from "vitest";
import { run as diff } from "../../../src/cli/commands/diff.ts";
import { run as score } from "../../../src/cli/commands/score.ts";
import { run as segment } from "../../../src/cli/commands/segment.ts";
import { parsed, runOn } from "./text-io.ts";

describe("segment", () => {
  test("prints blocks and their sentences in UTF-16 offsets", async () => {
    const { code, out } = await runOn(segment, ["a.txt", "--json"], {
      files: { "a.txt": "A 😀 title\n\nDr. Osei came. He left." },
    });
    expect(code).toBe(0);
    expect(parsed(out[0])).toEqual({
      blocks: [
        { kind: "headline", from: 0, to: 10, segments: [{ from: 0, to: 10 }] },
        {
          kind: "paragraph",
          from: 12,
          to: 35,
          segments: [
            { from: 12, to: 26 },
            { from: 27, to: 35 },
          ],
        },
      ],
    });
  });

  test("reads UTF-16 by its BOM; offsets are in the text without it", async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x48, 0, 0x69, 0, 0x2e, 0]);
    const { out } = await runOn(segment, ["a.txt", "--json"], { files: { "a.txt": bytes } });
    expect(parsed(out[0])).toEqual({ blocks: [{ kind: "paragraph", from: 0, to: 3, segments: [{ from: 0, to: 3 }] }] });
  });

  test("an empty file has no blocks", async () => {
    const { code, out } = await runOn(segment, ["a.txt", "--json"], { files: { "a.txt": "" } });
    expect([code, out]).toEqual([0, ['{"blocks":[]}']]);
  });

  test("reads other formats too, each in a process of its own", async () => {
    const page = "<!doctype html><title>T</title><article><h1>Dam opens</h1><p>One. Two.</p></article>";
    const { code, out } = await runOn(segment, ["a.html"], { files: { "a.html": page } });
    expect(code).toBe(0);
    expect(out).toEqual(["[headline]", "  Dam opens", "[paragraph]", "  One.", "  Two."]);
  });

  test("rows: one block unless there are line breaks, answers in order", async () => {
    const lines = [
      JSON.stringify({ id: "a", text: "One. Two." }),
      "",
      JSON.stringify({ id: 2, text: "Three\n\nFour." }),
    ];
    const { code, out } = await runOn(segment, ["--jsonl"], { lines });
    expect(code).toBe(0);
    expect(out.map(parsed)).toEqual([
      {
        id: "a",
        segments: [
          { from: 0, to: 4 },
          { from: 5, to: 9 },
        ],
      },
      {
        id: 2,
        segments: [
          { from: 0, to: 5 },
          { from: 7, to: 12 },
        ],
      },
    ]);
  });

  test("without --json prints for people", async () => {
    const { out } = await runOn(segment, ["a.md"], { files: { "a.md": "# Title\n\nOne\nline. Two." } });
    expect(out).toEqual(["[headline]", "  Title", "[paragraph]", "  One line.", "  Two."]);
  });
});

describe("score", () => {
  const files = { mt: "The cat sat\r\non mat\r\n", pe: "the cat sat\non the mat" };

  test("scores line against line and names its options", async () => {
    const { code, out } = await runOn(score, ["--mt", "mt", "--pe", "pe", "--json", "--case", "sensitive"], { files });
    expect(code).toBe(0);
    expect(parsed(out[0])).toMatchObject({
      ter: 2 / 6,
      edits: 2,
      refWords: 6,
      options: { case: "sensitive", tokens: "raw", normalize: false, shifts: true, cap: false },
      segments: [
        { ter: 1 / 3, ins: 0, del: 0, sub: 1, shifts: 0, shiftedWords: 0, edits: 1, refWords: 3 },
        { ter: 1 / 3, ins: 0, del: 1, sub: 0, shifts: 0, shiftedWords: 0, edits: 1, refWords: 3 },
      ],
    });
  });

  test("rows", async () => {
    const lines = [JSON.stringify({ id: "x", mt: "b a c d", pe: "a b" })];
    const { out } = await runOn(score, ["--jsonl", "--no-shifts", "--cap"], { lines });
    expect(parsed(out[0])).toEqual({
      id: "x",
      ins: 2,
      del: 0,
      sub: 1,
      shifts: 0,
      shiftedWords: 0,
      edits: 3,
      refWords: 2,
      ter: 1,
    });
  });

  test("refuses files of different length, and says both lengths", async () => {
    const { code, err } = await runOn(score, ["--mt", "a", "--pe", "b"], { files: { a: "1\n2\n", b: "1\n" } });
    expect(code).toBe(2);
    expect(err[0]).toContain("a has 2 lines, b has 1");
  });
});

describe("diff", () => {
  test("prints both differences", async () => {
    const { code, out } = await runOn(diff, ["a", "b", "--json"], { files: { a: "the old cat", b: "the new cat" } });
    expect(code).toBe(0);
    const edits = [
      { kind: "equal", before: { from: 0, to: 4 }, after: { from: 0, to: 4 } },
      { kind: "replace", before: { from: 4, to: 7 }, after: { from: 4, to: 7 } },
      { kind: "equal", before: { from: 7, to: 11 }, after: { from: 7, to: 11 } },
    ];
    expect(parsed(out[0])).toEqual({ exact: edits, readable: edits });
  });

  test("rows, and a notation for people", async () => {
    const { out } = await runOn(diff, ["--jsonl"], { lines: ['{"id":"1","before":"a","after":""}'] });
    const gone = [{ kind: "delete", before: { from: 0, to: 1 }, after: { from: 0, to: 0 } }];
    expect(parsed(out[0])).toEqual({ id: "1", exact: gone, readable: gone });
    const people = await runOn(diff, ["a", "b"], { files: { a: "old cat", b: "new cat" } });
    expect(people.out).toEqual(["[-old-]{+new+} cat"]);
  });
});

describe("bad use and bad input end with 2 and one clear line", () => {
  test.each([
    ["segment", segment, []],
    ["segment", segment, ["a.txt", "--what"]],
    ["segment", segment, ["missing.txt"]],
    ["score", score, ["--mt", "a"]],
    ["score", score, ["--mt", "a", "--pe", "b", "--case", "maybe"]],
    ["diff", diff, ["a"]],
    ["diff", diff, ["a", "missing"]],
  ] as const)("%s %j", async (_, command, args) => {
    const { code, out, err } = await runOn(command, args, { files: { a: "x", "a.txt": "x" } });
    expect(code).toBe(2);
    expect(out).toEqual([]);
    expect(err).toHaveLength(1);
  });

  test.each(["nonsense", "[]", '{"id":"a"}', '{"text":"a"}', '{"id":"a","text":5}'])("row %j", async (line) => {
    const { code, out, err } = await runOn(segment, ["--jsonl"], { lines: ['{"id":"a","text":"One."}', line] });
    expect(code).toBe(2);
    expect(out).toHaveLength(1);
    expect(err[0]).toContain("Line 2");
  });
});

import { expect, test } from "vitest";

import { cleanBlocks, rawBlocks } from "../../../src/core/format/clean-text.ts";
import { exportReview } from "../../../src/core/format/exports.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (file: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(file);

const STORY = "\uFEFFThe headline\r\n\r\nOne  sentence here. And a second one.\r\n\r\n  Last words.  \r\n";

test("an untouched review exports the very bytes", () => {
  const file = bytes(STORY);
  const state = reviewOf(must(readDocument(file, "a.txt")), "a.txt");
  expect(must(exportReview(exportOf(state, file), "clean")).bytes).toEqual(file);
  expect(cleanBlocks(state)).toEqual(rawBlocks(state));
});

test("an edit changes its sentence and nothing else, in the file's own line ends and BOM", () => {
  const file = bytes(STORY);
  const state = reviewOf(must(readDocument(file, "a.txt")), "a.txt", (segment) =>
    segment.raw.startsWith("And") ? { ...segment, pe: "Then\na third." } : segment,
  );
  const clean = must(exportReview(exportOf(state, file), "clean"));
  expect(text(clean.bytes)).toBe(STORY.replace("And a second one.", "Then\r\na third."));
  expect(clean.fileName).toBe("a-edited.txt");
});

test("an emptied sentence takes its space along", () => {
  const file = bytes("One here. Two there. Three everywhere.");
  const emptied = (word: string): string => {
    const state = reviewOf(must(readDocument(file, "a.txt")), "a.txt", (segment) =>
      segment.raw.startsWith(word) ? { ...segment, pe: "" } : segment,
    );
    return cleanBlocks(state).join("|");
  };
  expect(emptied("One")).toBe("Two there. Three everywhere.");
  expect(emptied("Two")).toBe("One here. Three everywhere.");
  expect(emptied("Three")).toBe("One here. Two there.");
});

test("markdown keeps its markup", () => {
  const source = "# Title\n\n* an *item*\n\n> quoted\n\n```\ncode\n```\n";
  const file = bytes(source);
  const state = reviewOf(must(readDocument(file, "a.md")), "a.md", (segment) =>
    segment.raw === "quoted" ? { ...segment, pe: "cited" } : segment,
  );
  expect(text(must(exportReview(exportOf(state, file), "clean")).bytes)).toBe(source.replace("quoted", "cited"));
});

test("a character outside the file's encoding is named, and UTF-8 is the way out", () => {
  const file = Uint8Array.from([..."caf"].map((char) => char.charCodeAt(0)).concat([0xe9, 0x2e]));
  const state = reviewOf(must(readDocument(file, "a.txt", { encoding: "windows-1252" })), "a.txt", (segment) => ({
    ...segment,
    pe: "café → bar.",
  }));
  expect(exportReview(exportOf(state, file), "clean")).toMatchObject({ error: { code: "unencodable", char: "→" } });
  const clean = must(exportReview(exportOf(state, file, { encoding: "utf-8" }), "clean"));
  expect(text(clean.bytes)).toBe("café → bar.");
});

test.each([
  ["nothing", new Uint8Array(0), "empty"],
  ["white space", bytes(" \n\t\n"), "no-text"],
  ["zeros", new Uint8Array(5000), "binary"],
  ["a PDF", bytes("%PDF-1.7 …"), "unknown-format"],
  ["33 MB", new Uint8Array(33 * 1024 * 1024), "too-large"],
])("refuses %s", (_, file, code) => {
  expect(readDocument(file, "a.txt")).toMatchObject({ ok: false, error: { code } });
});

test("the report shows text as text, and characters that cannot be seen by name", () => {
  const file = bytes('<script>alert("x")</script> is what she wrote.\u202E');
  const state = reviewOf(must(readDocument(file, "x.txt")), "x.txt", (segment) => ({
    ...segment,
    pe: `${segment.pe} <img src=x onerror=y>`,
    comment: "</table><b>",
  }));
  const page = text(must(exportReview(exportOf(state, file), "html-report")).bytes);
  expect(page).not.toMatch(/<script|<img|<\/table><b>/u);
  expect(page).toContain("&lt;script&gt;");
  expect(page).toContain("U+202E");
});

test("the JSON holds what the review holds", () => {
  const file = bytes("One here.");
  const state = reviewOf(must(readDocument(file, "x.txt")), "x.txt", (segment) => ({ ...segment, pe: "Two." }));
  const json: unknown = JSON.parse(text(must(exportReview(exportOf(state, file), "json")).bytes));
  expect(json).toMatchObject({ version: 1, segments: [{ raw: "One here.", pe: "Two.", status: "not-reviewed" }] });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { buildDocx } from "../../../src/core/format/docx-build.ts";
import type { ExportFormat } from "../../../src/core/format/export-input.ts";
import { cleanBlocks } from "../../../src/core/format/clean-text.ts";
import { exportReview } from "../../../src/core/format/exports.ts";
import { extensionOf } from "../../../src/core/format/sniff.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import { writeZip } from "../../../src/core/format/zip.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const STORY = "The headline\n\nOne “sentence” here. And a second one.\n\nLast words, naïve & <b>bold</b>.\n";
const story = reviewOf(must(readDocument(bytes(STORY), "a.txt")), "a.txt", (segment) => ({
  ...segment,
  source: "مصدر",
}));
const exported = (to: ExportFormat): Uint8Array => must(exportReview(exportOf(story, bytes(STORY)), to)).bytes;

const PARAGRAPH =
  '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:ins w:id="1" w:author="A"><w:r><w:t>One</w:t></w:r></w:ins><w:r><w:tab/><w:t> two</w:t></w:r></w:p>';
const ODT = writeZip([
  { name: "mimetype", bytes: bytes("application/vnd.oasis.opendocument.text") },
  {
    name: "content.xml",
    bytes: bytes(
      '<o:d xmlns:o="urn:o" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text><text:h>Head</text:h><text:p>One <text:s text:c="2"/>two.</text:p></o:text></o:body></o:d>',
    ),
  },
]);

const VALID: readonly (readonly [name: string, file: Uint8Array])[] = [
  ["a.txt", bytes(STORY)],
  ["a.md", bytes(`# Head\n\n* item\n\n> quote\n\n\`\`\`\ncode\n\`\`\`\n\n${STORY}`)],
  [
    "a.html",
    bytes(
      `<!doctype html><html><body><nav>x</nav><article><h1>Head</h1><p>${"Words and more words, ".repeat(30)}</p></article></body></html>`,
    ),
  ],
  ["a.xlf", exported("xliff12")],
  ["b.xlf", exported("xliff21")],
  ["a.tmx", exported("tmx")],
  ["a.csv", bytes('source,target\n"a, b","c ""d"""\nx,y\n')],
  ["a.rtf", bytes(String.raw`{\rtf1\ansi{\fonttbl{\f0 A;}}One {\b bold} caf\'e9 \u8212?.\par Two\cell}`)],
  ["a.docx", buildDocx(PARAGRAPH.repeat(3), { title: "T" })],
  ["b.docx", exported("docx-tracked")],
  ["a.odt", ODT],
];

/** Formats whose blocks do not depend on what the words are. */
const REOPENED: ReadonlySet<string> = new Set(["xlf", "tmx", "docx"]);

/** A mutation: some bytes replaced, a stretch dropped, doubled or moved, or a nasty word put in. */
const NASTY = [
  "<",
  ">",
  "&",
  '"',
  "\u0000",
  "]]>",
  "<!--",
  "&#0;",
  "<!DOCTYPE x>",
  "\\u",
  "{",
  "}",
  "%s",
  "\uFEFF",
  "\uD800",
  "</",
  "/>",
  "xmlns:w=''",
];

const mutation = fc.record({
  what: fc.constantFrom("set", "drop", "double", "insert", "swap"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  value: fc.integer({ min: 0, max: 255 }),
  word: fc.constantFrom(...NASTY),
});

function mutate(
  file: Uint8Array,
  { what, at, length, value, word }: { what: string; at: number; length: number; value: number; word: string },
): Uint8Array {
  const from = Math.min(file.length - 1, Math.floor(at * file.length));
  const to = Math.min(file.length, from + length);
  const [head, part, tail] = [file.slice(0, from), file.slice(from, to), file.slice(to)];
  if (what === "set") return concat(head, Uint8Array.of(value), file.slice(from + 1));
  if (what === "drop") return concat(head, tail);
  if (what === "double") return concat(head, part, part, tail);
  if (what === "insert") return concat(head, bytes(word), part, tail);
  return concat(head, part.toReversed(), tail);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe.each(VALID)("%s", (name, file) => {
  test("is read", () => {
    expect(readDocument(file, name).ok).toBe(true);
  });

  test("however it is damaged, it is read or refused, and what is read can be written", () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const damaged = mutations.reduce((at, each) => (at.length === 0 ? at : mutate(at, each)), file);
        const result = readDocument(damaged, name);
        if (!result.ok) {
          expect(result.error.message).not.toBe("");
          return;
        }
        const { text, blocks } = result.value;
        let reached = 0;
        for (const block of blocks) {
          expect(block.from).toBeGreaterThanOrEqual(reached);
          expect(block.to).toBeLessThanOrEqual(text.length);
          reached = block.to;
        }
        const state = reviewOf(result.value, name, (segment, index) =>
          index % 2 === 0 ? { ...segment, pe: `${segment.raw} & more <x>` } : segment,
        );
        const clean = exportReview(exportOf(state, damaged), "clean");
        if (!clean.ok) {
          expect(clean.error.code).toBe("unencodable");
          return;
        }
        if (!REOPENED.has(extensionOf(name))) return;
        // Whatever could be read and changed opens again with the changed words.
        const again = must(readDocument(clean.value.bytes, name));
        expect(again.blocks.map(({ from, to }) => again.text.slice(from, to))).toEqual(cleanBlocks(state));
      }),
      { seed: 20261123, numRuns: name.endsWith("html") ? 60 : 120 },
    );
  });
});

test("what is inside a container is fuzzed too", () => {
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${PARAGRAPH}<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>${PARAGRAPH}</w:tc></w:tr></w:tbl>${PARAGRAPH}</w:body></w:document>`;
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      const damaged = mutations.reduce((at, each) => mutate(at, each), bytes(xml));
      const file = writeZip([
        { name: "[Content_Types].xml", bytes: bytes("<Types/>") },
        { name: "word/document.xml", bytes: damaged },
      ]);
      const result = readDocument(file, "a.docx");
      if (!result.ok) return;
      const state = reviewOf(result.value, "a.docx", (segment) => ({ ...segment, pe: `${segment.raw} more` }));
      for (const to of ["clean", "docx-tracked"] as const) {
        const again = must(readDocument(must(exportReview(exportOf(state, file), to)).bytes, "a.docx"));
        expect(again.blocks.map(({ from, to: end }) => again.text.slice(from, end))).toEqual(cleanBlocks(state));
      }
    }),
    { seed: 20261123, numRuns: 200 },
  );
});

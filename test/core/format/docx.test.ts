import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cleanBlocks, rawBlocks } from "../../../src/core/format/clean-text.ts";
import { openDocx } from "../../../src/core/format/docx-document.ts";
import { listRevisions, resolveRevisions } from "../../../src/core/format/docx-revisions.ts";
import { docxParagraphs } from "../../../src/core/format/docx-text.ts";
import { exportReview } from "../../../src/core/format/exports.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import { parseXml } from "../../../src/core/format/xml.ts";
import type { ReviewState, Segment } from "../../../src/core/review/state.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";
import { hasSharedFiles, sharedFiles } from "./shared-files.ts";

/** The paragraphs of a docx after accepting or rejecting everything in it. */
function paragraphs(bytes: Uint8Array, outcome: "accept" | "reject"): readonly string[] {
  const docx = must(openDocx(bytes));
  const xml = resolveRevisions(docx.storedXml, docx.stored, outcome);
  return docxParagraphs(must(parseXml(xml))).map((paragraph) => paragraph.text);
}

const withText = (texts: readonly string[]): readonly string[] => texts.filter((text) => text.trim() !== "");

/** An editor with opinions: changes, empties and lengthens sentences by a seed. */
function edit(seed: number): (segment: Segment, index: number) => Segment {
  return (segment, index) => {
    const words = segment.raw.split(" ");
    const turn = (seed + index) % 7;
    if (turn === 0) return segment;
    if (turn === 1) return { ...segment, pe: "" };
    if (turn === 2)
      return { ...segment, pe: `Well, ${segment.raw} <b>&amp;</b>`, comment: "why & how", status: "needs-work" };
    if (turn === 3) return { ...segment, pe: words.toReversed().join(" ") };
    if (turn === 4) return { ...segment, pe: words.map((word, at) => (at % 3 === 1 ? `${word}s` : word)).join(" ") };
    return { ...segment, pe: words.filter((_, at) => at % 2 === 0).join(" ") };
  };
}

/** Copies of text boxes follow their originals, emptied paragraphs are still paragraphs. */
function expectExports(state: ReviewState, file: Uint8Array): void {
  const clean = must(exportReview(exportOf(state, file), "clean")).bytes;
  expect(withText(paragraphs(clean, "accept"))).toEqual(withText(cleanBlocks(state)));
  expect(listRevisions(must(openDocx(clean)).stored)).toEqual([]);
  const tracked = must(exportReview(exportOf(state, file), "docx-tracked")).bytes;
  expect(withText(paragraphs(tracked, "accept"))).toEqual(withText(cleanBlocks(state)));
  expect(withText(paragraphs(tracked, "reject"))).toEqual(withText(rawBlocks(state)));
}

describe.runIf(hasSharedFiles)("real files", () => {
  const files = sharedFiles("docx");

  test.each(files)("$name says what another reader says", ({ bytes, expected }) => {
    const document = must(readDocument(bytes, "a.docx"));
    const texts = document.blocks.map((block) => document.text.slice(block.from, block.to));
    expect(texts).toEqual(withText(expected["paragraphs_accepted"] as readonly string[]));
    expect(paragraphs(bytes, "reject")).toEqual(expected["paragraphs_rejected"]);
    expect(document.revisions ?? []).toMatchObject(
      (expected["revisions"] as readonly { author: string | null; date: string | null }[]).map((revision) =>
        Object.fromEntries(Object.entries(revision).filter(([, value]) => value !== null)),
      ),
    );
    expect((document.comments ?? []).map(({ text }) => text)).toEqual(
      (expected["comments"] as readonly { text: string }[]).map(({ text }) => text),
    );
  });

  test.each(files)("$name: accept all is the clean text, reject all the raw", ({ bytes, name }) => {
    const document = must(readDocument(bytes, name));
    for (const seed of [1, 2, 3, 4, 5]) expectExports(reviewOf(document, name, edit(seed)), bytes);
  });

  test.each(files)("$name keeps every other part", ({ bytes, name }) => {
    const before = must(openDocx(bytes));
    const state = reviewOf(must(readDocument(bytes, name)), name, edit(2));
    const after = must(openDocx(must(exportReview(exportOf(state, bytes), "clean")).bytes));
    for (const entry of before.container.entries) {
      if (entry.name === before.part) continue;
      const same = after.container.entries.find((candidate) => candidate.name === entry.name);
      expect(same?.data, entry.name).toEqual(entry.data);
    }
  });
});

test("a review of plain text becomes a docx with tracked changes and comments", () => {
  const text = "The headline\r\n\r\nOne here. Two\tthere.\r\nStill the same paragraph\u0003 here. Three.\r\n";
  const file = new TextEncoder().encode(text);
  const state = reviewOf(must(readDocument(file, "a.txt")), "a.txt", (segment, index) => ({
    ...edit(2)(segment, index),
    marks: [],
  }));
  const tracked = must(exportReview(exportOf(state, file), "docx-tracked")).bytes;
  const plain = (texts: readonly string[]): readonly string[] =>
    withText(texts).map((each) => each.replaceAll("\r\n", "\n").replaceAll("\u0003", ""));
  expect(withText(paragraphs(tracked, "reject"))).toEqual(plain(rawBlocks(state)));
  expect(withText(paragraphs(tracked, "accept"))).toEqual(plain(cleanBlocks(state)));
  expect(must(readDocument(tracked, "b.docx")).comments).toContainEqual({
    author: "Ada",
    date: "2026-11-23T12:00:00Z",
    text: "Needs work: why & how",
  });
});

test("any texts: accept all is the clean text, reject all the raw", () => {
  const sentence = fc.string({
    unit: fc.constantFrom("a", "b ", "É", " ", ".", "<", "&", "𝐀", "\t", "\u0301"),
    maxLength: 20,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 6 }), (pairs) => {
      const raw = pairs.map(([before]) => `x${before}`);
      const file = new TextEncoder().encode(raw.join("\n\n"));
      const state = reviewOf(must(readDocument(file, "a.md", { format: "txt" })), "a.txt", (segment, index) => ({
        ...segment,
        pe: pairs[index]?.[1] ?? segment.raw,
      }));
      const tracked = must(exportReview(exportOf(state, file), "docx-tracked")).bytes;
      expect(withText(paragraphs(tracked, "reject"))).toEqual(withText(rawBlocks(state)));
      expect(withText(paragraphs(tracked, "accept"))).toEqual(withText(cleanBlocks(state)));
    }),
    { seed: 20261123, numRuns: 100 },
  );
});

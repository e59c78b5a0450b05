import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { mergeBilingual, readBilingualDocx } from "../../../src/core/format/docx-bilingual.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../../../src/core/format/export-input.ts";
import { exportReview } from "../../../src/core/format/exports.ts";
import { parseXml } from "../../../src/core/format/xml.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import { markId } from "../../../src/core/ids.ts";
import type { ReviewState, Segment } from "../../../src/core/review/state.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (file: Uint8Array): string => new TextDecoder().decode(file);

const HARD = [
  'He said "no", <b>twice</b> & left.',
  "=1+1",
  "@SUM(A1)",
  "-tab\there",
  "Plain.",
  "'=quoted",
  "Ω 𝐀 \u202E",
];

function reviewWith(texts: readonly string[], sources: readonly string[] | undefined): ReviewState {
  const file = bytes(texts.map((_, at) => `Sentence number ${at}.`).join("\n\n"));
  const state = reviewOf(must(readDocument(file, "story.txt")), "story.txt", (segment, index): Segment => {
    const pe = texts[index] ?? "";
    const source = sources?.[index];
    return {
      ...segment,
      ...(source === undefined ? {} : { source }),
      pe,
      status: index % 2 === 0 ? "confirmed" : "needs-work",
      ...(index === 0 ? { comment: 'See "house style" <1>' } : {}),
      marks: [
        {
          id: markId("m1"),
          column: "pe",
          from: 0,
          to: Math.min(2, pe.length),
          type: "style/awkward",
          severity: "minor",
        },
        {
          id: markId("m2"),
          column: "raw",
          from: 0,
          to: 8,
          type: "accuracy/mistranslation",
          severity: "major",
          comment: "a & b",
        },
      ],
    };
  });
  return { ...state, article: { ...state.article, sourceLang: "ar", targetLang: "en" } };
}

const exported = (state: ReviewState, to: ExportFormat): Uint8Array =>
  must(exportReview(exportOf(state, bytes("")), to)).bytes;

describe.each([
  ["with a source", HARD.map((_, at) => `مصدر ${at} & <x>`)],
  ["without a source", undefined],
])("%s", (_, sources) => {
  const state = reviewWith(HARD, sources);

  test.each(["xliff21", "xliff12"] as const)("%s opens again with source and correction", (to) => {
    const document = must(readDocument(exported(state, to), "a.xlf"));
    const wanted = state.segments.map((segment) => [sources === undefined ? segment.raw : segment.source, segment.pe]);
    expect(document.blocks.map((block) => [block.source, document.text.slice(block.from, block.to)])).toEqual(wanted);
    expect(document.sourceLang).toBe(sources === undefined ? "en" : "ar");
  });

  test("TMX opens again with source and correction", () => {
    const document = must(readDocument(exported(state, "tmx"), "a.tmx"));
    expect(document.blocks.map((block) => document.text.slice(block.from, block.to))).toEqual(HARD);
    expect(document.blocks.map((block) => block.source)).toEqual(sources ?? state.segments.map(({ raw }) => raw));
  });

  test.each(["csv", "tsv"] as const)("%s opens again, and no cell can run", (to) => {
    const file = exported(state, to);
    for (const row of text(file).split("\r\n")) {
      for (const cell of row.split(to === "csv" ? "," : "\t")) expect(cell).not.toMatch(/^"?[=@+]|^"?-\D/u);
    }
    const document = must(
      readDocument(file, `a.${to}`, { columns: { target: "Correction", ...(sources && { source: "Source" }) } }),
    );
    expect(document.blocks.map((block) => document.text.slice(block.from, block.to))).toEqual(HARD);
    expect(document.blocks.map((block) => block.source)).toEqual(sources ?? HARD.map(() => undefined));
  });

  test("a bilingual table that comes back unchanged changes nothing", () => {
    const table = must(readBilingualDocx(exported(state, "docx-bilingual")));
    expect(table.review).toBe("r1");
    expect(mergeBilingual(state, table)).toEqual({ changes: [], unknown: [], missing: [] });
  });

  test("a bilingual table brings back what was changed in it, by id", () => {
    const changed: ReviewState = {
      ...state,
      segments: state.segments.map((segment, index) =>
        index === 2 ? { ...segment, pe: "New words.", status: "confirmed", comment: "done" } : segment,
      ),
    };
    const table = must(readBilingualDocx(exported(changed, "docx-bilingual")));
    const rows = [...table.rows.toReversed().slice(1), { id: "nobody", pe: "x" }];
    const id = state.segments[2]?.id;
    expect(mergeBilingual(state, { ...table, rows })).toEqual({
      changes: [
        { kind: "text", segment: id, before: HARD[2], after: "New words." },
        { kind: "comment", segment: id, before: "", after: "done" },
      ],
      unknown: ["nobody"],
      missing: [state.segments.at(-1)?.id],
    });
  });
});

test("marks are ITS quality issues around their words", () => {
  const page = text(exported(reviewWith(["Bad words here."], ["مصدر"]), "xliff21"));
  expect(page).toContain('type="its:generic" its:locQualityIssueType="style"');
  expect(page).toContain('<mtc:match id="mt" ref="#m1" type="mt">');
  expect(page).toMatch(/<note id="n2" appliesTo="target">major accuracy\/mistranslation/u);
});

test("the MQM table marks the words", () => {
  const rows = text(exported(reviewWith(["Bad words here."], undefined), "mqm-tsv"))
    .trim()
    .split("\n");
  expect(rows[1]?.split("\t").slice(6)).toEqual(["<v>Ba</v>d words here.", "Style/Awkward", "Minor", ""]);
  expect(rows[2]?.split("\t").slice(6)).toEqual([
    "<v>Sentence</v> number 0.",
    "Accuracy/Mistranslation",
    "Major",
    "a & b",
  ]);
});

test("whatever is written, every export is made, well-formed and says its name", () => {
  const word = fc.string({ unit: "binary", maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), word, (texts, title) => {
      const state = { ...reviewWith(texts, texts), title };
      for (const to of EXPORT_FORMATS) {
        if (to === "clean") continue;
        const made = must(
          exportReview(exportOf({ ...state, article: { ...state.article, fileName: title } }, bytes("")), to),
        );
        expect(made.fileName).not.toMatch(/[\\/:*?"<>|\p{Cc}\u202E]|^\./u);
        if (["xliff21", "xliff12", "tmx"].includes(to)) expect(parseXml(text(made.bytes)).ok).toBe(true);
        if (to === "json") expect(JSON.parse(text(made.bytes))).toMatchObject({ version: 1 });
      }
    }),
    { seed: 20261123, numRuns: 40 },
  );
});

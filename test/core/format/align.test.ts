import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { alignSource, shiftSources, sourceChanges } from "../../../src/core/format/align.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import type { ReadDocument } from "../../../src/core/format/document.ts";
import type { ReviewState } from "../../../src/core/review/state.ts";
import { must, reviewOf } from "./review-of.ts";

const documentOf = (text: string): ReadDocument => must(readDocument(new TextEncoder().encode(text), "a.txt"));
const reviewOfText = (text: string): ReviewState => reviewOf(documentOf(text), "a.txt");

const ARTICLES = join(import.meta.dirname, "../../../../shared/data/articles");
const hasArticles = existsSync(ARTICLES);
if (!hasArticles) console.warn("skipped: whole articles with their sources are not beside the checkout");

describe.runIf(hasArticles)("whole articles", () => {
  const lines = (folder: string, file: string): readonly string[] =>
    readFileSync(join(ARTICLES, folder, file), "utf8")
      .trim()
      .split("\n")
      .map(fold);
  const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();
  const folders = hasArticles
    ? readdirSync(ARTICLES).filter((folder) => existsSync(join(ARTICLES, folder, "segments.src.txt")))
    : [];

  test.each(folders)("%s: nearly every sentence finds its source", (folder) => {
    const state = reviewOfText(readFileSync(join(ARTICLES, folder, "mt.txt"), "utf8"));
    const { sources } = alignSource(state, documentOf(readFileSync(join(ARTICLES, folder, "source.txt"), "utf8")));
    const gold = lines(folder, "segments.src.txt");
    const systems = readdirSync(join(ARTICLES, folder)).filter((file) => file.startsWith("segments.mt."));
    const matches = (system: readonly string[]): number =>
      state.segments.filter(({ raw }) => system.includes(fold(raw))).length;
    const system = systems.map((file) => lines(folder, file)).toSorted((a, b) => matches(b) - matches(a))[0] ?? [];
    const judged = state.segments.flatMap(({ raw }, at) => {
      const line = system.findIndex((each) => each.includes(fold(raw)));
      if (line < 0) return [];
      const found = fold(sources[at] ?? "");
      return [found !== "" && (gold[line]?.includes(found) === true || found.includes(gold[line] ?? "\0"))];
    });
    expect(judged.length).toBeGreaterThan(5);
    expect(judged.filter(Boolean).length / judged.length).toBeGreaterThanOrEqual(0.95);
  });
});

test("a paragraph without a source has none, and the rest still finds its own", () => {
  const state = reviewOfText(
    "In 2019 the council met 14 times to talk about water.\n\nTranslator's note added here for readers abroad, not in the source.\n\nThe mayor of 3 towns left on 7 May.",
  );
  const source = documentOf(
    "En 2019, le conseil s'est réuni 14 fois pour parler de l'eau.\n\nLe maire de 3 villes est parti le 7 mai.",
  );
  expect(alignSource(state, source).sources).toEqual([
    "En 2019, le conseil s'est réuni 14 fois pour parler de l'eau.",
    undefined,
    "Le maire de 3 villes est parti le 7 mai.",
  ]);
});

test("numbers count whatever their digits", () => {
  const state = reviewOfText("It cost 1,250 pounds.\n\nIt cost 300 pounds.\n\nHe left.");
  const { sources } = alignSource(state, documentOf("كلف ١٬٢٥٠ جنيها.\n\nكلف ٣٠٠ جنيه.\n\nغادر."));
  expect(sources).toEqual(["كلف ١٬٢٥٠ جنيها.", "كلف ٣٠٠ جنيه.", "غادر."]);
});

test("changes name what they replace", () => {
  const state = reviewOfText("One here.\n\nTwo there.");
  const [first] = state.segments;
  expect(sourceChanges(state, { sources: ["Eins.", undefined], confidence: [1, 0] })).toEqual([
    { kind: "source", segment: first?.id, before: "", after: "Eins." },
  ]);
});

test("sources are shifted by hand up to the next gap", () => {
  const base = reviewOfText("A a.\n\nB b.\n\nC c.\n\nD d.");
  const texts = ["1", "2", undefined, "4"];
  const state: ReviewState = {
    ...base,
    segments: base.segments.map((segment, at) => {
      const source = texts[at];
      return source === undefined ? segment : { ...segment, source };
    }),
  };
  const after = (changes: ReturnType<typeof shiftSources>): readonly string[] =>
    state.segments.map((segment) => {
      const change = changes.find((each) => "segment" in each && each.segment === segment.id);
      return change?.kind === "source" ? change.after : (segment.source ?? "");
    });
  expect(after(shiftSources(state, 0, 1))).toEqual(["", "1", "2", "4"]);
  expect(after(shiftSources(state, 0, -1))).toEqual(["2", "", "", "4"]);
});

test("an empty source gives nothing", () => {
  const state = reviewOfText("One here. Two there.");
  expect(alignSource(state, { text: "", blocks: [] }).sources).toEqual([undefined, undefined]);
});

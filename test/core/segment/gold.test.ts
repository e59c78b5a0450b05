import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/core/segment/sentences.ts";
import { scoreBoundaries } from "../../bench/text/boundaries.ts";
import { hasData } from "../../bench/text/data.ts";

const ends = (text: string): readonly number[] => splitSentences(text).map((sentence) => sentence.to);

if (!hasData) console.warn("Skipped: the gold sentence boundaries are not beside this checkout.");

/** The reach the segmenter was built for, as F1 of boundaries inside paragraphs. */
describe.skipIf(!hasData)("gold boundaries", () => {
  test.each([
    ["gum_news", 0.985],
    ["pud_news", 0.995],
    ["ewt_weblog", 0.98],
    ["ewt_newsgroup", 0.96],
    ["gum_mixed_written", 0.975],
  ])("%s", (set, least) => {
    expect(scoreBoundaries(set, ends).f1).toBeGreaterThanOrEqual(least);
  });

  test("machine-translated news: recall", () => {
    expect(scoreBoundaries("mt_news_segments", ends).recall).toBeGreaterThanOrEqual(0.99);
  });
});

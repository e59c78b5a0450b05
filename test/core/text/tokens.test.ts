import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordTokens } from "../../../src/core/text/tokens.ts";

const show = (text: string): string =>
  wordTokens(text)
    .filter((token) => token.kind !== "space")
    .map((token) => token.text)
    .join("|");

describe("words", () => {
  test.each([
    ["Don't stop.", "Don't|stop|."],
    ["the editor’s desk", "the|editor’s|desk"],
    ["'quoted' words", "'|quoted|'|words"],
    ["Al-Sadr", "Al|-|Sadr"],
    ["the U.S. and e.g. J.K. Rowling", "the|U.S.|and|e.g.|J.K.|Rowling"],
    ["the end.Next", "the|end|.|Next"],
    ["1,234.5 at 10:30 on the 3rd", "1,234.5|at|10:30|on|the|3rd"],
    ["10.5km", "10.5km"],
    ["צה״ל הודיע", "צה״ל|הודיע"],
    ["col·lecció", "col·lecció"],
    ["日本語はカタカナ。", "日|本|語|は|カタカナ|。"],
    ["صحيفة، الشرق", "صحيفة|،|الشرق"],
  ])("%s", (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  test("says what each token is", () => {
    expect(wordTokens("In 2024, 3rd place").map((token) => token.kind)).toEqual([
      "word",
      "space",
      "number",
      "punct",
      "space",
      "word",
      "space",
      "word",
    ]);
  });
});

describe("what a reader sees as one character is never split", () => {
  test.each([
    "e\u0301te\u0301",
    "👩‍👩‍👧 and 👍🏽",
    "🇫🇷🇩🇪",
    "x \u0301y",
    "नमस्ते दुनिया",
    "شُكْرًا",
    "🏴\u{e0067}\u{e0062}\u{e007f}!",
  ])("%s", (text) => {
    const graphemes = new Set(Array.from(new Intl.Segmenter("en").segment(text), ({ index }) => index));
    for (const token of wordTokens(text)) expect(graphemes).toContain(token.from);
  });
});

test("covers every text without gap or overlap, and splits no surrogate pair", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      let at = 0;
      for (const token of wordTokens(text)) {
        expect(token.from).toBe(at);
        expect(token.text).toBe(text.slice(token.from, token.to));
        expect(token.to).toBeGreaterThan(token.from);
        at = token.to;
        const isPairCut = /[\uD800-\uDBFF]$/u.test(text.slice(0, at)) && /^[\uDC00-\uDFFF]/u.test(text.slice(at));
        expect(isPairCut && text.codePointAt(at - 1) !== text.charCodeAt(at - 1)).toBe(false);
      }
      expect(at).toBe(text.length);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

test("never ends a token before a combining mark", () => {
  const unit = fc.constantFrom("a", "é", "e\u0301", " ", "-", ".", "1", "👩\u200d👧", "\u0301", "ש\u05c1", "م\u064f");
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const text = units.join("");
      for (const { to } of wordTokens(text)) expect(/^\p{M}/u.test(text.slice(to))).toBe(false);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

import { wordTokens } from "../text/tokens.ts";
import { countSyllables } from "./syllables.ts";

export interface Readability {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
  /** Flesch (1948) reading ease: `206.835 − 1.015 · words/sentences − 84.6 · syllables/words`; higher is easier. 0 without words. */
  readonly readingEase: number;
  /** Flesch–Kincaid (1975) grade level: `0.39 · words/sentences + 11.8 · syllables/words − 15.59`, US school years. 0 without words. */
  readonly grade: number;
}

/**
 * How hard English sentences are to read, by the two formulas every other tool reports, with the syllables of
 * `countSyllables`. Sentences without a word do not count; a hyphenated compound is as many words as it has parts.
 */
export function readability(sentences: readonly string[]): Readability {
  let counted = 0;
  let words = 0;
  let syllables = 0;
  for (const sentence of sentences) {
    const tokens = wordTokens(sentence).filter((token) => token.kind === "word" || token.kind === "number");
    if (tokens.length > 0) counted += 1;
    words += tokens.length;
    for (const token of tokens) syllables += countSyllables(token.text);
  }
  if (words === 0) return { sentences: 0, words, syllables, readingEase: 0, grade: 0 };
  const length = words / counted;
  const weight = syllables / words;
  return {
    sentences: counted,
    words,
    syllables,
    readingEase: 206.835 - 1.015 * length - 84.6 * weight,
    grade: 0.39 * length + 11.8 * weight - 15.59,
  };
}

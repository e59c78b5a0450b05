import type { Span } from "../text/span.ts";

export type TokenKind = "word" | "number" | "mark";

/** A word with its inner apostrophes, hyphens and points, or one other visible character. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  /** A space, or the start of the text, comes right before. */
  readonly spaced: boolean;
}

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’.,\-–][\p{L}\p{N}\p{M}]+)*|[^\s]/gu;
const HAS_LETTER = /\p{L}/u;
const HAS_DIGIT = /\p{N}/u;

function kindOf(text: string): TokenKind {
  if (HAS_LETTER.test(text)) return "word";
  return HAS_DIGIT.test(text) ? "number" : "mark";
}

/** The text's tokens in order. Finer than words for editing: "well-known" and "3.5" are one token each. O(length). */
export function checkTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.matchAll(TOKEN)) {
    const from = match.index;
    const word = match[0];
    const to = from + word.length;
    tokens.push({ from, to, text: word, lower: word.toLowerCase(), kind: kindOf(word), spaced: from !== end });
    end = to;
  }
  return tokens;
}

import type { Span } from "./span.ts";

export type TokenKind = "word" | "number" | "space" | "punct";

/** One piece of a text. Tokens follow each other without gap or overlap and cover the text. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

// Characters that lean on the one before them (or, the last group, on the one after): a token never ends between them.
const EXTEND = String.raw`\p{M}\p{Emoji_Modifier}\u200c\u200d\u{e0020}-\u{e007f}\uff9e\uff9f`;
const PREPEND = String.raw`\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}`;
/** Scripts written without spaces where one character is the best deterministic guess at a word. */
const IDEOGRAPH = String.raw`[\p{scx=Han}--[\p{P}\p{N}\p{S}\p{M}]]|[\p{sc=Hiragana}--\p{M}]`;
const LETTER = String.raw`[[\p{L}\p{N}_\xad${PREPEND}]--[\p{Nd}]--[${IDEOGRAPH.replaceAll("|", "")}]]`;
const TAIL = String.raw`[${EXTEND}]*`;
// "don't", "l’eau", Hebrew "צה״ל", Catalan "col·lecció": the mark is part of the word where letters stand on both sides.
const INNER = String.raw`['’\u05f3\u05f4·]`;
const LETTERS = String.raw`(?:${LETTER}|\p{Nd})${TAIL}`;
const WORD = String.raw`${LETTER}${TAIL}(?:${INNER}?${LETTERS})*`;
const DIGITS = String.raw`(?:\p{Nd}${TAIL})+`;
const NUMBER = String.raw`${DIGITS}(?:[.,:]${DIGITS})*`;
// "U.S.", "e.g.", "J.K.": single letters with full stops between them.
const ACRONYM = String.raw`(?:\p{L}${TAIL}\.)+\p{L}${TAIL}(?![\p{L}\p{N}${EXTEND}])(?:\.${TAIL})?`;
const SPACE = String.raw`(?:\p{White_Space}(?![${EXTEND}]))+`;
const PICTURE = String.raw`\p{RI}\p{RI}${TAIL}|\p{ExtPict}${TAIL}(?:(?<=\u200d)\p{ExtPict}${TAIL})*`;
const OTHER = String.raw`${PICTURE}|[^]${TAIL}`;

const TOKEN = new RegExp(
  [`(${SPACE})`, ACRONYM, `${NUMBER}(${WORD})?`, `${WORD}`, `(?:${IDEOGRAPH})${TAIL}`, `(${OTHER})`].join("|"),
  "vg",
);
const STARTS_WITH_DIGIT = /^\p{Nd}/u;

/**
 * Words, numbers, white space and single marks of a text, covering it whole. Built on Unicode properties alone, so Node and
 * Chromium agree. Hyphens stand alone ("al-Sadr" is three tokens); letter acronyms keep their full stops. O(length).
 */
export function wordTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [piece, space, suffix, mark] of text.matchAll(TOKEN)) {
    const from = tokens.at(-1)?.to ?? 0;
    tokens.push({ kind: kindOf(piece, { space, suffix, mark }), from, to: from + piece.length, text: piece });
  }
  return tokens;
}

interface Parts {
  readonly space: string | undefined;
  readonly suffix: string | undefined;
  readonly mark: string | undefined;
}

function kindOf(piece: string, { space, suffix, mark }: Parts): TokenKind {
  if (space !== undefined) return "space";
  if (mark !== undefined) return "punct";
  return suffix === undefined && STARTS_WITH_DIGIT.test(piece) ? "number" : "word";
}

import type { Token } from "../text/tokens.ts";

/** A token with what the readable alignment needs to know of it. */
export interface WeighedToken extends Token {
  /** What is compared. Marks carry whether white space stands beside them, so that "a - b" and "a-b" differ in the mark. */
  readonly key: string;
  readonly lower: string;
  /** A mark, or a word of the closed classes. */
  readonly isSmall: boolean;
  /** How much it helps the reader that this token is seen to have stayed. */
  readonly weight: number;
}

/** Words of the closed classes: they recur by accident, so one alone between two changes says nothing. */
const SMALL_WORDS = new Set(
  `a an the this that these those it its he him his she her they them their we us our you your i me my who whom whose which what
  and but or nor so yet if as than then when while where how why because of in on at by for from with without to into onto over
  under about after before between through during against up down out off is are was were be been being am has have had do does
  did will would can could shall should may might must not no all any some each also just very more most there here`.split(
    /\s+/,
  ),
);

/** A word of the closed classes, in any letter case. */
export const isSmallWord = (word: string): boolean => SMALL_WORDS.has(word.toLowerCase());

const MARK_WEIGHT = 0.6;
/** Lines of two texts that belong together keep their ends together; more than a change costs, less than two words. */
const LINE_END_WEIGHT = 3;
const SMALL_WEIGHT = 1;
const WORD_WEIGHT = 2;
/** Longer words and names are rarer, so less likely to match by accident: only they may stand alone between two changes. */
const LONG_WORD = 7;
const LONG_WEIGHT = 2.5;

/** Readies the visible tokens of a text for alignment. The text's own ends count as white space. */
export function weighTokens(tokens: readonly Token[]): readonly WeighedToken[] {
  return tokens.map((token, index) => {
    const lower = token.text.toLowerCase();
    if (token.kind === "space") return { ...token, key: token.text, lower, isSmall: true, weight: LINE_END_WEIGHT };
    if (token.kind === "punct") {
      const gapBefore = isGap(tokens[index - 1], token) ? " " : "";
      const gapAfter = isGap(token, tokens[index + 1]) ? " " : "";
      return { ...token, key: gapBefore + token.text + gapAfter, lower, isSmall: true, weight: MARK_WEIGHT };
    }
    const isSmall = SMALL_WORDS.has(lower);
    return { ...token, key: token.text, lower, isSmall, weight: isSmall ? SMALL_WEIGHT : weightOf(token.text) };
  });
}

function isGap(left: Token | undefined, right: Token | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  return left.to !== right.from || left.kind === "space" || right.kind === "space";
}

function weightOf(text: string): number {
  return text.length >= LONG_WORD || /^\p{Lu}\p{Ll}/u.test(text) ? LONG_WEIGHT : WORD_WEIGHT;
}

import type { Token } from "../text/tokens.ts";

/** A token with what the readable alignment needs to know of it. */
export interface WeighedToken extends Token {
  /** What is compared. Marks carry whether white space stands beside them, so that "a - b" and "a-b" differ in the mark. */
  readonly key: string;
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

const MARK_WEIGHT = 0.6;
const SMALL_WEIGHT = 1;
const WORD_WEIGHT = 2;
/** Longer words are rarer, so less likely to match by accident. */
const LONG_WORD = 7;
const LONG_WEIGHT = 2.5;

/** Readies the visible tokens of a text for alignment. The text's own ends count as white space. */
export function weighTokens(tokens: readonly Token[]): readonly WeighedToken[] {
  return tokens.map((token, index) => {
    if (token.kind !== "punct") return { ...token, key: token.text, weight: weightOf(token) };
    const gapBefore = tokens[index - 1]?.to === token.from ? "" : " ";
    const gapAfter = tokens[index + 1]?.from === token.to ? "" : " ";
    return { ...token, key: gapBefore + token.text + gapAfter, weight: MARK_WEIGHT };
  });
}

function weightOf(token: Token): number {
  if (SMALL_WORDS.has(token.text.toLowerCase())) return SMALL_WEIGHT;
  return token.text.length >= LONG_WORD ? LONG_WEIGHT : WORD_WEIGHT;
}

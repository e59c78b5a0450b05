import type { Span } from "../../text/span.ts";
import type { Token } from "../token.ts";
import type { Reading } from "./language.ts";

/** Bond of two words that chance alone would have put side by side three times or more, and that never were. */
const NEVER = Math.log(0.1 / 3);
/** Log of the count plus one: seen five times or less in four million words. */
const RARE = Math.log(6.5);
/** Log-probability of a word's kind after the three before it: less than one in 400. */
const STRANGE_ORDER = -6;

/** Indices of the flagged tokens, those nearest to the least usual one first. */
function nearest(tokens: readonly Token[], flag: Span, at: number): readonly number[] {
  return tokens
    .flatMap((token, index) => (token.from < flag.to && token.to > flag.from ? [index] : []))
    .toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at));
}

/** What to ask about a word that edited English hardly has: inside a sentence, a capital makes it a name. */
const question = (word: string, at: number): string =>
  at > 0 && /^\p{Lu}/u.test(word) ? "If it is a name, check its spelling." : "Is it the right word here?";

/**
 * One sentence on what is unusual in a flagged stretch whose least usual token is `at`: a word that edited English hardly
 * has, two common words that it never puts side by side, or kinds of words in an order it hardly knows; otherwise only
 * which word stands in strange company. It names no replacement: where counts of this size preferred another small word
 * between the same neighbours, they were mostly wrong.
 */
export function whyUnusual(tokens: readonly Token[], reading: Reading, flag: Span, at: number): string {
  const rarity = (to: number): number => reading.rarity[to] ?? 0;
  const word = (to: number): string => tokens[to]?.text ?? "";
  const isWord = (to: number): boolean => tokens[to]?.kind === "word";
  const isLower = (to: number): boolean => isWord(to) && word(to) === tokens[to]?.lower;
  if (isWord(at) && rarity(at) === 0)
    return `“${word(at)}” does not occur in the edited English we compare with. ${question(word(at), at)}`;
  const inside = nearest(tokens, flag, at);
  const strange = [...new Set([at - 1, ...inside])].find(
    (to) => isWord(to) && isWord(to + 1) && reading.pair[to + 1] === 0 && (reading.bond[to + 1] ?? 0) <= NEVER,
  );
  if (strange !== undefined) {
    return `“${word(strange)} ${word(strange + 1)}”: both words are common, but edited English hardly ever puts them side by side.`;
  }
  const rare = inside.find((to) => isWord(to) && rarity(to) < RARE);
  if (rare !== undefined) return `“${word(rare)}” is rare in edited English. ${question(word(rare), rare)}`;
  const odd = inside.find(
    (to) =>
      isLower(to) && isLower(to - 1) && reading.pair[to] === 0 && (reading.classForward[to] ?? 0) <= STRANGE_ORDER,
  );
  if (odd !== undefined)
    return `“${word(odd - 1)} ${word(odd)}”: edited English hardly ever uses words of these kinds in this order.`;
  const named = inside.find((to) => tokens[to]?.kind !== "mark");
  return named === undefined
    ? "This reads unusually for edited English; compare it with what the sentence means to say."
    : `“${word(named)}” reads unusually among these words; compare them with what the sentence means to say.`;
}

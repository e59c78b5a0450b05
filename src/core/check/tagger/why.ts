import type { Token } from "../token.ts";
import type { Reading } from "./language.ts";

/** Bond of two words that chance alone would have put side by side three times or more, and that never were. */
const NEVER = Math.log(0.1 / 3);

/**
 * One sentence on what is unusual about a token: a word that edited English hardly has, or two common words that it never
 * puts side by side; otherwise only that the wording is rare as a whole.
 */
export function whyUnusual(tokens: readonly Token[], reading: Reading, at: number): string {
  const rarity = (to: number): number => reading.rarity[to] ?? 0;
  const word = (to: number): string => tokens[to]?.text ?? "";
  const isWord = (to: number): boolean => tokens[to]?.kind === "word";
  if (isWord(at) && rarity(at) === 0)
    return `“${word(at)}” does not occur in the edited English we compare with. Is it the right word?`;
  const strange = [at - 1, at].find(
    (to) => isWord(to) && isWord(to + 1) && reading.pair[to + 1] === 0 && (reading.bond[to + 1] ?? 0) <= NEVER,
  );
  if (strange !== undefined) {
    return `“${word(strange)} ${word(strange + 1)}”: both words are common, but edited English hardly ever puts them side by side.`;
  }
  return "These words read unusually for edited English; compare them with what the sentence means to say.";
}

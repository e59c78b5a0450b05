import type { Flag } from "../../core/check/flag.ts";

/** The grammar checker's own name for its dictionary. */
export const SPELL_CHECK = "SpellCheck";

const SPELLING_RULE = `language.${SPELL_CHECK}`;

const PLAIN_WORD = /^\p{Ll}{3,}$/u;

/**
 * A dictionary's finding as a flag for an editor, with those of its offers that may have been meant. `undefined` for names,
 * which the ledger knows better, for abbreviations and particles, and where nothing like the word is known.
 */
export function asSpelling(flag: Flag, text: string): Flag | undefined {
  const word = text.slice(flag.from, flag.to);
  const suggestions = PLAIN_WORD.test(word) ? flag.suggestions.filter((other) => /^\p{Ll}/u.test(other)) : [];
  if (suggestions.length === 0) return undefined;
  const message = `“${word}” is not in the dictionary.`;
  return { ...flag, rule: SPELLING_RULE, title: "Spelling", message, suggestions, mqm: "linguistic/spelling" };
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/\p{L}+/gu));

/**
 * Drops spelling flags on words that the machine wrote: it does not mistype, and a dictionary without its rare words is wrong
 * about them more often than right (48 % of 377 flags on a professional's mark). What an editor types is another matter.
 */
export function withoutMachineWords(flags: readonly Flag[], text: string, raw: string): readonly Flag[] {
  if (!flags.some(({ rule }) => rule === SPELLING_RULE)) return flags;
  const machine = wordsOf(raw);
  return flags.filter(({ rule, from, to }) => rule !== SPELLING_RULE || !machine.has(text.slice(from, to)));
}

import type { NameEntry } from "../../core/name/ledger.ts";

/**
 * A variant with the words it shares with the chosen name spelled as there; first names stay. "Nadim al-Hakimi" after the
 * choice of "Al-Hakimi" is "Nadim Al-Hakimi", not "Al-Hakimi".
 */
export function spelledLike(variant: string, chosen: string): string {
  const words = variant.split(" ");
  const model = chosen.split(" ");
  const shared = Math.min(words.length, model.length);
  return [...words.slice(0, words.length - shared), ...model.slice(model.length - shared)].join(" ");
}

/** True when the article spells a name in two ways; a surname beside the full name is one spelling. */
export function isSpelledApart({ variants, canonical }: NameEntry): boolean {
  return variants.some(({ text }) => spelledLike(text, canonical) !== text);
}

import type { Lexicon } from "../check/lexicon.ts";

const POSSESSIVE = /['’]s$|(?<=s)['’]$/u;
const ARTICLE = /^(?:al|el|an|as|ash|ar|ad|at|az)[-–](?=\p{L})/u;

/** Drops a possessive ending: "Sadr's" is Sadr, "Texas'" is Texas. */
export function withoutPossessive(text: string): string {
  return text.replace(POSSESSIVE, "");
}

/** A name in the form that ignores case, diacritics, apostrophes, hyphens and the Arabic article. */
export function foldName(name: string): string {
  return withoutPossessive(name)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replace(ARTICLE, "").replace(/['’.\-–]/gu, ""))
    .filter((word) => word !== "")
    .join(" ");
}

/**
 * The key under which spellings of one name meet: the last word where it is no English word (a surname), otherwise
 * the whole folded name.
 */
export function nameKey(name: string, lexicon: Lexicon): string {
  const folded = foldName(name);
  const words = folded.split(" ");
  const last = words.at(-1) ?? "";
  return words.length > 1 && last.length > 3 && lexicon.count(last) < 20 ? last : folded;
}

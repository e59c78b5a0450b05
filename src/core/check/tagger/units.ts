import type { Token } from "../token.ts";

/** A token in the form the language model counts: lower case, straight apostrophes, digits as one sign each. */
export function unitOf(token: Token): string {
  if (token.kind === "mark") return MARKS[token.text] ?? token.text;
  const plain = token.lower.replaceAll("’", "'");
  return token.kind === "number" || /\d/u.test(plain)
    ? plain.replace(/\p{N}/gu, "0").replace(/0{5,}/u, "00000")
    : plain;
}

const MARKS: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "–": "—",
};

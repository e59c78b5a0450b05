import type { Flag } from "./flag.ts";

/** What the same checks say of the text before and after a change. */
interface Checks {
  readonly found: readonly Flag[];
  readonly again: (text: string) => readonly Flag[];
}

/** The text with one flagged place replaced. */
export function applySuggestion(text: string, flag: Pick<Flag, "from" | "to">, suggestion: string): string {
  return text.slice(0, flag.from) + suggestion + text.slice(flag.to);
}

/**
 * Whether a suggestion may be offered: applied, it must take the flag away and bring no other of the same family.
 * Costs one more check of the sentence.
 */
export function isSafe(text: string, flag: Flag, suggestion: string, checks: Checks): boolean {
  const shift = suggestion.length - (flag.to - flag.from);
  const key = (one: Pick<Flag, "rule" | "from" | "to">): string => `${one.rule} ${one.from} ${one.to}`;
  const expected = new Set(
    checks.found
      .filter((one) => one.family === flag.family && (one.to <= flag.from || one.from >= flag.to))
      .map((one) => key(one.from >= flag.to ? { rule: one.rule, from: one.from + shift, to: one.to + shift } : one)),
  );
  return checks
    .again(applySuggestion(text, flag, suggestion))
    .every((one) => one.family !== flag.family || expected.has(key(one)));
}

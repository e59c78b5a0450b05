const OPENS_AFTER = /^$|[\s([{—–-]$/u;

/** The typographic form of a straight quote typed at the field's cursor; `undefined` for anything else. */
export function smartQuote(
  typed: string,
  field: { readonly value: string; readonly selectionStart: number },
): string | undefined {
  if (typed !== '"' && typed !== "'") return undefined;
  const opens = OPENS_AFTER.test(field.value.slice(Math.max(0, field.selectionStart - 1), field.selectionStart));
  if (typed === '"') return opens ? "“" : "”";
  return opens ? "‘" : "’";
}

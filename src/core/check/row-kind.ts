/** Rows of an article without layout: the first one without a full stop is its headline, the rest are paragraphs. */
export function rowKind(rows: readonly { readonly text: string }[], at: number): "headline" | "paragraph" {
  const text = rows[at]?.text ?? "";
  return at === 0 && rows.length > 1 && !/[.!?]["”’)]*\s*$/u.test(text) ? "headline" : "paragraph";
}

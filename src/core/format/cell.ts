/**
 * What a spreadsheet would take for a formula or command: also full-width forms, and behind leading white space.
 * Apostrophes in front count too, so that taking one off gives back what was there.
 */
const RUNS = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A cell's text so that no spreadsheet runs it: an apostrophe in front, which spreadsheets hide. Numbers stay numbers. */
export function neutralCell(text: string): string {
  return RUNS.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/u.test(text) ? `'${text}` : text;
}

/** A cell as it was before `neutralCell`. */
export function plainCell(text: string): string {
  return text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text;
}

/** A cell as CSV or TSV writes it: in quotes where it holds the delimiter, a quote or a line end. */
export function quoteCell(text: string, delimiter: string): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]/u.test(text) || /^\s|\s$/u.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

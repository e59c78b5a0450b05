/** One cell of a CSV or TSV file; `[from, to)` is what stands in the file, quotes included. */
export interface Cell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A delimited file with the places of its cells. */
export interface Table {
  readonly delimiter: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Where a quoted cell that is never closed begins, as a line number; or that there are more cells than can be read. */
export interface TableError {
  readonly line: number;
  readonly isTooLarge?: true;
}

const MAX_CELLS = 1_000_000;

/** CSV finds its delimiter by the first line; quotes work as in RFC 4180. */
export function parseTable(text: string, format: "csv" | "tsv"): Table | TableError {
  const delimiter = format === "tsv" ? "\t" : delimiterOf(text);
  const parsed = parse(text, delimiter, true);
  // Tab-separated files often know no quotes at all.
  return "line" in parsed && parsed.isTooLarge === undefined && format === "tsv"
    ? parse(text, delimiter, false)
    : parsed;
}

/** The candidate that comes most often outside quotes in the first lines. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 4096).replace(/"[^"]*"/gu, "");
  const counts = [",", ";", "\t", "|"].map((sign) => ({ sign, count: sample.split(sign).length - 1 }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ",";
}

function parse(text: string, delimiter: string, hasQuotes: boolean): Table | TableError {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  let cells = 0;
  while (at < text.length || row.length > 0) {
    cells += 1;
    if (cells > MAX_CELLS) return { line: rows.length + 1, isTooLarge: true };
    const cell = hasQuotes && text[at] === '"' ? quoted(text, at, delimiter) : plain(text, at, delimiter);
    if (cell === undefined) return { line: text.slice(0, at).split(/\r\n|\r|\n/u).length };
    row.push(cell);
    at = cell.to;
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length;
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return { delimiter, rows };
}

function plain(text: string, from: number, delimiter: string): Cell {
  let to = from;
  while (to < text.length && text[to] !== "\n" && text[to] !== "\r" && !text.startsWith(delimiter, to)) to += 1;
  return { text: text.slice(from, to), from, to };
}

/** `undefined` when the quotes are never closed. What follows closing quotes up to the delimiter is taken along. */
function quoted(text: string, from: number, delimiter: string): Cell | undefined {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return undefined;
    parts.push(text.slice(at, end));
    at = end + 1;
    if (text[at] !== '"') break;
    parts.push('"');
    at += 1;
  }
  const rest = plain(text, at, delimiter);
  return { text: parts.join("") + rest.text, from, to: rest.to };
}

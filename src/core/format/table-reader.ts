import { err, ok, type Result } from "../result.ts";
import { plainCell } from "./cell.ts";
import type { Decoded } from "./decode.ts";
import type { ReadDocument, ReadError, ReadOptions } from "./document.ts";
import { type BlockText, joinBlockTexts } from "./joined.ts";
import { looksBinary } from "./sniff.ts";
import { type Cell, parseTable, type Table } from "./table.ts";

/** A row of a table that is a block. */
export interface TableRow {
  readonly target: Cell;
  readonly source?: Cell;
}

/** The rows of the chosen columns, and which these are, 0-based. */
export interface ChosenRows {
  readonly rows: readonly TableRow[];
  readonly target: number;
  readonly source?: number;
}

/** As much of a column's name as anybody reads. */
const MAX_NAME = 80;

const TARGET_NAMES =
  /^(?:target|translation|machine translation|raw mt|mt|mt output|output|hypothesis|correction|post-?edit|text|segment)$/iu;
const SOURCE_NAMES = /^(?:source|src|original|source text)$/iu;

/** A CSV or TSV file: one block a row of the chosen column, with its source if one was chosen. */
export function readTable(
  decoded: Decoded,
  format: "csv" | "tsv",
  columns: ReadOptions["columns"],
): Result<ReadDocument, ReadError> {
  const { encoding, bom, eol, guessed, text } = decoded;
  if (looksBinary(text)) return err({ code: "binary", message: "too many control characters for a table" });
  const table = openTable(text, format);
  if (!table.ok) return table;
  const opened = chooseRows(table.value, columns);
  if (!opened.ok) return opened;
  const { rows, ...chosen } = opened.value;
  const parts = rows.map(({ target, source }): BlockText => {
    const own = { kind: "paragraph" as const, text: plainCell(target.text) };
    return source === undefined ? own : { ...own, source: plainCell(source.text) };
  });
  if (parts.length === 0) return err({ code: "no-text", message: "no row with text in the chosen column" });
  const names = namesOf(table.value).map((name) => name.slice(0, MAX_NAME));
  const document = { format, encoding, bom, eol, ...joinBlockTexts(parts), table: { columns: names, ...chosen } };
  return ok(guessed ? { ...document, guessed } : document);
}

/** The table of a delimited file. */
export function openTable(text: string, format: "csv" | "tsv"): Result<Table, ReadError> {
  const table = parseTable(text, format);
  if ("line" in table) {
    const at = `line ${table.line}`;
    if (table.isTooLarge === true) return err({ code: "too-large", message: "more cells than can be read", at });
    return err({ code: "malformed", message: "quotes that are never closed", at });
  }
  return ok(table);
}

/** The rows that are blocks when these columns are chosen; by default those that say what they are. */
export function chooseRows(table: Table, columns: ReadOptions["columns"]): Result<ChosenRows, ReadError> {
  const names = namesOf(table);
  if (names.length === 0) return err({ code: "no-text", message: "no row" });
  const chosen = columns ?? guessColumns(names);
  const target = chosen === undefined ? undefined : columnOf(chosen.target, names);
  if (chosen === undefined || target === undefined) {
    const message = chosen === undefined ? "which column is the text?" : `there is no column ${chosen.target}`;
    return err({ code: "needs-columns", message, columns: names.map((name) => name.slice(0, MAX_NAME)) });
  }
  const source = chosen.source === undefined ? undefined : columnOf(chosen.source, names);
  const hasHead = names.some((name) => TARGET_NAMES.test(name) || SOURCE_NAMES.test(name)) || !isNumber(chosen.target);
  const rows = table.rows.slice(hasHead ? 1 : 0).flatMap((row): readonly TableRow[] => {
    const cell = row[target];
    const from = source === undefined ? undefined : row[source];
    if (cell === undefined || (cell.text.trim() === "" && (from?.text ?? "").trim() === "")) return [];
    return [from === undefined ? { target: cell } : { target: cell, source: from }];
  });
  return ok({ rows, target, ...(source === undefined ? {} : { source }) });
}

const namesOf = ({ rows }: Table): readonly string[] => (rows[0] ?? []).map((cell) => cell.text.trim());

function isNumber(column: string | number): boolean {
  return typeof column === "number" || /^\d+$/u.test(column);
}

function columnOf(column: string | number, names: readonly string[]): number | undefined {
  const named = names.findIndex((name) => name.toLowerCase() === String(column).trim().toLowerCase());
  if (named >= 0) return named;
  const index = isNumber(column) ? Number(column) : -1;
  return index >= 0 && index < names.length ? index : undefined;
}

/** Columns that say themselves what they are; a file of one column needs no choice. */
function guessColumns(names: readonly string[]): ReadOptions["columns"] {
  const target = names.findIndex((name) => TARGET_NAMES.test(name));
  const source = names.findIndex((name) => SOURCE_NAMES.test(name));
  if (target >= 0) return source < 0 ? { target } : { target, source };
  return names.length === 1 ? { target: 0 } : undefined;
}

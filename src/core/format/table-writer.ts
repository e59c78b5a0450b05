import { err, type Result } from "../result.ts";
import { neutralCell, plainCell, quoteCell } from "./cell.ts";
import { decode } from "./decode.ts";
import type { ReadOptions } from "./document.ts";
import { applySplices, type Splice } from "./splice.ts";
import type { Table } from "./table.ts";
import { chooseRows, openTable, type TableRow } from "./table-reader.ts";
import type { WriteError } from "./write-error.ts";
import type { Written } from "./written.ts";

/** The opened table as text with new cells; all other cells stay as they were, and no changed cell can run. */
export function writeTable(
  original: Uint8Array,
  document: Written,
  texts: readonly string[],
): Result<string, WriteError> {
  const decoded = decode(original, document.encoding);
  if (!decoded.ok) return err({ code: "original-mismatch", message: decoded.error.message });
  const text = decoded.value.text;
  const table = openTable(text, document.format === "tsv" ? "tsv" : "csv");
  const rows = table.ok ? findRows(table.value, document) : undefined;
  if (!table.ok || rows === undefined) {
    return err({ code: "original-mismatch", message: "no column of the file holds the texts of the review" });
  }
  const splices = rows.flatMap(({ target }, at): readonly Splice[] => {
    const wanted = texts[at] ?? "";
    if (wanted === plainCell(target.text)) return [];
    return [{ from: target.from, to: target.to, text: quoteCell(neutralCell(wanted), table.value.delimiter) }];
  });
  return { ok: true, value: applySplices(text, splices) };
}

/** The columns were the editor's choice when the file was opened; the texts tell which they were. */
function findRows(table: Table, document: Written): readonly TableRow[] | undefined {
  const names = table.rows[0]?.map((cell) => cell.text.trim()) ?? [];
  for (const columns of choices(names)) {
    const chosen = chooseRows(table, columns);
    if (!chosen.ok) continue;
    const { rows } = chosen.value;
    if (rows.length !== document.blocks.length) continue;
    const isSame = document.blocks.every(
      (block, at) => plainCell(rows[at]?.target.text ?? "") === document.text.slice(block.from, block.to),
    );
    if (isSame) return rows;
  }
  return undefined;
}

function* choices(names: readonly string[]): Generator<ReadOptions["columns"]> {
  yield undefined;
  for (const targets of [names.map((_, at) => at), names]) {
    for (const target of targets) {
      yield { target };
      for (let source = 0; source < names.length; source += 1) yield { target, source };
    }
  }
}

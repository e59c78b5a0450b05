import type { ExportInput } from "./export-input.ts";
import { neutralCell, quoteCell } from "./cell.ts";
import { markInWords } from "./export-marks.ts";

/** The review as a table, one row a sentence, in UTF-8 with a BOM (without it Excel guesses); no cell can run. */
export function reviewTable({ state, flags }: ExportInput, delimiter: "," | "\t"): string {
  const hasSource = state.segments.some((segment) => segment.source !== undefined);
  const head = [
    "ID",
    ...(hasSource ? ["Source"] : []),
    "Machine translation",
    "Correction",
    "Status",
    "Comment",
    "Marks",
    "Flags",
  ];
  const rows = state.segments.map((segment) => [
    segment.id,
    ...(hasSource ? [segment.source ?? ""] : []),
    segment.raw,
    segment.pe,
    segment.status,
    segment.comment ?? "",
    segment.marks.map((mark) => markInWords(mark, segment)).join("\n"),
    (flags?.get(segment.id) ?? []).map((flag) => flag.message).join("\n"),
  ]);
  const lines = [head, ...rows].map((row) =>
    row.map((cell) => quoteCell(neutralCell(cell), delimiter)).join(delimiter),
  );
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/**
 * Marks in the tab-separated form of the public MQM data: one row a mark, its words between `<v>` and `</v>`; a sentence
 * without marks has one row that says so. `system` tells the raw translation (`mt`) from the correction (`pe`).
 */
export function mqmTable({ state, who }: ExportInput): string {
  const head = ["system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity", "comment"];
  const doc = state.article.fileName ?? state.title;
  const rows = state.segments.flatMap((segment, index): readonly (readonly string[])[] => {
    const start = [doc, String(segment.block + 1), String(index + 1), who, segment.source ?? ""];
    if (segment.marks.length === 0)
      return [["pe", ...start, segment.pe, "No-error", "No-error", segment.comment ?? ""]];
    return segment.marks.map((mark) => {
      const text = mark.column === "raw" ? segment.raw : segment.pe;
      const marked = `${text.slice(0, mark.from)}<v>${text.slice(mark.from, mark.to)}</v>${text.slice(mark.to)}`;
      const [dimension = "", type = ""] = mark.type.split("/").map(capital);
      return [
        mark.column === "raw" ? "mt" : "pe",
        ...start,
        marked,
        `${dimension}/${type}`,
        capital(mark.severity),
        mark.comment ?? "",
      ];
    });
  });
  // The form knows no quotes: what would break a row becomes a space.
  const line = (row: readonly string[]): string =>
    row.map((cell) => neutralCell(cell.replace(/[\t\r\n]+/gu, " "))).join("\t");
  return `${[head, ...rows].map(line).join("\n")}\n`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

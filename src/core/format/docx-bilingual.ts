import { err, ok, type Result } from "../result.ts";
import type { Change as ReviewChange } from "../review/event.ts";
import { type ReviewState, type Segment, type Status, STATUSES } from "../review/state.ts";
import { buildDocx } from "./docx-build.ts";
import { openDocx } from "./docx-document.ts";
import { runText } from "./docx-runs.ts";
import { docxParagraphs } from "./docx-text.ts";
import type { ReadError } from "./document.ts";
import type { XmlElement } from "./xml.ts";
import { descendants, elements } from "./xml-query.ts";

const COLUMNS = ["ID", "Source", "Machine translation", "Correction", "Status", "Comment"] as const;
const WIDTHS = [700, 3300, 3500, 3500, 1400, 2100] as const;

/** The review as a table in Word, one row a sentence; only Correction, Status and Comment are meant to be changed there. */
export function bilingualDocx(state: ReviewState): Uint8Array {
  const hasSource = state.segments.some((segment) => segment.source !== undefined);
  const shown = COLUMNS.flatMap((name, at) => (name === "Source" && !hasSource ? [] : [at]));
  const rows = state.segments.map((segment) => rowXml(shown, cellsOf(segment)));
  const grid = shown.map((at) => `<w:gridCol w:w="${WIDTHS[at] ?? 1000}"/>`).join("");
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`).join("");
  const table = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rowXml(shown, COLUMNS, true)}${rows.join("")}</w:tbl>`;
  const heading = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r>${runText(state.title, "w:")}</w:r></w:p>`;
  const mark = `<w:p><w:pPr><w:pStyle w:val="Byline"/></w:pPr><w:r>${runText(`${REVIEW_MARK}${state.id}`, "w:")}</w:r></w:p>`;
  return buildDocx(`${heading}${mark}${table}<w:p/>`, { title: state.title, isLandscape: true });
}

const REVIEW_MARK = "Galley review ";

function cellsOf(segment: Segment): readonly string[] {
  return [segment.id, segment.source ?? "", segment.raw, segment.pe, segment.status, segment.comment ?? ""];
}

function rowXml(shown: readonly number[], texts: readonly string[], isHeader = false): string {
  const cells = shown.map((at) => {
    const look = isHeader ? "<w:rPr><w:b/></w:rPr>" : "";
    const width = `<w:tcPr><w:tcW w:w="${WIDTHS[at] ?? 1000}" w:type="dxa"/></w:tcPr>`;
    return `<w:tc>${width}<w:p><w:r>${look}${runText(texts[at] ?? "", "w:")}</w:r></w:p></w:tc>`;
  });
  return `<w:tr>${isHeader ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.join("")}</w:tr>`;
}

/** One row of a bilingual table that came back. */
export interface BilingualRow {
  readonly id: string;
  readonly pe: string;
  readonly status?: string;
  readonly comment?: string;
}

/** A bilingual table as it came back; tracked changes made in it count as accepted. */
export interface BilingualTable {
  /** The review it was made from, if the line that says so is still there. */
  readonly review?: string;
  readonly rows: readonly BilingualRow[];
}

/** Finds the table by its ID and Correction columns, wherever they are by now. */
export function readBilingualDocx(bytes: Uint8Array): Result<BilingualTable, ReadError> {
  const docx = openDocx(bytes);
  if (!docx.ok) return docx;
  const marked = docx.value.paragraphs.find((paragraph) => paragraph.text.startsWith(REVIEW_MARK));
  const review = marked === undefined ? {} : { review: marked.text.slice(REVIEW_MARK.length).trim() };
  for (const table of descendants(docx.value.root)) {
    if (table.local !== "tbl") continue;
    const rows = elements(table, "tr").map((row) => elements(row, "tc").map(cellText));
    const column = (name: (typeof COLUMNS)[number]): number =>
      (rows[0] ?? []).findIndex((cell) => cell.trim() === name);
    if (column("ID") < 0 || column("Correction") < 0) continue;
    return ok({ ...review, rows: rows.slice(1).flatMap((row) => rowOf(row, column)) });
  }
  return err({ code: "no-text", message: "no table with the columns ID and Correction" });
}

function rowOf(row: readonly string[], column: (name: (typeof COLUMNS)[number]) => number): readonly BilingualRow[] {
  const id = row[column("ID")]?.trim() ?? "";
  const pe = row[column("Correction")];
  if (id === "" || pe === undefined) return [];
  const status = row[column("Status")]?.trim();
  const comment = row[column("Comment")];
  return [{ id, pe, ...(status === undefined ? {} : { status }), ...(comment === undefined ? {} : { comment }) }];
}

function cellText(cell: XmlElement): string {
  return docxParagraphs(cell)
    .map((paragraph) => paragraph.text)
    .join("\n");
}

/** What a bilingual table changes in a review: one bulk action, and what could not be placed. */
export interface BilingualMerge {
  readonly changes: readonly ReviewChange[];
  /** Ids of rows that name no sentence of this review, or one that came twice. */
  readonly unknown: readonly string[];
  /** Sentences without a row. */
  readonly missing: readonly string[];
}

/** Puts corrections, statuses and comments of the table beside the review's own; nothing else is looked at. */
export function mergeBilingual(state: ReviewState, table: BilingualTable): BilingualMerge {
  const left = new Map(state.segments.map((segment) => [String(segment.id), segment]));
  const unknown: string[] = [];
  const changes: ReviewChange[] = [];
  for (const row of table.rows) {
    const segment = left.get(row.id);
    if (segment === undefined) unknown.push(row.id);
    else changes.push(...changesOfRow(segment, row));
    left.delete(row.id);
  }
  return { changes, unknown, missing: [...left.keys()] };
}

function changesOfRow(segment: Segment, row: BilingualRow): readonly ReviewChange[] {
  const changes: ReviewChange[] = [];
  const status = STATUSES.find((name): name is Status => name === row.status) ?? segment.status;
  const before = segment.comment ?? "";
  // A table cannot tell the line ends of two systems apart.
  const isSame = lines(row.pe) === lines(segment.pe);
  if (!isSame) changes.push({ kind: "text", segment: segment.id, before: segment.pe, after: row.pe });
  if (status !== segment.status)
    changes.push({ kind: "status", segment: segment.id, before: segment.status, after: status });
  if (row.comment !== undefined && lines(row.comment) !== lines(before)) {
    changes.push({ kind: "comment", segment: segment.id, before, after: row.comment });
  }
  return changes;
}

function lines(text: string): string {
  return text.replace(/\r\n?/gu, "\n");
}

import type { Block, BlockKind } from "../review/article.ts";
import { isBlank, splitLines, trimmedSpan, type Line } from "./lines.ts";

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/u;
const HEADING_TAIL = /[ \t]+#+[ \t]*$/u;
const SETEXT = /^ {0,3}(?:=+|-+)[ \t]*$/u;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u;
const QUOTE = /^ {0,3}(?:>[ \t]?)+/u;
const LIST = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)/u;
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:[ \t]*/u;
const REFERENCE = /^ {0,3}\[[^\]]+\]:[ \t]*\S/u;
const INDENTED = /^(?: {4}|\t)/u;
const HTML_ONLY = /^\s*(?:<\/?[a-z][^>]*>\s*|<!--(?:(?!-->).)*-->\s*)+$/iu;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/u;
/** No heading is this long; bounds what a pattern that is not anchored may cost. */
const LONG_LINE = 1000;
const FRONT_MATTER = /^(?:---|\+\+\+)[ \t]*$/u;

interface Reader {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly blocks: Block[];
}

/**
 * Blocks of a Markdown text (CommonMark, with tables, footnotes and front matter). Marks of headings, lists and quotes lie
 * between blocks, inline marks stay in them. Code is one block a fence. Lines of a paragraph are one block, as Markdown reads
 * them, except at hard breaks; each line of a quotation is its own, since its mark stands on every line.
 */
export function splitMarkdownBlocks(text: string): readonly Block[] {
  const reader: Reader = { text, lines: splitLines(text), blocks: [] };
  let at = skipFrontMatter(reader.lines);
  while (at < reader.lines.length) at = readBlock(reader, at);
  return reader.blocks;
}

function skipFrontMatter(lines: readonly Line[]): number {
  const fence = lines[0]?.text.trimEnd() ?? "";
  if (!FRONT_MATTER.test(fence)) return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.text.trimEnd() === fence);
  return end === -1 ? 0 : end + 1;
}

/** Reads what begins at line `at`; returns the line behind it. */
function readBlock(reader: Reader, at: number): number {
  const line = reader.lines[at];
  if (line === undefined) return at + 1;
  const { text } = line;
  if (isBlank(text) || RULE.test(text) || HTML_ONLY.test(text)) return at + 1;
  if (FENCE.test(text)) return readFence(reader, at);
  if (HEADING.test(text)) return readHeading(reader, line, at);
  if (QUOTE.test(text)) return readMarked(reader, line, { at, pattern: QUOTE, kind: "quote" });
  if (FOOTNOTE.test(text))
    return readParagraph(reader, at, { skip: FOOTNOTE.exec(text)?.[0].length ?? 0, kind: "footnote" });
  if (REFERENCE.test(text)) return at + 1;
  if (LIST.test(text)) return readParagraph(reader, at, { skip: LIST.exec(text)?.[0].length ?? 0, kind: "list-item" });
  if (isTable(reader, at)) return readTable(reader, at);
  if (INDENTED.test(text) && !endsWithList(reader)) return readIndentedCode(reader, at);
  return readParagraph(reader, at, { skip: 0, kind: "paragraph" });
}

function endsWithList(reader: Reader): boolean {
  const kind = reader.blocks.at(-1)?.kind;
  return kind === "list-item" || kind === "footnote";
}

function push(reader: Reader, kind: BlockKind, from: number, to: number): void {
  const span = trimmedSpan(reader.text, from, to);
  if (span !== undefined) reader.blocks.push({ kind, ...span });
}

function readFence(reader: Reader, at: number): number {
  const fence = FENCE.exec(reader.lines[at]?.text ?? "")?.[1] ?? "";
  let end = at + 1;
  const closing = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`, "u");
  while (end < reader.lines.length && !closing.test(reader.lines[end]?.text ?? "")) end += 1;
  const last = reader.lines[Math.min(end, reader.lines.length - 1)];
  push(reader, "code", reader.lines[at]?.from ?? 0, last?.to ?? 0);
  return end + 1;
}

function readIndentedCode(reader: Reader, at: number): number {
  let end = at + 1;
  while (end < reader.lines.length && INDENTED.test(reader.lines[end]?.text ?? "")) end += 1;
  push(reader, "code", reader.lines[at]?.from ?? 0, reader.lines[end - 1]?.to ?? 0);
  return end;
}

function readHeading(reader: Reader, line: Line, at: number): number {
  const mark = HEADING.exec(line.text)?.[0].length ?? 0;
  const tail = line.text.length > LONG_LINE ? 0 : (HEADING_TAIL.exec(line.text)?.[0].length ?? 0);
  push(reader, headingKind(reader), line.from + mark, Math.max(line.from + mark, line.to - tail));
  return at + 1;
}

function headingKind(reader: Reader): BlockKind {
  return reader.blocks.length === 0 ? "headline" : "heading";
}

interface Marked {
  readonly at: number;
  readonly pattern: RegExp;
  readonly kind: BlockKind;
}

function readMarked(reader: Reader, line: Line, { at, pattern, kind }: Marked): number {
  const mark = pattern.exec(line.text)?.[0].length ?? 0;
  push(reader, kind, line.from + mark, line.to);
  return at + 1;
}

function isTable(reader: Reader, at: number): boolean {
  const under = reader.lines[at + 1]?.text ?? "";
  return (
    (reader.lines[at]?.text ?? "").includes("|") && under.includes("-") && under.includes("|") && TABLE_RULE.test(under)
  );
}

function readTable(reader: Reader, at: number): number {
  let row = at;
  for (; row < reader.lines.length; row += 1) {
    const line = reader.lines[row];
    if (line === undefined || !line.text.includes("|")) break;
    if (row !== at + 1) readCells(reader, line);
  }
  return row;
}

function readCells(reader: Reader, line: Line): void {
  let from = line.from;
  for (const match of line.text.matchAll(/(?<!\\)\||$/gu)) {
    push(reader, "table-cell", from, line.from + match.index);
    from = line.from + match.index + 1;
  }
}

interface Opening {
  /** Length of the mark before the text. */
  readonly skip: number;
  readonly kind: BlockKind;
}

function readParagraph(reader: Reader, at: number, { skip, kind }: Opening): number {
  let from = (reader.lines[at]?.from ?? 0) + skip;
  let end = at + 1;
  for (; end < reader.lines.length; end += 1) {
    const line = reader.lines[end];
    const before = reader.lines[end - 1];
    if (line === undefined || before === undefined) break;
    if (kind === "paragraph" && SETEXT.test(line.text)) {
      push(reader, headingKind(reader), from, before.to);
      return end + 1;
    }
    if (opensBlock(line.text)) break;
    if (isHardBreak(before.text)) {
      pushWithoutBreak(reader, kind, from, before);
      from = line.from;
    }
  }
  const last = reader.lines[end - 1];
  if (last !== undefined) pushWithoutBreak(reader, kind, from, last);
  return end;
}

function isHardBreak(text: string): boolean {
  return text.endsWith("  ") || text.endsWith("\\");
}

function pushWithoutBreak(reader: Reader, kind: BlockKind, from: number, last: Line): void {
  push(reader, kind, from, last.text.endsWith("\\") ? last.to - 1 : last.to);
}

function opensBlock(text: string): boolean {
  return (
    isBlank(text) ||
    RULE.test(text) ||
    FENCE.test(text) ||
    HEADING.test(text) ||
    QUOTE.test(text) ||
    LIST.test(text) ||
    FOOTNOTE.test(text)
  );
}

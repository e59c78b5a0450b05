import type { Span } from "../text/span.ts";

export const BLOCK_KINDS = [
  "headline",
  "byline",
  "dateline",
  "heading",
  "paragraph",
  "list-item",
  "quote",
  "table-cell",
  "caption",
  "footnote",
  "code",
  "boilerplate",
] as const;

export type BlockKind = (typeof BLOCK_KINDS)[number];

export const FORMATS = ["txt", "md", "html", "docx", "rtf", "odt", "xliff", "tmx", "csv", "tsv", "paste"] as const;

export type FormatName = (typeof FORMATS)[number];

/** One piece of the article's text that stands on its own; never overlaps another. Offsets are in `Article.text`. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** The text this block was translated from, in bilingual formats. Such a block is one segment. */
  readonly source?: string;
  /** What the file says about it, in the file's own words: the `state` of an XLIFF target. */
  readonly state?: string;
  /** Index of the earlier block that this one repeats for other programs; it has no segments and follows that block. */
  readonly copyOf?: number;
}

export type LineEnd = "lf" | "crlf" | "cr" | "mixed" | "none";

/** One opened document as it arrived. Never changes. */
export interface Article {
  readonly title: string;
  /** Name of the opened file, without folders; absent for pasted text. */
  readonly fileName?: string;
  readonly format: FormatName;
  /** WHATWG encoding label the bytes were decoded with, for text formats; `utf-8` where the format fixes it. */
  readonly encoding: string;
  readonly bom: boolean;
  readonly eol: LineEnd;
  /** BCP 47, when the file or the editor says so. */
  readonly sourceLang?: string;
  readonly targetLang?: string;
  /** For text formats the decoded file without its BOM; for others the blocks' texts, joined by blank lines. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

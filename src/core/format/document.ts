import type { Block, FormatName, LineEnd } from "../review/article.ts";

/** What a format reader got out of a file. `blocks` are places in `text`, in order, never overlapping. */
export interface ReadDocument {
  readonly format: FormatName;
  /** The format's own version where it has one: `"1.2"`, `"2.1"`. */
  readonly version?: string;
  readonly encoding: string;
  /** True when the encoding was detected, not declared: the editor is shown the guess. */
  readonly guessed?: boolean;
  readonly bom: boolean;
  readonly eol: LineEnd;
  readonly sourceLang?: string;
  readonly targetLang?: string;
  readonly title?: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Tracked changes found in the file; the text is as if all were accepted. */
  readonly revisions?: readonly {
    readonly kind: string;
    readonly author?: string;
    readonly date?: string;
    readonly text: string;
  }[];
  /** For CSV and TSV: the first row, and the columns that were read, 0-based. */
  readonly table?: { readonly columns: readonly string[]; readonly target: number; readonly source?: number };
  readonly comments?: readonly { readonly author?: string; readonly date?: string; readonly text: string }[];
}

export interface ReadOptions {
  /** WHATWG label that the editor chose, instead of detection. */
  readonly encoding?: string;
  /** Column names or 0-based numbers for CSV and TSV. */
  readonly columns?: { readonly target: string | number; readonly source?: string | number };
  /** Languages to take from a file that has more than two, as the file writes them. */
  readonly sourceLang?: string;
  readonly targetLang?: string;
  /** Overrides what the file's name and content say. */
  readonly format?: FormatName;
}

/** Why a file was refused. Texts for people live with the interface, keyed by `code`. */
export interface ReadError {
  readonly code:
    | "empty"
    | "no-text"
    | "binary"
    | "too-large"
    | "unknown-format"
    | "bad-encoding"
    | "malformed"
    | "doctype"
    | "too-deep"
    | "too-many-entries"
    | "compression-bomb"
    | "encrypted"
    | "unsafe-path"
    | "needs-columns"
    | "timeout"
    | "out-of-memory"
    | "crashed"
    | "stopped";
  /** For a log or a detail line; never markup. */
  readonly message: string;
  /** Where: `line 12, column 3`, or the part of a container: `word/document.xml`. */
  readonly at?: string;
  /** With `needs-columns`: the first row, from which the editor picks by name or 0-based number. */
  readonly columns?: readonly string[];
}

/** The largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

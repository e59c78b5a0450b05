import type { Flag } from "../check/flag.ts";
import type { SegmentId } from "../ids.ts";
import type { ReviewEvent } from "../review/event.ts";
import type { ReviewState } from "../review/state.ts";
import type { ReportScores } from "./report-scores.ts";

/** Everything that an export may tell about a review. */
export interface ExportInput {
  readonly state: ReviewState;
  /** Bytes of the opened file. */
  readonly original: Uint8Array;
  /** The review's revisions, oldest first. */
  readonly events: readonly ReviewEvent[];
  /** Flags of the post-edits that the editor has neither followed nor dismissed. */
  readonly flags?: ReadonlyMap<SegmentId, readonly Flag[]>;
  /** For the change report. */
  readonly scores?: ReportScores;
  /** Author of the tracked changes and comments. */
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC: the date written into the file. */
  readonly at: number;
  /** Writes the clean text in this encoding instead of the opened file's, for `txt`, `md`, `html`, `csv` and `tsv`. */
  readonly encoding?: string;
}

export const EXPORT_FORMATS = [
  "clean",
  "docx-tracked",
  "docx-bilingual",
  "html-report",
  "xliff21",
  "xliff12",
  "tmx",
  "csv",
  "tsv",
  "json",
  "mqm-tsv",
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file to be written; `fileName` is only a suggestion. */
export interface Exported {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mime: string;
}

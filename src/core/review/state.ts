import type { MarkId, ReviewId, SegmentId } from "../ids.ts";
import type { Span } from "../text/span.ts";
import type { Article } from "./article.ts";
import type { MqmSeverity, MqmType } from "./mqm.ts";

export const STATUSES = ["not-reviewed", "edited", "confirmed", "needs-work", "needs-source"] as const;

export type Status = (typeof STATUSES)[number];

/** An error annotation made by hand or by accepting a fix. Offsets are in the text of `column` at the time of marking. */
export interface Mark extends Span {
  readonly id: MarkId;
  readonly column: "raw" | "pe";
  readonly type: MqmType;
  readonly severity: MqmSeverity;
  readonly comment?: string;
}

/** One sentence under review. `[from, to)` is its place in `Article.text`; `raw` is that slice and never changes. */
export interface Segment extends Span {
  readonly id: SegmentId;
  /** Index into `Article.blocks`. */
  readonly block: number;
  readonly raw: string;
  /** The sentence it was translated from, where known. */
  readonly source?: string;
  /** The post-edit: the current corrected text. */
  readonly pe: string;
  readonly status: Status;
  readonly comment?: string;
  readonly marks: readonly Mark[];
}

/** The editor's decision that a flag is wrong. `words` is the flagged text, lower-case, spaces folded. */
export interface Dismissal {
  readonly rule: string;
  readonly words: string;
  readonly scope: "once" | "article" | "always";
  /** Where, for scope `once`. */
  readonly segment?: SegmentId;
}

/** One step that undo or redo can take: the events it consists of (typing joins several), oldest first. */
export interface Step {
  readonly label: StepLabel;
  readonly events: readonly number[];
  /** The first sentence it changed and how many it changed; absent for what belongs to no sentence. */
  readonly place?: { readonly segment: SegmentId; readonly count: number };
}

export const STEP_LABELS = [
  "edit",
  "accept",
  "revert",
  "restore",
  "replace-all",
  "fix-all",
  "unify-name",
  "confirm",
  "status",
  "comment",
  "mark",
  "unmark",
  "dismiss",
  "split",
  "merge",
  "source",
  "rename",
  "import",
  "undo",
  "redo",
] as const;

/** What the editor did, for history and the undo list; texts for people live in the interface's catalogue. */
export type StepLabel = (typeof STEP_LABELS)[number];

/** A review as it stands: the fold of its events over its article. */
export interface ReviewState {
  readonly id: ReviewId;
  readonly title: string;
  readonly article: Article;
  readonly segments: readonly Segment[];
  readonly dismissals: readonly Dismissal[];
  /** Sequence number of the newest event; 0 before the first. */
  readonly seq: number;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

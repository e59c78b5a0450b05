import type { Metrics, RecoveryNote, SaveState } from "../../contract/replies.ts";
import type { SegmentId } from "../../core/ids.ts";
import type { NameLedger } from "../../core/name/ledger.ts";
import type { ReviewState } from "../../core/review/state.ts";

export type Mode = "side" | "changes" | "clean" | "report";
export type Tab = "flags" | "history" | "marks" | "names";

/** Text typed into a correction and not yet sent. */
export interface Draft {
  readonly id: SegmentId;
  readonly text: string;
}

/** Asks a correction field to take the focus; `n` tells two equal wishes apart. */
export interface FocusWish {
  readonly id: SegmentId;
  readonly from?: number;
  readonly to?: number;
  readonly n: number;
}

/** What the page knows of the review it shows. */
export interface SessionState {
  /** When the article was opened first, ms since 1970. */
  readonly createdAt: number;
  /** With every action of this page in it, whether answered yet or not. */
  readonly review: ReviewState;
  readonly save: SaveState;
  /** Actions sent or waiting to be sent. */
  readonly unsent: number;
  readonly connected: boolean;
  readonly draft: Draft | undefined;
  /** Counts batches of flags; the flags themselves are on the flag board. */
  readonly flagsVersion: number;
  readonly checked: boolean;
  /** Sentences that have been checked once; those of a check that starts again keep their flags until they are. */
  readonly checkedCount: number;
  /** The editor stopped the checks. */
  readonly halted: boolean;
  readonly active: SegmentId | undefined;
  /** Which open flag of the active sentence is the current one. */
  readonly flagAt: number;
  readonly focus: FocusWish | undefined;
  readonly mode: Mode;
  readonly tab: Tab;
  readonly filter: string;
  /** Sentences that the filter let through when it was set; `undefined` shows all. */
  readonly shown: ReadonlySet<SegmentId> | undefined;
  readonly recovered: readonly RecoveryNote[];
  readonly metrics: Metrics | undefined;
  readonly names: NameLedger | undefined;
  /** Counts edits, so that what is worked out from them can be asked for again. */
  readonly edits: number;
}

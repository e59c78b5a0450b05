import type { Recovery, StoredReview } from "../service/ports.ts";

/** The version of `review.json` and of the journal beside it that this code writes. */
export const SCHEMA = 2;

/** What `review.json` holds, without its envelope (`galley`, `schema`, `sha256`). */
export interface ReviewDocument {
  /** Counts the snapshots of this review: 1, 2, 3 … */
  readonly generation: number;
  readonly review: StoredReview;
  /** Check of the last event's journal line: the journal goes on from here. */
  readonly chain: string;
  readonly original: { readonly bytes: number; readonly sha256: string };
  /** Losses found while opening that the editor may not have been told yet. */
  readonly notices: readonly Recovery[];
}

export const seqOf = (document: ReviewDocument): number => document.review.events.length;

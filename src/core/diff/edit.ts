import type { Span } from "../text/span.ts";

export type EditKind = "equal" | "insert" | "delete" | "replace" | "move-from" | "move-to";

/** A change inside a replaced word, in offsets of the whole texts like the edit it belongs to. */
export interface LetterEdit {
  readonly kind: "equal" | "insert" | "delete" | "replace";
  readonly before: Span;
  readonly after: Span;
}

/**
 * One step from one text to another. The edits of a difference are in order and cover both texts without gap or overlap;
 * putting each edit's `after` slice in the place of its `before` slice gives the other text. Offsets are UTF-16 code units.
 */
export interface Edit {
  readonly kind: EditKind;
  /** Empty for `insert` and `move-to`. */
  readonly before: Span;
  /** Empty for `delete` and `move-from`. */
  readonly after: Span;
  /** For `move-from` and `move-to`: the number that joins the two ends of one move. */
  readonly move?: number;
  /** For `replace`, where it helps: what changed inside the word. Covers the edit's two slices. */
  readonly detail?: readonly LetterEdit[];
}

import type { ReviewId } from "../core/ids.ts";
import type { ReviewStore } from "../service/ports.ts";

export type StoreMethod = Exclude<keyof ReviewStore, "dispose">;

/** What goes to the store process. */
export type ToStore =
  | { readonly home: string }
  | { readonly id: number; readonly method: StoreMethod; readonly args: readonly unknown[] }
  /** Opens a review whose content the parent has already: the answer is a `Reopened`. */
  | { readonly id: number; readonly reopen: ReviewId }
  /** Close everything, then exit with code 0. */
  | { readonly stop: true };

/** What comes back: one answer for each call, `result` being the store's own `Result`. */
export interface FromStore {
  readonly id: number;
  readonly result: unknown;
}

import type { CheckSettings } from "../../core/check/settings.ts";
import type { ReviewId } from "../../core/ids.ts";
import type { NameLedger } from "../../core/name/ledger.ts";
import type { CheckedSegment, SegmentFlags } from "../../service/ports.ts";
import type { Manners } from "../watched.ts";

/** What the checker asks of its worker. `run` numbers the starts: answers to an older one are dropped. */
export type ToCheckWorker =
  | {
      readonly kind: "start";
      readonly review: ReviewId;
      readonly run: number;
      readonly article: { readonly segments: readonly CheckedSegment[]; readonly sourceLang?: string };
      readonly settings: CheckSettings;
    }
  | { readonly kind: "recheck"; readonly n: number; readonly review: ReviewId; readonly segment: CheckedSegment }
  | { readonly kind: "names"; readonly n: number; readonly review: ReviewId }
  | { readonly kind: "halt" | "stop"; readonly review: ReviewId };

export type FromCheckWorker =
  | {
      readonly kind: "flags";
      readonly review: ReviewId;
      readonly run: number;
      readonly batch: readonly SegmentFlags[];
      readonly done: boolean;
    }
  | { readonly kind: "rechecked"; readonly n: number; readonly flags?: SegmentFlags }
  | { readonly kind: "names"; readonly n: number; readonly names: NameLedger };

/** When silence of the check worker means that it hangs. Messages are those above: both ends are ours. */
export const CHECK_MANNERS: Manners = {
  asks: (message) => !["halt", "stop"].includes((message as ToCheckWorker).kind),
  goesOn: (message) => {
    const told = message as FromCheckWorker;
    return told.kind === "flags" && !told.done;
  },
};

/** A sentence for the grammar worker and its answer. */
export interface GrammarAsk {
  readonly n: number;
  readonly text: string;
  readonly dialect: CheckSettings["dialect"];
}

import type { SegmentId } from "../ids.ts";
import type { Dismissal, Mark, Segment, Status, StepLabel } from "./state.ts";

/** The smallest recorded change; each carries what it replaces, so its inverse is known without looking anywhere else. */
export type Change =
  | { readonly kind: "text"; readonly segment: SegmentId; readonly before: string; readonly after: string }
  | { readonly kind: "status"; readonly segment: SegmentId; readonly before: Status; readonly after: Status }
  | { readonly kind: "comment"; readonly segment: SegmentId; readonly before: string; readonly after: string }
  | { readonly kind: "source"; readonly segment: SegmentId; readonly before: string; readonly after: string }
  | { readonly kind: "mark-added"; readonly segment: SegmentId; readonly mark: Mark }
  | { readonly kind: "mark-removed"; readonly segment: SegmentId; readonly mark: Mark }
  | { readonly kind: "dismissed"; readonly dismissal: Dismissal }
  | { readonly kind: "restored"; readonly dismissal: Dismissal }
  | { readonly kind: "title"; readonly before: string; readonly after: string }
  /** Split and merge: the run of segments `before` gives way to the run `after`, which covers the same raw text. */
  | { readonly kind: "resegmented"; readonly before: readonly Segment[]; readonly after: readonly Segment[] };

/** One revision: what one action of the editor changed. Bulk actions are one event, so they are all or nothing. */
export interface ReviewEvent {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  /** Who did it; the name of the account on this computer unless the editor chose another. */
  readonly who: string;
  readonly label: StepLabel;
  /** The check rule whose suggestion was accepted, if one was. */
  readonly rule?: string;
  readonly changes: readonly Change[];
  /** True when typing went on: undo takes this event and the one before as one step. */
  readonly joins?: true;
  /** For `undo` and `redo`: the events that this one takes back or does again, oldest first. */
  readonly targets?: readonly number[];
  /** True for a revision that was saved and can no longer be read from the disk; `changes` is empty. */
  readonly lost?: true;
}

/** An event before the service gave it its number, time and author. */
export type Action = Omit<ReviewEvent, "seq" | "at" | "who" | "targets" | "lost">;

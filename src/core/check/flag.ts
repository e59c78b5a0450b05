import type { MqmType } from "../review/mqm.ts";
import type { Span } from "../text/span.ts";

export const FAMILIES = [
  "mechanics",
  "language",
  "artefact",
  "consistency",
  "names",
  "numbers",
  "style",
  "boilerplate",
  "source",
  "house",
  "unusual",
] as const;

export type Family = (typeof FAMILIES)[number];

/** How loudly a flag speaks. `hint` is off by default. */
export type FlagSeverity = "hint" | "warning" | "error";

/** Something a check noticed in one segment's text. Computed, never stored as truth. Offsets are in that text. */
export interface Flag extends Span {
  /** `family.name`, stable across versions: dismissals refer to it. */
  readonly rule: string;
  readonly family: Family;
  readonly severity: FlagSeverity;
  /** Confidence that a professional would mark something here, in [0, 1]; orders flags across rules. */
  readonly score: number;
  /** Two or three words, the flag's name for a person: "Literal phrase". */
  readonly title: string;
  /** One plain sentence: what is wrong and why. */
  readonly message: string;
  /** What may replace `[from, to)`, best first; empty where no safe fix is known. */
  readonly suggestions: readonly string[];
  /** The MQM type this would be if an editor marked it. */
  readonly mqm: MqmType;
}

import type { Family, FlagSeverity } from "./flag.ts";

/** How loudly a family or a rule may speak; `off` silences it. */
export type CheckLevel = "off" | FlagSeverity;

/** A phrase the newsroom replaces: house style, or a term it always writes the same way. */
export interface HouseRule {
  readonly phrase: string;
  /** What to write instead; empty when the phrase is only to be avoided. */
  readonly preferred: string;
  readonly reason?: string;
  /** Without it, case is ignored and the suggestion follows the case it finds. */
  readonly matchCase?: boolean;
}

export interface CheckSettings {
  /** By family or by rule id; a rule's own entry wins over its family's. Absent means the measured default. */
  readonly levels: Readonly<Record<string, CheckLevel>>;
  readonly dialect: "en-US" | "en-GB";
  /** At most this many flags per 100 words of the article, best scores first. House rules are never left out. */
  readonly budgetPer100?: number;
  readonly houseRules: readonly HouseRule[];
  /** Names the editor confirmed: never unknown, and the preferred spelling of their variants. */
  readonly knownNames: readonly string[];
  readonly showHints: boolean;
}

/** What an editor gets who changed nothing: levels as measured, hints hidden. */
export const defaultCheckSettings: CheckSettings = {
  levels: {},
  dialect: "en-US",
  houseRules: [],
  knownNames: [],
  showHints: false,
};

/** The level in force for one rule: its own setting, else its family's, else what was measured. */
export function levelOf(settings: CheckSettings, rule: string, family: Family, measured: FlagSeverity): CheckLevel {
  return settings.levels[rule] ?? settings.levels[family] ?? measured;
}

import type { MqmType } from "../review/mqm.ts";
import type { Span } from "../text/span.ts";
import type { NameEntry, NameLedger } from "../name/ledger.ts";
import type { CheckArticle, CheckSegment } from "./article.ts";
import type { Family, FlagSeverity } from "./flag.ts";
import type { Lexicon } from "./lexicon.ts";
import type { CheckSettings } from "./settings.ts";
import type { Token } from "./token.ts";

/** One segment as the rules see it. */
export interface Scene {
  readonly segment: CheckSegment;
  readonly index: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Which typographic habits prevail in the article. */
export interface ArticleStyle {
  readonly quotes: "curly" | "straight" | "none";
  readonly apostrophes: "curly" | "straight" | "none";
}

/** One article with what the rules need to know of it as a whole. */
export interface Stage {
  readonly article: CheckArticle;
  readonly scenes: readonly Scene[];
  readonly style: ArticleStyle;
  readonly ledger: NameLedger;
  /** Ledger entries by each spelling and by key. */
  readonly entries: ReadonlyMap<string, NameEntry>;
  /** Id of the segment that uses an entry first. */
  readonly firstSegment: ReadonlyMap<NameEntry, string>;
  readonly settings: CheckSettings;
  readonly lexicon: Lexicon;
}

/** What a rule noticed; the rule's own defaults fill what is absent. */
export interface Finding extends Span {
  readonly message?: string;
  readonly suggestions?: readonly string[];
  readonly score?: number;
  readonly severity?: FlagSeverity;
  /** Where one file finds several rules. */
  readonly rule?: string;
}

/** One explainable check. Pure: same scene and stage, same findings. */
export interface Rule {
  readonly rule: string;
  readonly family: Family;
  readonly title: string;
  readonly message: string;
  readonly mqm: MqmType;
  readonly severity: FlagSeverity;
  readonly score: number;
  readonly find: (scene: Scene, stage: Stage) => readonly Finding[];
}

import type { Family, FlagSeverity } from "./flag.ts";
import type { MqmType } from "../review/mqm.ts";
import type { TaggerData } from "./tagger/data.ts";

/** One expression of a pattern rule with the examples that prove it. */
export interface PatternEntry {
  /** A regular expression, case-insensitive and Unicode; spaces in it match any run of spaces. */
  readonly match: string;
  /** Replacements for the whole match, `$1` … for groups; best first. */
  readonly suggest?: readonly string[];
  /** Why, where this entry needs another reason than its rule. */
  readonly message?: string;
  /** Texts this entry must find something in, and what the first suggestion makes of them. */
  readonly finds: readonly string[];
  /** Texts it must leave alone. */
  readonly leaves?: readonly string[];
}

/** One rule given as data: a family of expressions with one reason. */
export interface PatternRule {
  readonly rule: string;
  readonly family: Family;
  readonly title: string;
  readonly message: string;
  readonly mqm: MqmType;
  readonly severity: FlagSeverity;
  readonly score: number;
  /** Source languages (BCP 47 primary subtags) it is meant for; absent means any. With no known source all apply. */
  readonly langs?: readonly string[];
  /** `start`: only at the start of a segment; `whole`: the segment as a whole. */
  readonly at?: "start" | "whole";
  readonly caseSensitive?: boolean;
  readonly entries: readonly PatternEntry[];
}

/** What a rule reached on marked translations: it sets the default severity and the score. */
export interface RuleMeasure {
  readonly flags: number;
  /** Share of its flags that touch a professional's mark. */
  readonly precision: number;
  /** Precision over that of random spans of the same length. */
  readonly lift: number;
}

/** All data the engine needs; plain data, so it can cross to a worker. */
export interface CheckResources {
  readonly patterns: readonly PatternRule[];
  /** Lines `word count capitals`: lower-cased word, uses in edited English, how many of them capitalised. */
  readonly words: string;
  /** Given names, places, organisations: known to be spelled right. One per line. */
  readonly names: string;
  readonly measures: Readonly<Record<string, RuleMeasure>>;
  /** The statistical tagger's data; without it only the rules speak. */
  readonly tagger?: TaggerData;
}

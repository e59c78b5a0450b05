import type { PatternRule } from "./resources.ts";
import type { Rule } from "./rule.ts";
import { houseRule } from "./rules/house.ts";
import { initialAndRule, longSentenceRule } from "./rules/long-sentence.ts";
import { nameVariantRule, unknownNameRule } from "./rules/names.ts";
import { patternRule } from "./rules/patterns.ts";
import { bracketRule, mixedQuoteRule, unpairedQuoteRule } from "./rules/quotes.ts";
import { doubledWordRule, listRepeatRule, repeatedPhraseRule } from "./rules/repeats.ts";
import { markupRule, mojibakeRule, residueRule } from "./rules/residue.ts";
import { invisibleRule, spacingRules } from "./rules/spacing.ts";
import { innerStopRule, lowerStartRule, strayDotsRule } from "./rules/stops.ts";

/** Checks written as code, in no particular order. */
const CODE_RULES: readonly Rule[] = [
  houseRule,
  strayDotsRule,
  innerStopRule,
  lowerStartRule,
  ...spacingRules,
  invisibleRule,
  unpairedQuoteRule,
  mixedQuoteRule,
  bracketRule,
  doubledWordRule,
  repeatedPhraseRule,
  listRepeatRule,
  longSentenceRule,
  initialAndRule,
  residueRule,
  mojibakeRule,
  markupRule,
  nameVariantRule,
  unknownNameRule,
];

/** Every explainable check: those written as code and those given as data. */
export function allRules(patterns: readonly PatternRule[]): readonly Rule[] {
  return [...CODE_RULES, ...patterns.map(patternRule)];
}

import type { PatternRule } from "./resources.ts";
import type { Rule } from "./rule.ts";
import { missingVerbRule } from "./rules/missing-verb.ts";
import { nearRepeatRule } from "./rules/near-repeat.ts";
import { quotedTermRule } from "./rules/quoted-term.ts";
import { houseRule } from "./rules/house.ts";
import { sourceSentenceRule, sourceTermRule } from "./rules/source-terms.ts";
import { initialAndRule, longSentenceRule } from "./rules/long-sentence.ts";
import { nameVariantRule, unknownNameRule } from "./rules/names.ts";
import { patternRule } from "./rules/patterns.ts";
import { pronounFlipRule } from "./rules/pronouns.ts";
import { bracketRule, mixedQuoteRule, unpairedQuoteRule } from "./rules/quotes.ts";
import { doubledWordRule, listRepeatRule, repeatedPhraseRule } from "./rules/repeats.ts";
import { markupRule, mojibakeRule, residueRule } from "./rules/residue.ts";
import { invisibleRule, spacingRules } from "./rules/spacing.ts";
import { innerCapitalRule, innerStopRule, lowerStartRule, strayDotsRule, strayMarkRule } from "./rules/stops.ts";
import { tenseFlipRule } from "./rules/tense.ts";
import { bodyVariantRule, spellingVariantRule } from "./rules/term-variants.ts";
import { titleChangeRule } from "./rules/titles.ts";

/** Checks written as code, in no particular order. */
const CODE_RULES: readonly Rule[] = [
  houseRule,
  strayDotsRule,
  innerStopRule,
  lowerStartRule,
  strayMarkRule,
  innerCapitalRule,
  quotedTermRule,
  nearRepeatRule,
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
  titleChangeRule,
  missingVerbRule,
  sourceTermRule,
  sourceSentenceRule,
  spellingVariantRule,
  bodyVariantRule,
  pronounFlipRule,
  tenseFlipRule,
];

/** Every explainable check: those written as code and those given as data. */
export function allRules(patterns: readonly PatternRule[]): readonly Rule[] {
  return [...CODE_RULES, ...patterns.map(patternRule)];
}

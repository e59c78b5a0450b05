import type { NameLedger } from "../name/ledger.ts";
import type { CheckArticle } from "./article.ts";
import { allRules } from "./all-rules.ts";
import type { Flag } from "./flag.ts";
import { createLexicon } from "./lexicon.ts";
import { mergeFlags } from "./merge.ts";
import { stageOf, toScene } from "./prepare.ts";
import type { CheckResources, RuleMeasure } from "./resources.ts";
import type { Finding, Rule, Scene, Stage } from "./rule.ts";
import { isSafe } from "./safe.ts";
import { levelOf } from "./settings.ts";
import type { CheckSettings } from "./settings.ts";

export type { CheckArticle, CheckSegment } from "./article.ts";

/** An article with everything about it that a single sentence's checks need. */
export interface PreparedArticle {
  readonly stage: Stage;
  /** Flags with a lower score are over the editor's budget. */
  readonly minScore: number;
}

/** Both engines behind one door. Pure and synchronous. */
export interface CheckEngine {
  /** Reads the article once: names, quotation styles. With a budget it checks every segment, to know where the line is. */
  readonly prepare: (article: CheckArticle, settings: CheckSettings) => PreparedArticle;
  /** The flags of one segment, by place; hints only when the settings show them. */
  readonly checkSegment: (prepared: PreparedArticle, index: number) => readonly Flag[];
  /** The flags that segment would have with another text, in the same article. A few milliseconds. */
  readonly recheck: (prepared: PreparedArticle, index: number, newText: string) => readonly Flag[];
  readonly names: (prepared: PreparedArticle) => NameLedger;
}

/** Rules with fewer flags than this on the marked translations keep the score they were given. */
const MEASURED_FROM = 50;
const MIN_LIFT = 1.2;
/** How many flags of evidence a rule's own estimate is worth against what was measured. */
const PRIOR_FLAGS = 30;

/** The rule with the severity and score that its measured precision gives it. */
export function asMeasured(rule: Rule, measure: RuleMeasure | undefined): Rule {
  if (measure === undefined || measure.flags === 0) return rule;
  const score = (rule.score * PRIOR_FLAGS + measure.precision * measure.flags) / (PRIOR_FLAGS + measure.flags);
  const quiet = measure.flags >= MEASURED_FROM && measure.lift < MIN_LIFT && rule.family !== "house";
  return { ...rule, score, severity: quiet ? "hint" : rule.severity };
}

function toFlag(rule: Rule, finding: Finding): Flag {
  return {
    from: finding.from,
    to: finding.to,
    rule: finding.rule ?? rule.rule,
    family: rule.family,
    severity: finding.severity ?? rule.severity,
    score: finding.score ?? rule.score,
    title: rule.title,
    message: finding.message ?? rule.message,
    suggestions: finding.suggestions ?? [],
    mqm: rule.mqm,
  };
}

/** Builds the engine once; it holds the compiled rules and the word lists. */
export function createEngine(resources: CheckResources): CheckEngine {
  const lexicon = createLexicon(resources.words, resources.names);
  const rules = allRules(resources.patterns).map((rule) => asMeasured(rule, resources.measures[rule.rule]));

  const raw = (scene: Scene, stage: Stage): readonly Flag[] =>
    rules.flatMap((rule) => {
      const level = levelOf(stage.settings, rule.rule, rule.family, rule.severity);
      if (level === "off" || (level === "hint" && !stage.settings.showHints)) return [];
      return rule.find(scene, stage).map((finding) => ({ ...toFlag(rule, finding), severity: level }));
    });

  const flagsOf = (scene: Scene, stage: Stage): readonly Flag[] => {
    const found = mergeFlags(raw(scene, stage));
    const again = (text: string): readonly Flag[] => raw(toScene({ ...scene.segment, text }, scene.index), stage);
    return found.map((flag) =>
      flag.suggestions.length === 0
        ? flag
        : {
            ...flag,
            suggestions: flag.suggestions.filter((text) =>
              isSafe(scene.text, flag, text, { found: raw(scene, stage), again }),
            ),
          },
    );
  };

  const within = (flags: readonly Flag[], minScore: number): readonly Flag[] =>
    minScore === 0 ? flags : flags.filter((flag) => flag.family === "house" || flag.score >= minScore);

  return {
    prepare: (article, settings) => {
      const stage = stageOf(article, settings, lexicon);
      return { stage, minScore: budgetScore(stage, (scene) => flagsOf(scene, stage)) };
    },
    checkSegment: (prepared, index) => {
      const scene = prepared.stage.scenes[index];
      return scene === undefined ? [] : within(flagsOf(scene, prepared.stage), prepared.minScore);
    },
    recheck: (prepared, index, newText) => {
      const scene = prepared.stage.scenes[index];
      if (scene === undefined) return [];
      return within(flagsOf(toScene({ ...scene.segment, text: newText }, index), prepared.stage), prepared.minScore);
    },
    names: (prepared) => prepared.stage.ledger,
  };
}

/** The score under which flags exceed the budget; 0 without one. */
function budgetScore(stage: Stage, flagsOf: (scene: Scene) => readonly Flag[]): number {
  const per100 = stage.settings.budgetPer100;
  if (per100 === undefined) return 0;
  const words = stage.scenes.reduce(
    (sum, scene) => sum + scene.tokens.filter((token) => token.kind !== "mark").length,
    0,
  );
  const scores = stage.scenes.flatMap((scene) => flagsOf(scene).map((flag) => flag.score)).toSorted((a, b) => b - a);
  const allowed = Math.floor((words * per100) / 100);
  if (scores.length <= allowed) return 0;
  return allowed === 0 ? Infinity : (scores[allowed - 1] ?? 0);
}

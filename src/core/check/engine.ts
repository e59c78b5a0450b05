import type { NameLedger } from "../name/ledger.ts";
import type { CheckArticle } from "./article.ts";
import { allRules } from "./all-rules.ts";
import type { Flag } from "./flag.ts";
import { createLexicon } from "./lexicon.ts";
import { mergeFlags } from "./merge.ts";
import { stageOf, toScene } from "./prepare.ts";
import type { CheckResources, RuleMeasure } from "./resources.ts";
import type { Rule, Scene, Stage } from "./rule.ts";
import { findAll } from "./run-rules.ts";
import { isSafe } from "./safe.ts";
import { levelOf } from "./settings.ts";
import type { CheckSettings } from "./settings.ts";
import { viewArticle } from "./tagger/article-view.ts";
import type { ArticleView } from "./tagger/article-view.ts";
import { openModel } from "./tagger/model.ts";
import { unusualFlags } from "./tagger/unusual.ts";

export type { CheckArticle, CheckSegment } from "./article.ts";

interface Context {
  readonly stage: Stage;
  readonly view: ArticleView;
}

/** An article with everything about it that a single sentence's checks need. */
export interface PreparedArticle extends Context {
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

/** Where a flag is right, about seven raters in ten mark it: rules are scored in the tagger's unit, the share of raters. */
const RATERS_PER_HIT = 0.7;

/** The rule with the severity and score that its measured precision gives it. */
export function asMeasured(rule: Rule, measure: RuleMeasure | undefined): Rule {
  if (rule.family === "house") return rule;
  const flags = measure?.flags ?? 0;
  const precision = (rule.score * PRIOR_FLAGS + (measure?.precision ?? 0) * flags) / (PRIOR_FLAGS + flags);
  const quiet = measure !== undefined && flags >= MEASURED_FROM && measure.lift < MIN_LIFT;
  return { ...rule, score: precision * RATERS_PER_HIT, severity: quiet ? "hint" : rule.severity };
}

/** The level at which a flag speaks under these settings: a family's or rule's own level wins over what was measured. */
function leveled(flag: Flag, settings: CheckSettings): readonly Flag[] {
  const level = levelOf(settings, flag.rule, flag.family, flag.severity);
  if (level === "off") return [];
  return [level === flag.severity ? flag : { ...flag, severity: level }];
}

/** Builds the engine once; it holds the compiled rules and the word lists. */
export function createEngine(resources: CheckResources): CheckEngine {
  const lexicon = createLexicon(resources.words, resources.names);
  const rules = allRules(resources.patterns).map((rule) => asMeasured(rule, resources.measures[rule.rule]));

  const model = resources.tagger === undefined ? undefined : openModel(resources.tagger);

  const raw = ({ stage, view }: Context, scene: Scene): readonly Flag[] => {
    const found = findAll(rules, scene, stage);
    const unusual = model === undefined ? [] : unusualFlags(model, scene, stage, { view, flags: found });
    return [...found, ...unusual].flatMap((flag) => leveled(flag, stage.settings));
  };

  const flagsOf = (context: Context, scene: Scene): readonly Flag[] => {
    const found = raw(context, scene);
    const again = (text: string): readonly Flag[] =>
      findAll(rules, toScene({ ...scene.segment, text }, scene.index), context.stage).flatMap((flag) =>
        leveled(flag, context.stage.settings),
      );
    // Hints are hidden only now: an unknown name is the reason for what would else be an unexplained warning.
    const shown = mergeFlags(found).filter((flag) => flag.severity !== "hint" || context.stage.settings.showHints);
    return shown.map((flag) => {
      if (flag.suggestions.length === 0) return flag;
      const suggestions = flag.suggestions.filter((text) => isSafe(scene.text, flag, text, { found, again }));
      return suggestions.length === flag.suggestions.length ? flag : { ...flag, suggestions };
    });
  };

  const within = (flags: readonly Flag[], minScore: number): readonly Flag[] =>
    minScore === 0 ? flags : flags.filter((flag) => flag.family === "house" || flag.score >= minScore);

  return {
    prepare: (article, settings) => {
      const stage = stageOf(article, settings, lexicon);
      const context = { stage, view: viewArticle(stage) };
      return { ...context, minScore: budgetScore(stage, (scene) => flagsOf(context, scene)) };
    },
    checkSegment: (prepared, index) => {
      const scene = prepared.stage.scenes[index];
      return scene === undefined ? [] : within(flagsOf(prepared, scene), prepared.minScore);
    },
    recheck: (prepared, index, newText) => {
      const scene = prepared.stage.scenes[index];
      if (scene === undefined) return [];
      return within(flagsOf(prepared, toScene({ ...scene.segment, text: newText }, index)), prepared.minScore);
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

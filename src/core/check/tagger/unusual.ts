import type { Flag } from "../flag.ts";
import type { Scene, Stage } from "../rule.ts";
import type { Token } from "../token.ts";
import type { ArticleView } from "./article-view.ts";
import type { TaggerModel } from "./model.ts";
import { readText } from "./language.ts";
import { predict } from "./predict.ts";
import { unusualSpans } from "./spans.ts";
import type { UnusualSpan } from "./spans.ts";
import { whyUnusual } from "./why.ts";

/**
 * Chosen on marked translations by cross-validation over documents; resources/model/DATASHEET.md has the figures. Shares
 * of raters who would mark a token: from `hint` on it is shown to someone who asks for everything; from `warn` on it is
 * worth an editor's time in a segment whose shares add up to `segment` or more, from `strong` on in any.
 */
const LIMITS = { hint: 0.2, warn: 0.29, strong: 0.39, segment: 3.9, growth: 0.125 } as const;

/** The tagger's flags for one segment: what reads unusually though no rule says why. */
export function unusualFlags(
  model: TaggerModel,
  scene: Scene,
  stage: Stage,
  seen: { readonly view: ArticleView; readonly flags: readonly Flag[] },
): readonly Flag[] {
  const reading = readText(scene.tokens, model.language, stage.lexicon);
  const odds = predict(model, scene, stage, { ...seen, reading });
  return flagsFromOdds(scene.tokens, odds).map((one) => ({
    ...one.flag,
    message: whyUnusual(scene.tokens, reading, one.flag, one.at),
  }));
}

/** Turns each token's share into flags, each with the index of its least usual token. A segment with many suspects warns at least once. */
export function flagsFromOdds(
  tokens: readonly Token[],
  odds: Float32Array,
): readonly { readonly flag: Omit<Flag, "message">; readonly at: number }[] {
  const suspect = odds.reduce((sum, share) => sum + share, 0) >= LIMITS.segment;
  const spans = unusualSpans(tokens, odds, { floor: LIMITS.hint, sure: LIMITS.warn, growth: LIMITS.growth });
  const warns = (span: UnusualSpan): boolean =>
    !span.beside && (span.peak >= LIMITS.strong || (suspect && span.peak >= LIMITS.warn));
  const rescued = suspect && !spans.some(warns) ? highest(spans) : undefined;
  return spans.map((span) => ({ flag: toFlag(span, warns(span) || span === rescued), at: span.at }));
}

const highest = (spans: readonly UnusualSpan[]): UnusualSpan | undefined =>
  spans.toSorted((a, b) => b.peak - a.peak || a.from - b.from)[0];

function toFlag(span: UnusualSpan, warns: boolean): Omit<Flag, "message"> {
  return {
    from: span.from,
    to: span.to,
    rule: "unusual.wording",
    family: "unusual",
    severity: warns ? "warning" : "hint",
    score: span.peak,
    title: "Unusual wording",
    suggestions: [],
    mqm: "style/unidiomatic",
  };
}

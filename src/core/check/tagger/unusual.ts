import type { Flag } from "../flag.ts";
import type { Scene, Stage } from "../rule.ts";
import type { ArticleView } from "./article-view.ts";
import type { TaggerModel } from "./model.ts";
import { predict } from "./predict.ts";
import { unusualSpans } from "./spans.ts";
import type { UnusualSpan } from "./spans.ts";

/**
 * Chosen on marked translations by cross-validation over documents; resources/model/DATASHEET.md has the figures. Shares
 * of raters who would mark a token: from `hint` on it is shown to someone who asks for everything; from `warn` on it is
 * worth an editor's time in a segment whose shares add up to `segment` or more, from `strong` on in any.
 */
const LIMITS = { hint: 0.2, warn: 0.29, strong: 0.4, segment: 4.2, growth: 0.12 } as const;

const MESSAGE = "These words read unusually for edited English; compare them with what the sentence means to say.";

/** The tagger's flags for one segment: what reads unusually though no rule says why. */
export function unusualFlags(
  model: TaggerModel,
  scene: Scene,
  stage: Stage,
  seen: { readonly view: ArticleView; readonly flags: readonly Flag[] },
): readonly Flag[] {
  return flagsFromOdds(scene, predict(model, scene, stage, seen));
}

/** Turns each token's share into flags. A segment with many suspects warns at least once. */
export function flagsFromOdds({ tokens }: Scene, odds: Float32Array): readonly Flag[] {
  const suspect = odds.reduce((sum, share) => sum + share, 0) >= LIMITS.segment;
  const spans = unusualSpans(tokens, odds, { floor: LIMITS.hint, sure: LIMITS.warn, growth: LIMITS.growth });
  const warns = (span: UnusualSpan): boolean =>
    !span.beside && (span.peak >= LIMITS.strong || (suspect && span.peak >= LIMITS.warn));
  const rescued = suspect && !spans.some(warns) ? highest(spans) : undefined;
  return spans.map((span) => toFlag(span, warns(span) || span === rescued));
}

const highest = (spans: readonly UnusualSpan[]): UnusualSpan | undefined =>
  spans.toSorted((a, b) => b.peak - a.peak || a.from - b.from)[0];

function toFlag(span: UnusualSpan, warns: boolean): Flag {
  return {
    from: span.from,
    to: span.to,
    rule: "unusual.wording",
    family: "unusual",
    severity: warns ? "warning" : "hint",
    score: span.peak,
    title: "Unusual wording",
    message: MESSAGE,
    suggestions: [],
    mqm: "style/unidiomatic",
  };
}

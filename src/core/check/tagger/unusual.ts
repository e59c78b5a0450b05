import type { Flag } from "../flag.ts";
import type { Scene, Stage } from "../rule.ts";
import type { ArticleView } from "./article-view.ts";
import type { TaggerModel } from "./model.ts";
import { predict } from "./predict.ts";
import { unusualSpans } from "./spans.ts";
import type { UnusualSpan } from "./spans.ts";

/**
 * Chosen on the marked translations by cross-validation over documents (see resources/model/DATASHEET.md): from `hint` on
 * a token is worth showing to someone who asks for everything; from `warn` on it is worth an editor's time, in segments
 * whose probabilities add up to `segment` expected marks or more.
 */
const THRESHOLDS = { hint: 0.17, warn: 0.28, segment: 4 } as const;

/** What a reader may make of a flag without a rule behind it. */
const MESSAGE = "These words read unusually for edited English; compare them with what the sentence means to say.";

/** The tagger's flags for one segment: what reads unusually though no rule says why. */
export function unusualFlags(
  model: TaggerModel,
  scene: Scene,
  stage: Stage,
  seen: { readonly view: ArticleView; readonly flags: readonly Flag[] },
): readonly Flag[] {
  const odds = predict(model, scene, stage, seen);
  const expected = odds.reduce((sum, share) => sum + share, 0);
  return unusualSpans(scene.tokens, odds, THRESHOLDS.hint).map((span) => toFlag(span, expected));
}

function toFlag(span: UnusualSpan, expected: number): Flag {
  const warns = span.peak >= THRESHOLDS.warn && expected >= THRESHOLDS.segment && !span.beside;
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

import type { Flag } from "../flag.ts";
import type { Scene, Stage } from "../rule.ts";
import type { ArticleView } from "./article-view.ts";
import { scoreFeatures, shapesOf, tokenFeatures } from "./features.ts";
import type { Reading } from "./language.ts";
import { LINEAR_SLOTS, linearSlots } from "./linear.ts";
import type { TaggerModel } from "./model.ts";
import { forestValue } from "./trees.ts";

/** Weights of all tokens of a segment, one after another. */
export function segmentSlots(scene: Scene, reading: Reading): Int32Array {
  const shapes = shapesOf(scene).map((shape) => shape * SHAPE_SPREAD + 1);
  const slots = new Int32Array(scene.tokens.length * LINEAR_SLOTS);
  scene.tokens.forEach((_, at) => slots.set(linearSlots(reading, shapes, at), at * LINEAR_SLOTS));
  return slots;
}

/** Keeps small shape numbers apart once they are hashed. */
const SHAPE_SPREAD = 7919;

function linearScores(slots: Int32Array, model: TaggerModel): Float32Array {
  return Float32Array.from({ length: slots.length / LINEAR_SLOTS }, (_, at) => {
    let sum = 0;
    for (let slot = at * LINEAR_SLOTS; slot < (at + 1) * LINEAR_SLOTS; slot += 1)
      sum += model.linear[slots[slot] ?? 0] ?? 0;
    return model.linearBias + sum * model.linearScale;
  });
}

/** Features of one token with the linear model's scores behind them, as the trees take them. */
export function fullRow(features: readonly number[], scores: Float32Array, at: number, mean: number): Float32Array {
  return Float32Array.from([...features, ...scoreFeatures(scores, at, mean)]);
}

/** Mean of a segment's scores, as the trees take it. */
export function scoreMean(scores: Float32Array): number {
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

function odds(features: readonly (readonly number[])[], slots: Int32Array, model: TaggerModel): Float32Array {
  const scores = linearScores(slots, model);
  const mean = scoreMean(scores);
  return Float32Array.from(features, (own, at) => {
    const row = fullRow(own, scores, at, mean);
    const logit = model.treeBias + forestValue(model.trees, row);
    return 1 / (1 + Math.exp(-logit));
  });
}

/**
 * The share of professionals who would mark each token, in [0, 1]. `flags` are what the rules found in the segment,
 * whatever the settings show. About 15 µs a token.
 */
export function predict(
  model: TaggerModel,
  scene: Scene,
  stage: Stage,
  seen: { readonly reading: Reading; readonly view: ArticleView; readonly flags: readonly Flag[] },
): Float32Array {
  return odds(tokenFeatures(scene, stage, seen), segmentSlots(scene, seen.reading), model);
}

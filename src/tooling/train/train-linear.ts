import { LINEAR_BITS, LINEAR_SLOTS } from "../../core/check/tagger/linear.ts";
import { randomFrom } from "./boost.ts";
import type { Dataset, Piece } from "./dataset.ts";
import type { Labels } from "./train-trees.ts";

export interface LinearModel {
  readonly weights: Float32Array;
  readonly bias: number;
}

const EPOCHS = 3;
const RATE = 0.08;
const L2 = 2e-3;

/** Logistic regression over hashed patterns by AdaGrad, segment by segment in a seeded order. */
export function trainLinear(data: Dataset, { target, weight }: Labels, pieces: readonly Piece[]): LinearModel {
  const weights = new Float32Array(1 << LINEAR_BITS);
  const squares = new Float32Array(1 << LINEAR_BITS).fill(1);
  const order = [...pieces];
  const random = randomFrom(order.length);
  let bias = -1.5;
  let biasSquare = 1;
  const step = (at: number): void => {
    const from = at * LINEAR_SLOTS;
    let logit = bias;
    for (let slot = from; slot < from + LINEAR_SLOTS; slot += 1) logit += weights[data.slots[slot] as number] as number;
    const miss = ((target[at] ?? 0) - 1 / (1 + Math.exp(-logit))) * (weight[at] ?? 0);
    biasSquare += miss * miss;
    bias += (RATE * miss) / Math.sqrt(biasSquare);
    for (let slot = from; slot < from + LINEAR_SLOTS; slot += 1) {
      const place = data.slots[slot] as number;
      const gradient = miss - L2 * (weights[place] as number);
      squares[place] = (squares[place] as number) + gradient * gradient;
      weights[place] = (weights[place] as number) + (RATE * gradient) / Math.sqrt(squares[place] as number);
    }
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const piece of order) for (let at = piece.from; at < piece.to; at += 1) step(at);
  }
  return { weights, bias };
}

function shuffle(list: Piece[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [list[at], list[other]];
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a];
  }
}

/** Weights in one byte each, and what one step of that byte is worth: as the model file stores them. */
export function quantise(model: LinearModel): { readonly bytes: Int8Array; readonly scale: number } {
  const sorted = Float32Array.from(model.weights, Math.abs).sort();
  const scale = Math.max(1e-6, (sorted[Math.floor(sorted.length * 0.9995)] ?? 1) / 127);
  return {
    scale,
    bytes: Int8Array.from(model.weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
  };
}

/** What the stored model says of a token. */
export function linearScore(
  data: Dataset,
  stored: { readonly bytes: Int8Array; readonly scale: number },
  bias: number,
  at: number,
): number {
  let sum = 0;
  for (let slot = at * LINEAR_SLOTS; slot < (at + 1) * LINEAR_SLOTS; slot += 1)
    sum += stored.bytes[data.slots[slot] as number] as number;
  return bias + sum * stored.scale;
}

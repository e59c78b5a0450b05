import { fullRow, scoreMean } from "../../core/check/tagger/predict.ts";
import type { Tree } from "../../core/check/tagger/trees.ts";
import { Booster, binColumns } from "./boost.ts";
import type { Binned, BoostOptions } from "./boost.ts";
import type { Dataset } from "./dataset.ts";

/** Settled by cross-validation over documents. */
const OPTIONS: BoostOptions = {
  trees: 200,
  leaves: 24,
  rate: 0.065,
  minWeight: 60,
  l2: 5,
  rowShare: 0.4,
  columnShare: 0.35,
  seed: 7,
};

/** Features and linear scores together, cut into bins: what the trees learn from. */
export function binDataset(data: Dataset, scores: Float32Array): { readonly bins: Binned; readonly width: number } {
  const first = data.pieces.find((piece) => piece.to > piece.from);
  const width =
    data.width + (first === undefined ? 0 : fullRow([], scores.subarray(first.from, first.to), 0, 0).length);
  const rows = new Float32Array(data.tokens * width);
  for (const { from, to } of data.pieces) {
    const own = scores.subarray(from, to);
    const mean = scoreMean(own);
    for (let at = from; at < to; at += 1) {
      rows.set(data.features.subarray(at * data.width, (at + 1) * data.width), at * width);
      rows.set(fullRow([], own, at - from, mean), at * width + data.width);
    }
  }
  return { bins: binColumns(rows, width), width };
}

/** What to learn for each token, and how much it counts. */
export interface Labels {
  readonly target: Float32Array;
  readonly weight: Float32Array;
}

export interface TrainedTrees {
  readonly trees: readonly Tree[];
  readonly bias: number;
  /** Log-odds of every token of the data set. */
  readonly scores: Float32Array;
}

/** Grows the trees on the tokens of the pieces that `isUsed` accepts. */
export function trainTrees(
  data: Dataset,
  bins: Binned,
  labels: Labels,
  isUsed: (piece: Dataset["pieces"][number]) => boolean,
): TrainedTrees {
  const use: number[] = [];
  for (const piece of data.pieces) {
    if (isUsed(piece)) for (let at = piece.from; at < piece.to; at += 1) use.push(at);
  }
  const booster = new Booster(bins, labels, Int32Array.from(use), OPTIONS);
  return { trees: booster.trees, bias: booster.bias, scores: booster.scores };
}

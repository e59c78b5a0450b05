import { checkTokens } from "../../core/check/token.ts";
import type { Dataset, Piece } from "./dataset.ts";

/** How much a token's own marks count against those on the same words in other translations. */
const OWN = 2;
const SAME_TRIPLE = 1;
const SAME_PAIR = 0.3;
/** With fewer translations of a source sentence there is nothing to learn from. */
const MIN_TRANSLATIONS = 3;

type Sums = Map<string, readonly [sum: number, count: number]>;

const add = (sums: Sums, key: string, label: number): void => {
  const [sum, count] = sums.get(key) ?? [0, 0];
  sums.set(key, [sum + label, count + 1]);
};

function keysOf(words: readonly string[], at: number): readonly [triple: string, left: string, right: string] {
  const [before, own, after] = [words[at - 1] ?? "<", words[at] ?? "", words[at + 1] ?? ">"];
  return [`${before} ${own} ${after}`, `${before} ${own} <`, `> ${own} ${after}`];
}

/**
 * Labels for training that also hear what raters said of the same words in other systems' translations of the same
 * sentence: one rater overlooks much, ten translations of one sentence less. Never used for scoring.
 */
export function smoothLabels(data: Dataset): Float32Array {
  const smooth = data.agreed.slice();
  const groups = Map.groupBy(
    data.pieces.filter(({ row }) => row.scored),
    ({ row }) => `${row.set} ${row.srcKey}`,
  );
  for (const group of groups.values()) if (group.length >= MIN_TRANSLATIONS) smoothGroup(data.agreed, smooth, group);
  return smooth;
}

function smoothGroup(labels: Float32Array, smooth: Float32Array, group: readonly Piece[]): void {
  const sums: Sums = new Map();
  const words = group.map(({ row }) => checkTokens(row.text).map((token) => token.lower));
  const each = (visit: (keys: ReturnType<typeof keysOf>, place: number) => void): void =>
    group.forEach((piece, at) =>
      words[at]?.forEach((_, token) => visit(keysOf(words[at] ?? [], token), piece.from + token)),
    );
  each((keys, place) => keys.forEach((key) => add(sums, key, labels[place] ?? 0)));
  each((keys, place) => {
    const own = labels[place] ?? 0;
    let sum = OWN * own;
    let weight = OWN;
    keys.forEach((key, kind) => {
      const [total, count] = sums.get(key) ?? [0, 0];
      const share = kind === 0 ? SAME_TRIPLE : SAME_PAIR;
      sum += share * (total - own);
      weight += share * (count - 1);
    });
    smooth[place] = sum / weight;
  });
}

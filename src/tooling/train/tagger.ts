import { mkdirSync, writeFileSync } from "node:fs";
import { createLexicon } from "../../core/check/lexicon.ts";
import { packContainer } from "../../core/check/tagger/data.ts";
import type { Tree } from "../../core/check/tagger/trees.ts";
import { loadCheckResources } from "../../host/check/resources.ts";
import { readGold } from "./corpus.ts";
import type { GoldRow } from "./corpus.ts";
import { FOLDS, buildDataset } from "./dataset.ts";
import type { Dataset, Piece } from "./dataset.ts";
import { bestMcc } from "./evaluate.ts";
import { buildLanguage } from "./language-model.ts";
import type { BuiltLanguage } from "./language-model.ts";
import { linearScore, quantise, trainLinear } from "./train-linear.ts";
import { smoothLabels } from "./smooth-labels.ts";
import { binDataset, trainTrees } from "./train-trees.ts";
import type { Labels, TrainedTrees } from "./train-trees.ts";

const OUT = new URL("../../../resources/model/tagger.bin", import.meta.url);
/** One model for each part of the cross-validation: the bench scores every article with one that never saw it. */
const FOLD_OUT = new URL("../../../node_modules/.cache/galley-train/", import.meta.url);

/** News is what we are for; talks, medicine and encyclopedias teach less about it. */
const SET_WEIGHTS: Readonly<Record<string, number>> = { n20: 1, n21: 1, g23: 1.3, ted21: 0.4, bio21: 0.3, pe20: 0.3 };
/** People's translations are marked too, but not what we will read. */
const HUMAN_WEIGHT = 0.6;

interface Linear {
  readonly bytes: Int8Array;
  readonly scale: number;
  readonly bias: number;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function weightsOf(data: Dataset): Float32Array {
  const weights = new Float32Array(data.tokens);
  for (const { row, from, to } of data.pieces) {
    weights.fill((SET_WEIGHTS[row.set] ?? 0) * (row.human ? HUMAN_WEIGHT : 1), from, to);
  }
  return weights;
}

function linearOf(data: Dataset, labels: Labels, isUsed: (piece: Piece) => boolean): Linear {
  const trained = trainLinear(data, labels, data.pieces.filter(isUsed));
  return { ...quantise(trained), bias: trained.bias };
}

/** Scores of tokens by models that never saw their documents; sets that are only scored get the mean of all models. */
function unseenScores(data: Dataset, models: readonly Linear[]): Float32Array {
  const scores = new Float32Array(data.tokens);
  for (const piece of data.pieces) {
    const own = piece.fold < 0 ? models : models.slice(piece.fold, piece.fold + 1);
    for (let at = piece.from; at < piece.to; at += 1) {
      scores[at] = own.reduce((sum, model) => sum + linearScore(data, model, model.bias, at), 0) / own.length;
    }
  }
  return scores;
}

function treeParts(trees: readonly Tree[]): Readonly<Record<string, Uint8Array>> {
  const all = (pick: (tree: Tree) => ArrayLike<number>): number[] => trees.flatMap((tree) => Array.from(pick(tree)));
  const bytes = (array: Uint16Array | Int16Array | Float32Array): Uint8Array => new Uint8Array(array.buffer);
  return {
    "tree-sizes": bytes(Uint16Array.from(trees, (tree) => tree.column.length)),
    "tree-column": bytes(Int16Array.from(all((tree) => tree.column))),
    "tree-left": bytes(Uint16Array.from(all((tree) => tree.left))),
    "tree-right": bytes(Uint16Array.from(all((tree) => tree.right))),
    "tree-cut": bytes(Float32Array.from(all((tree) => tree.cut))),
    "tree-value": bytes(Float32Array.from(all((tree) => tree.value))),
  };
}

function pack(language: BuiltLanguage, linear: Linear, trees: TrainedTrees, width: number): Uint8Array {
  const head = {
    tokens: language.model.total,
    linearBias: linear.bias,
    linearScale: linear.scale,
    treeBias: trees.bias,
    width,
  };
  return packContainer(head, {
    words: new Uint8Array(language.model.words.slots.buffer),
    classes: new Uint8Array(language.model.classes.slots.buffer),
    "class-list": new Uint8Array(Uint16Array.from(language.classList, (sign) => sign.charCodeAt(0)).buffer),
    linear: new Uint8Array(linear.bytes.buffer),
    ...treeParts(trees.trees),
  });
}

async function train(crossValidate: boolean): Promise<void> {
  const resources = await loadCheckResources();
  const lexicon = createLexicon(resources.words, resources.names);
  const language = buildLanguage(lexicon);
  const rows = ["news", "news-human", "ted", "ted-human", "bio", "pe"].flatMap((name): readonly GoldRow[] =>
    readGold(name),
  );
  const data = buildDataset(rows, resources, language.model);
  say(`data: ${data.tokens} tokens, ${data.width} features`);
  const weight = weightsOf(data);
  const target = smoothLabels(data);
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const linear = folds.map((fold) =>
    linearOf(data, { target, weight }, (piece) => piece.fold >= 0 && piece.fold !== fold),
  );
  const scores = unseenScores(data, linear);
  const { bins, width } = binDataset(data, scores);
  const labels = { target, weight };
  mkdirSync(FOLD_OUT, { recursive: true });
  const odds = new Float32Array(data.tokens);
  for (const fold of crossValidate ? folds : []) {
    const trees = trainTrees(data, bins, labels, (piece) => piece.fold >= 0 && piece.fold !== fold);
    const own = linear[fold];
    if (own !== undefined) writeFileSync(new URL(`fold-${fold}.bin`, FOLD_OUT), pack(language, own, trees, width));
    for (const piece of data.pieces) {
      if (piece.fold !== fold && piece.fold >= 0) continue;
      const share = piece.fold < 0 ? FOLDS : 1;
      for (let at = piece.from; at < piece.to; at += 1) odds[at] = (odds[at] ?? 0) + (trees.scores[at] ?? 0) / share;
    }
    say(`fold ${fold} done`);
  }
  if (crossValidate) for (const line of bestMcc(data, odds)) say(line);
  const all = linearOf(data, { target, weight }, (piece) => piece.fold >= 0);
  writeFileSync(
    OUT,
    pack(
      language,
      all,
      trainTrees(data, bins, labels, (piece) => piece.fold >= 0),
      width,
    ),
  );
  say("model written");
}

await train(!process.argv.includes("--no-cv"));

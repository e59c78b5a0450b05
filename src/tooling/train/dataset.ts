import { allRules } from "../../core/check/all-rules.ts";
import { createLexicon } from "../../core/check/lexicon.ts";
import { stageOf } from "../../core/check/prepare.ts";
import type { CheckResources } from "../../core/check/resources.ts";
import type { Rule, Scene, Stage } from "../../core/check/rule.ts";
import { findAll } from "../../core/check/run-rules.ts";
import { rowKind } from "../../core/check/row-kind.ts";
import { defaultCheckSettings } from "../../core/check/settings.ts";
import { viewArticle } from "../../core/check/tagger/article-view.ts";
import { tokenFeatures } from "../../core/check/tagger/features.ts";
import { readText } from "../../core/check/tagger/language.ts";
import type { LanguageModel } from "../../core/check/tagger/language.ts";
import { LINEAR_SLOTS } from "../../core/check/tagger/linear.ts";
import { segmentSlots } from "../../core/check/tagger/predict.ts";
import { TRAINING_SETS } from "./corpus.ts";
import type { GoldRow } from "./corpus.ts";

/** One segment's place in the data set: tokens `[from, to)`. */
export interface Piece {
  readonly row: GoldRow;
  readonly from: number;
  readonly to: number;
  /** Which part of the cross-validation it is tested in; -1 for sets that are only scored. */
  readonly fold: number;
}

/** All tokens of all rows: features row by row, linear slots, labels. */
export interface Dataset {
  readonly pieces: readonly Piece[];
  readonly tokens: number;
  readonly width: number;
  readonly features: Float32Array;
  readonly slots: Int32Array;
  /** 1 where any rater marked the token. */
  readonly any: Float32Array;
  /** Share of the raters who marked it. */
  readonly agreed: Float32Array;
}

export const FOLDS = 5;

/** Same document, same fold, whatever the system: translations of one source must never stand on both sides. */
export function foldOf(row: GoldRow): number {
  if (!TRAINING_SETS.has(row.set) || !row.scored) return -1;
  let hash = 0x811c9dc5;
  for (const sign of row.set + row.doc) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return Math.floor(((hash >>> 0) / 4294967296) * FOLDS);
}

function articles(rows: readonly GoldRow[]): readonly (readonly GoldRow[])[] {
  return [...Map.groupBy(rows, (row) => row.art).values()];
}

interface Chunk {
  readonly row: GoldRow;
  readonly features: readonly (readonly number[])[];
  readonly slots: Int32Array;
  readonly scene: Scene;
}

function chunksOf(
  article: readonly GoldRow[],
  tools: { readonly rules: readonly Rule[]; readonly language: LanguageModel; readonly stage: Stage },
): Chunk[] {
  const { rules, language, stage } = tools;
  const view = viewArticle(stage);
  return article.flatMap((row, index) => {
    const scene = stage.scenes[index];
    if (scene === undefined) return [];
    const reading = readText(scene.tokens, language, stage.lexicon);
    const features = tokenFeatures(scene, stage, { reading, view, flags: findAll(rules, scene, stage) });
    return [{ row, scene, features, slots: segmentSlots(scene, reading) }];
  });
}

/** Labels of one segment's tokens. */
function labelsOf({ row, scene }: Chunk): { readonly any: number[]; readonly agreed: number[] } {
  const gold = row.spans.filter((span) => span.severity !== "Neutral");
  const raters = scene.tokens.map((token) =>
    gold.reduce(
      (most, span) => (span.start < token.to && token.from < span.end ? Math.max(most, span.nRaters) : most),
      0,
    ),
  );
  return {
    any: raters.map((count) => (count > 0 ? 1 : 0)),
    agreed: raters.map((count) => Math.min(1, count / Math.max(1, row.nRaters))),
  };
}

/** Describes every token of the rows. About 15 seconds for a million tokens. */
export function buildDataset(rows: readonly GoldRow[], resources: CheckResources, language: LanguageModel): Dataset {
  const lexicon = createLexicon(resources.words, resources.names);
  const rules = allRules(resources.patterns);
  const chunks = articles(rows).flatMap((article) => {
    const segments = article.map((row, at) => ({ id: String(at), text: row.text, kind: rowKind(article, at) }));
    return chunksOf(article, { rules, language, stage: stageOf({ segments }, defaultCheckSettings, lexicon) });
  });
  const tokens = chunks.reduce((sum, chunk) => sum + chunk.features.length, 0);
  const width = chunks.find((chunk) => chunk.features.length > 0)?.features[0]?.length ?? 0;
  const data = {
    features: new Float32Array(tokens * width),
    slots: new Int32Array(tokens * LINEAR_SLOTS),
    any: new Float32Array(tokens),
    agreed: new Float32Array(tokens),
  };
  const pieces: Piece[] = [];
  let from = 0;
  for (const chunk of chunks) {
    chunk.features.forEach((row, at) => data.features.set(row, (from + at) * width));
    data.slots.set(chunk.slots, from * LINEAR_SLOTS);
    const labels = labelsOf(chunk);
    data.any.set(labels.any, from);
    data.agreed.set(labels.agreed, from);
    pieces.push({ row: chunk.row, from, to: from + chunk.features.length, fold: foldOf(chunk.row) });
    from += chunk.features.length;
  }
  return { ...data, pieces, tokens, width };
}

import type { Flag } from "../flag.ts";
import type { Scene, Stage } from "../rule.ts";
import { nameRuns } from "../../name/extract.ts";
import { nameKey } from "../../name/key.ts";
import type { ArticleView } from "./article-view.ts";
import type { Reading } from "./language.ts";
import { shapeOf } from "./shape.ts";

/** Rules whose findings the tagger weighs by themselves; the rest share the last place. */
const HIT_RULES = [
  "names.unknown",
  "names.variant",
  "mechanics.quote-unpaired",
  "artefact.repeated-phrase",
  "artefact.list-repeat",
  "boilerplate.agency",
] as const;

interface Lens {
  readonly scene: Scene;
  readonly stage: Stage;
  readonly reading: Reading;
  readonly view: ArticleView;
  readonly hits: readonly (readonly number[])[];
  readonly shapes: readonly number[];
  readonly names: readonly (NameAt | undefined)[];
  readonly quoted: readonly number[];
  readonly repeats: readonly number[];
  readonly mean: {
    readonly forward: number;
    readonly backward: number;
    readonly rarity: number;
    readonly classes: number;
  };
}

interface NameAt {
  readonly length: number;
  readonly position: number;
  readonly known: boolean;
  readonly count: number;
  readonly variants: number;
}

const INITIAL_AFTER = /^[.!?:“"]$/u;

/** Shapes of a text's tokens, with sentence starts told apart. */
export function shapesOf(scene: Scene): readonly number[] {
  return scene.tokens.map((token, at) => {
    const before = scene.tokens[at - 1];
    return shapeOf(token, before === undefined || INITIAL_AFTER.test(before.text));
  });
}

function namesAt({ tokens }: Scene, stage: Stage): (NameAt | undefined)[] {
  const names: (NameAt | undefined)[] = tokens.map(() => undefined);
  for (const run of nameRuns(tokens, stage.lexicon)) {
    const entry = stage.entries.get(run.text) ?? stage.entries.get(nameKey(run.text, stage.lexicon));
    const inside = tokens.flatMap((token, at) => (token.from < run.to && token.to > run.from ? [at] : []));
    inside.forEach((at, position) => {
      names[at] = {
        length: inside.length,
        position,
        known: entry?.known ?? false,
        count: entry?.count ?? 0,
        variants: entry?.variants.length ?? 0,
      };
    });
  }
  return names;
}

function quotedAt({ tokens }: Scene): number[] {
  let open = 0;
  return tokens.map((token) => {
    if (/^[“«]$/u.test(token.text)) open = 1;
    else if (/^[”»]$/u.test(token.text)) open = 0;
    else if (token.text === '"') open = 1 - open;
    return open;
  });
}

/** Tokens since the same word, 60 where it is new to the segment. */
function repeatsAt({ tokens }: Scene): number[] {
  const last = new Map<string, number>();
  return tokens.map((token, at) => {
    const before = last.get(token.lower);
    last.set(token.lower, at);
    return before === undefined ? 60 : Math.min(60, at - before);
  });
}

function hitsAt({ tokens }: Scene, flags: readonly Flag[]): number[][] {
  const hits = tokens.map(() => Array.from({ length: HIT_RULES.length + 1 }, () => 0));
  for (const flag of flags) {
    if (flag.family === "house" || flag.family === "unusual" || flag.rule === "style.long-sentence") continue;
    const known = HIT_RULES.findIndex((rule) => rule === flag.rule);
    tokens.forEach((token, at) => {
      const own = hits[at];
      if (own !== undefined && token.from < flag.to && token.to > flag.from)
        own[known < 0 ? HIT_RULES.length : known] = 1;
    });
  }
  return hits;
}

const average = (values: Float32Array): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

function around(values: Float32Array, at: number, reach: number): number {
  let sum = 0;
  let count = 0;
  for (let to = Math.max(0, at - reach); to <= Math.min(values.length - 1, at + reach); to += 1) {
    sum += values[to] ?? 0;
    count += 1;
  }
  return sum / Math.max(1, count);
}

function lowest(values: Float32Array, at: number, reach: number): number {
  let least = 0;
  for (let to = Math.max(0, at - reach); to <= Math.min(values.length - 1, at + reach); to += 1)
    least = Math.min(least, values[to] ?? 0);
  return least;
}

function languageFeatures({ reading, mean }: Lens, at: number): number[] {
  const { forward, backward, classForward, classBackward, rarity, pair, triple, bond } = reading;
  const value = (values: Float32Array, to: number): number => values[at + to] ?? 0;
  return [
    value(rarity, 0),
    value(rarity, -1),
    value(rarity, 1),
    value(rarity, -2),
    value(rarity, 2),
    value(forward, 0),
    value(forward, 1),
    value(forward, 2),
    value(forward, -1),
    value(backward, 0),
    value(backward, -1),
    value(backward, 1),
    value(backward, -2),
    value(pair, 0),
    value(pair, 1),
    value(triple, 0),
    value(triple, -1),
    value(triple, 1),
    value(bond, 0),
    value(bond, 1),
    value(classForward, 0),
    value(classForward, 1),
    value(classForward, 2),
    value(classBackward, 0),
    value(classBackward, -1),
    around(forward, at, 1),
    around(forward, at, 3),
    around(forward, at, 6),
    around(backward, at, 1),
    around(backward, at, 3),
    around(classForward, at, 2),
    around(classForward, at, 5),
    around(classBackward, at, 2),
    around(rarity, at, 2),
    around(rarity, at, 6),
    lowest(forward, at, 2),
    lowest(backward, at, 2),
    lowest(classForward, at, 2),
    value(forward, 0) + value(backward, 0) - mean.forward - mean.backward,
    mean.forward,
    mean.backward,
    mean.rarity,
    mean.classes,
  ];
}

function placeFeatures({ scene, view, shapes, quoted, repeats, reading, stage }: Lens, at: number): number[] {
  const { tokens, index } = scene;
  const token = tokens[at];
  const unit = reading.units[at] ?? "";
  const lower = token?.lower ?? "";
  return [
    at,
    tokens.length - at,
    tokens.length,
    at / Math.max(1, tokens.length),
    shapes[at] ?? 0,
    shapes[at - 1] ?? -1,
    shapes[at + 1] ?? -1,
    token?.text.length ?? 0,
    quoted[at] ?? 0,
    repeats[at] ?? 60,
    view.unitCounts.get(unit) ?? 0,
    view.unitCounts.get(reading.units[at - 1] ?? "") ?? 0,
    view.unitCounts.get(reading.units[at + 1] ?? "") ?? 0,
    (view.firstUse.get(unit) ?? index) === index ? 1 : 0,
    reading.classes[at] ?? 0,
    reading.classes[at - 1] ?? -1,
    reading.classes[at + 1] ?? -1,
    stage.lexicon.count(lower.replace(/['’]s$/u, "")) === 0 ? 1 : 0,
    stage.lexicon.capitalShare(lower),
    scene.segment.kind === "headline" ? 1 : 0,
    /[.!?]["”’)]*\s*$/u.test(scene.text) ? 1 : 0,
  ];
}

function nameFeatures({ names, hits }: Lens, at: number): number[] {
  const name = names[at];
  const own =
    name === undefined
      ? [0, 0, 0, 0, 0]
      : [name.length, name.position + 1, name.known ? 2 : 1, name.count, name.variants];
  return [...own, names[at - 1] === undefined ? 0 : 1, names[at + 1] === undefined ? 0 : 1, ...(hits[at] ?? [])];
}

const meansOf = (reading: Reading): Lens["mean"] => ({
  forward: average(reading.forward),
  backward: average(reading.backward),
  rarity: average(reading.rarity),
  classes: average(reading.classForward),
});

/** Numbers that describe each token of a segment, apart from the linear model's; one array a token. */
export function tokenFeatures(
  scene: Scene,
  stage: Stage,
  seen: { readonly reading: Reading; readonly view: ArticleView; readonly flags: readonly Flag[] },
): number[][] {
  const lens: Lens = {
    scene,
    stage,
    reading: seen.reading,
    view: seen.view,
    hits: hitsAt(scene, seen.flags),
    shapes: shapesOf(scene),
    names: namesAt(scene, stage),
    quoted: quotedAt(scene),
    repeats: repeatsAt(scene),
    mean: meansOf(seen.reading),
  };
  return scene.tokens.map((_, at) => [
    ...languageFeatures(lens, at),
    ...placeFeatures(lens, at),
    ...nameFeatures(lens, at),
  ]);
}

/** What the linear model's scores say around a token: itself, its neighbours, the segment. */
export function scoreFeatures(scores: Float32Array, at: number, segmentMean: number): number[] {
  const value = (to: number): number => scores[at + to] ?? -2;
  return [
    value(0),
    value(-1),
    value(1),
    value(-2),
    value(2),
    around(scores, at, 1),
    around(scores, at, 3),
    around(scores, at, 8),
    segmentMean,
  ];
}

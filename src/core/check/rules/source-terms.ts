import { perStage } from "../per-stage.ts";
import type { Finding, Rule, Scene, Stage } from "../rule.ts";

/** Sentences two words must share before they are taken for one term; with fewer it is chance. */
const MIN_SHARED = 3;
/** Letters of words worth comparing: shorter ones are grammar, and inflect. */
const MIN_SOURCE = 4;
const MIN_TARGET = 5;
/** Two renderings of one word never stand in one sentence, so each needs sentences of its own. */
const MIN_OTHER = 2;

interface Second {
  readonly source: string;
  readonly usual: string;
}

type Places = Map<string, Set<number>>;

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

function placesOf(texts: readonly (readonly [number, string])[], minLength: number): Places {
  const places: Places = new Map();
  for (const [index, text] of texts) {
    for (const [word] of text.matchAll(WORD)) {
      if (word.length < minLength) continue;
      const lower = word.toLowerCase();
      places.set(lower, (places.get(lower) ?? new Set()).add(index));
    }
  }
  return places;
}

type Sentences = ReadonlySet<number>;

const within = (inner: Sentences, outer: Sentences): boolean => [...inner].every((one) => outer.has(one));
const without = (all: Sentences, some: Sentences): Sentences => new Set([...all].filter((one) => !some.has(one)));

/** Shared sentences over all sentences of both, in [0, 1]. */
function likeness(a: Sentences, b: Sentences): number {
  const shared = [...a].filter((one) => b.has(one)).length;
  return shared / (a.size + b.size - shared);
}

/**
 * Two English words that share out the sentences of one source word among them and stand nowhere else: most likely two
 * renderings of it. The rarer one is told. O(words of the source × words of a sentence).
 */
function secondRenderings(stage: Stage): Map<string, Second> {
  const aligned = stage.scenes.filter(({ segment }) => segment.source !== undefined && segment.source !== "");
  const found = new Map<string, Second>();
  if (aligned.length < MIN_SHARED + MIN_OTHER) return found;
  const sources = placesOf(
    aligned.map(({ index, segment }) => [index, segment.source ?? ""]),
    MIN_SOURCE,
  );
  const targets = byFirstPlace(
    placesOf(
      aligned.map(({ index, text }) => [index, text]),
      MIN_TARGET,
    ),
  );
  for (const [source, places] of sources) {
    if (places.size < MIN_SHARED + MIN_OTHER || places.size > aligned.length / 2) continue;
    const near = [...places].flatMap((place) => targets.get(place) ?? []);
    const own = near.filter(([, at]) => within(at, places)).toSorted((a, b) => b[1].size - a[1].size);
    const [first] = own;
    if (first === undefined || first[1].size < MIN_SHARED) continue;
    const rest = without(places, first[1]);
    const second = own.find(([word, at]) => word !== first[0] && at.size === rest.size && within(at, rest));
    if (second === undefined || isInflected(first[0], second[0])) continue;
    // A word that goes with another source word more closely is that word's translation.
    const bond = likeness(second[1], places);
    if (![...sources.values()].some((other) => other.size >= MIN_OTHER && likeness(second[1], other) > bond))
      found.set(second[0], { source, usual: first[0] });
  }
  return found;
}

/** Words used often enough, under the first sentence that has them: a word within some sentences begins in one of them. */
function byFirstPlace(words: Places): ReadonlyMap<number, readonly (readonly [string, Sentences])[]> {
  const first = new Map<number, (readonly [string, Sentences])[]>();
  for (const [word, places] of words) {
    const [place] = places;
    if (place === undefined || places.size < MIN_OTHER) continue;
    const there = first.get(place);
    if (there === undefined) first.set(place, [[word, places]]);
    else there.push([word, places]);
  }
  return first;
}

/** "minister" and "ministers", "agree" and "agreement": one rendering in two forms. */
function isInflected(a: string, b: string): boolean {
  const length = Math.min(4, a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

const renderings = perStage(secondRenderings);

function findTerms(scene: Scene, stage: Stage): readonly Finding[] {
  const known = renderings(stage);
  if (known.size === 0) return [];
  return scene.tokens.flatMap(({ lower, from, to }) => {
    const second = known.get(lower);
    if (second === undefined || !(scene.segment.source ?? "").toLowerCase().includes(second.source)) return [];
    const message = `Where the source has “${second.source}”, the translation usually says “${second.usual}”.`;
    return [{ from, to, message }];
  });
}

/** One source term, two English words; needs the source beside the translation. */
export const sourceTermRule: Rule = {
  rule: "source.term",
  family: "source",
  title: "Term translated two ways",
  message: "The same source word has another translation elsewhere.",
  mqm: "terminology/inconsistent",
  severity: "hint",
  score: 0.3,
  find: findTerms,
};

const folded = (text: string): string => text.toLowerCase().replace(/\s+/gu, " ").trim();

/** The first translation of each source sentence that comes more than once. */
const firstOfSource = perStage((stage) => {
  const first = new Map<string, Scene>();
  for (const scene of stage.scenes) {
    const source = folded(scene.segment.source ?? "");
    if (source !== "" && !first.has(source)) first.set(source, scene);
  }
  return first;
});

const SHOWN = 60;

function findSentences(scene: Scene, stage: Stage): readonly Finding[] {
  const source = folded(scene.segment.source ?? "");
  const first = source === "" ? undefined : firstOfSource(stage).get(source);
  if (first === undefined || first.index === scene.index || folded(first.text) === folded(scene.text)) return [];
  const last = scene.tokens.at(-1);
  if (last === undefined) return [];
  const other = first.text.length > SHOWN ? `${first.text.slice(0, SHOWN)}…` : first.text;
  const message = `The same source sentence is translated elsewhere as “${other}”.`;
  return [{ from: scene.tokens[0]?.from ?? 0, to: last.to, message, suggestions: [first.text] }];
}

/** One source sentence, two translations. */
export const sourceSentenceRule: Rule = {
  rule: "source.sentence",
  family: "source",
  title: "Sentence translated two ways",
  message: "The same source sentence has another translation elsewhere.",
  mqm: "terminology/inconsistent",
  severity: "warning",
  score: 0.5,
  find: findSentences,
};

import type { Lexicon } from "../../core/check/lexicon.ts";
import { CountTable } from "../../core/check/tagger/counts.ts";
import { hashText, joinHashes } from "../../core/check/tagger/hash.ts";
import type { LanguageModel } from "../../core/check/tagger/language.ts";
import { unitOf } from "../../core/check/tagger/units.ts";
import { EDGE_CLASS, shapeClass } from "../../core/check/tagger/word-class.ts";
import { checkTokens } from "../../core/check/token.ts";
import { UNIT_BASE, exchangeClasses } from "./classes.ts";
import { englishParagraphs } from "./corpus.ts";

/** The English texts as one stream of unit numbers; units are numbered by frequency, 0 is the edge between paragraphs. */
interface Corpus {
  readonly units: readonly string[];
  readonly counts: Int32Array;
  readonly stream: Int32Array;
}

function readCorpus(): Corpus {
  const first = new Map<string, number>([["<edge>", 0]]);
  const names = ["<edge>"];
  const stream: number[] = [0];
  for (const paragraph of englishParagraphs()) {
    for (const token of checkTokens(paragraph)) {
      const unit = unitOf(token);
      const known = first.get(unit);
      if (known === undefined) {
        first.set(unit, names.length);
        stream.push(names.length);
        names.push(unit);
      } else stream.push(known);
    }
    stream.push(0);
  }
  const counts = new Int32Array(names.length);
  for (const unit of stream) counts[unit] = (counts[unit] ?? 0) + 1;
  const order = [0, ...[...names.keys()].slice(1).toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)];
  const rank = new Int32Array(names.length);
  order.forEach((unit, at) => (rank[unit] = at));
  return {
    units: order.map((unit) => names[unit] ?? ""),
    counts: Int32Array.from(order, (unit) => counts[unit] ?? 0),
    stream: Int32Array.from(stream, (unit) => rank[unit] ?? 0),
  };
}

/** How often each run of two or three numbers occurs; keys are numbers in base {@link UNIT_BASE}. */
function countRuns(stream: Int32Array, order: 2 | 3): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = order - 1; at < stream.length; at += 1) {
    const middle = stream[at - 1] ?? 0;
    if (order === 3 && middle === 0) continue;
    const pair = middle * UNIT_BASE + (stream[at] ?? 0);
    const key = order === 2 ? pair : (stream[at - 2] ?? 0) * UNIT_BASE * UNIT_BASE + pair;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Word classes that the model lists. */
const CLASSES = 100;
/** Units rarer than the 20,000th keep the class of their shape. */
const MOVABLE = 20000;
const MIN_LISTED = 10;
/** Triples seen once are mostly chance, and two thirds of the table; pairs seen once still tell. */
const MIN_TRIPLE = 2;
const WORD_SLOTS = 1 << 21;
const CLASS_SLOTS = 1 << 20;

function classesOf({ units }: Corpus, pairs: ReadonlyMap<number, number>, lexicon: Lexicon): Uint8Array {
  const start = Uint8Array.from(units, (unit, at) => {
    if (at === 0) return EDGE_CLASS;
    if (at < MOVABLE) return at % CLASSES;
    const kind = /\p{L}/u.test(unit) ? "word" : /\p{N}/u.test(unit) ? "number" : "mark";
    return shapeClass(unit, kind, lexicon.capitalShare(unit) > 0.7);
  });
  return exchangeClasses(pairs, start, { classes: CLASSES, movable: MOVABLE, rounds: 12 });
}

/** Stores the most frequent first: what finds no room is what matters least. */
function fill(entries: readonly (readonly [hash: number, count: number])[], slots: number): CountTable {
  const table = new CountTable(new Uint16Array(slots));
  let lost = 0;
  for (const [hash, count] of entries.toSorted((a, b) => b[1] - a[1])) if (!table.set(hash, count)) lost += 1;
  process.stdout.write(`table: ${entries.length} entries, ${lost} without room\n`);
  return table;
}

function wordTable(
  { units, counts }: Corpus,
  pairs: ReadonlyMap<number, number>,
  triples: ReadonlyMap<number, number>,
): CountTable {
  const hashes = units.map(hashText);
  const hash = (unit: number): number => hashes[unit] ?? 0;
  const entries: (readonly [number, number])[] = [];
  units.forEach((_, unit) => {
    entries.push([hash(unit), counts[unit] ?? 0]);
  });
  for (const [key, count] of pairs) {
    entries.push([joinHashes(hash(Math.floor(key / UNIT_BASE)), hash(key % UNIT_BASE)), count]);
  }
  for (const [key, count] of triples) {
    if (count < MIN_TRIPLE) continue;
    const pair = Math.floor(key / UNIT_BASE);
    const before = joinHashes(hash(Math.floor(pair / UNIT_BASE)), hash(pair % UNIT_BASE));
    entries.push([joinHashes(before, hash(key % UNIT_BASE)), count]);
  }
  return fill(entries, WORD_SLOTS);
}

const MIN_CLASS_RUN = 3;

function classTable(stream: Int32Array, classes: Uint8Array): CountTable {
  const hashes = Array.from({ length: 256 }, (_, number) => hashText(`class${number}`));
  const counts = new Map<number, number>();
  const add = (hash: number): void => void counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const hash = (at: number): number => hashes[classes[stream[at] ?? 0] ?? EDGE_CLASS] ?? 0;
  for (let at = 3; at < stream.length; at += 1) {
    const own = hash(at);
    const two = joinHashes(hash(at - 2), hash(at - 1));
    add(own);
    add(joinHashes(hash(at - 1), own));
    add(joinHashes(two, own));
    add(joinHashes(joinHashes(joinHashes(hash(at - 3), hash(at - 2)), hash(at - 1)), own));
  }
  return fill(
    [...counts].filter(([, count]) => count >= MIN_CLASS_RUN),
    CLASS_SLOTS,
  );
}

/** The language model with the list its class map is stored as. */
export interface BuiltLanguage {
  readonly model: LanguageModel;
  /** Units of class 0, 1, … one class a line. */
  readonly classList: string;
}

/** Counts the English texts. About half a minute. */
export function buildLanguage(lexicon: Lexicon): BuiltLanguage {
  const corpus = readCorpus();
  const pairs = countRuns(corpus.stream, 2);
  const classes = classesOf(corpus, pairs, lexicon);
  const lines = Array.from({ length: CLASSES }, (): string[] => []);
  const classOf = new Map<string, number>();
  corpus.units.forEach((unit, at) => {
    const own = classes[at] ?? 0;
    if (at === 0 || own >= CLASSES || (corpus.counts[at] ?? 0) < MIN_LISTED) return;
    lines[own]?.push(unit);
    classOf.set(unit, own);
  });
  return {
    model: {
      words: wordTable(corpus, pairs, countRuns(corpus.stream, 3)),
      classes: classTable(corpus.stream, classes),
      classOf,
      total: corpus.stream.length,
    },
    classList: lines.map((line) => line.join(" ")).join("\n"),
  };
}

import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../token.ts";
import type { CountTable } from "./counts.ts";
import { hashText, joinHashes } from "./hash.ts";
import { unitOf } from "./units.ts";
import { EDGE_CLASS, shapeClass } from "./word-class.ts";

/** What edited English looks like: counts of words and word classes in sequence. */
export interface LanguageModel {
  readonly words: CountTable;
  readonly classes: CountTable;
  /** Class numbers of the units that are common enough to have one of their own. */
  readonly classOf: ReadonlyMap<string, number>;
  /** Tokens the counts were taken from. */
  readonly total: number;
}

/** One text as the language model sees it. Arrays run over its tokens. */
export interface Reading {
  readonly units: readonly string[];
  readonly hashes: readonly number[];
  readonly classes: readonly number[];
  /** Natural logarithm of the unit's count plus one. */
  readonly rarity: Float32Array;
  /** Log-probability of each token after the two before it, and before the two after it. */
  readonly forward: Float32Array;
  readonly backward: Float32Array;
  /** The same over word classes, with three neighbours forward. */
  readonly classForward: Float32Array;
  readonly classBackward: Float32Array;
  /** Log count plus one of the pair that ends in this token, and of the triple centred on it. */
  readonly pair: Float32Array;
  readonly triple: Float32Array;
  /** How much more often the pair that ends in this token occurs than its words would by chance. */
  readonly bond: Float32Array;
}

const BACK_OFF = Math.log(0.4);
const CLASS_HASHES = Array.from({ length: 256 }, (_, number) => hashText(`class${number}`));
const EDGE_HASH = hashText("<edge>");

function classesOf(
  tokens: readonly Token[],
  units: readonly string[],
  model: LanguageModel,
  lexicon: Lexicon,
): number[] {
  return tokens.map((token, at) => {
    const unit = units[at] ?? "";
    const known = model.classOf.get(unit);
    if (known !== undefined) return known;
    const capital = /^\p{Lu}/u.test(token.text) && (at > 0 || lexicon.count(unit) === 0);
    return shapeClass(unit, token.kind, capital);
  });
}

/** "Stupid back-off" (Brants et al. 2007): relative frequency of the longest sequence seen, discounted for each word less. */
function backOff(table: CountTable, total: number, keys: readonly number[], contexts: readonly number[]): number {
  for (let at = 0; at < keys.length; at += 1) {
    const seen = table.get(keys[at] ?? 0);
    if (seen === 0) continue;
    const context = at + 1 < keys.length ? table.get(contexts[at] ?? 0) : total;
    return at * BACK_OFF + Math.min(0, Math.log(seen / Math.max(seen, context)));
  }
  return keys.length * BACK_OFF + Math.log(0.5 / total);
}

/** Reads one text. About 20 table look-ups a token. */
export function readText(tokens: readonly Token[], model: LanguageModel, lexicon: Lexicon): Reading {
  const units = tokens.map(unitOf);
  const hashes = units.map(hashText);
  const classes = classesOf(tokens, units, model, lexicon);
  const length = tokens.length;
  const array = (): Float32Array => new Float32Array(length);
  const reading = { units, hashes, classes, rarity: array(), forward: array(), backward: array() };
  const more = { classForward: array(), classBackward: array(), pair: array(), triple: array(), bond: array() };
  const word = (at: number): number => hashes[at] ?? EDGE_HASH;
  const cls = (at: number): number => CLASS_HASHES[classes[at] ?? EDGE_CLASS] ?? 0;
  const { words, classes: table, total } = model;
  for (let at = 0; at < length; at += 1) {
    const [h2, h1, h0, n1, n2] = [word(at - 2), word(at - 1), word(at), word(at + 1), word(at + 2)];
    const left = joinHashes(h1, h0);
    const right = joinHashes(h0, n1);
    const before = joinHashes(h2, h1);
    const trigram = joinHashes(before, h0);
    reading.forward[at] = backOff(words, total, [trigram, left, h0], [before, h1]);
    reading.backward[at] = backOff(words, total, [joinHashes(right, n2), right, h0], [joinHashes(n1, n2), n1]);
    const own = words.get(h0);
    const pair = words.get(left);
    reading.rarity[at] = Math.log1p(own);
    more.pair[at] = Math.log1p(pair);
    more.triple[at] = Math.log1p(words.get(joinHashes(left, n1)));
    more.bond[at] = Math.log(((pair + 0.1) * total) / ((own + 1) * (words.get(h1) + 1)));
    const [c3, c2, c1, c0, d1, d2] = [cls(at - 3), cls(at - 2), cls(at - 1), cls(at), cls(at + 1), cls(at + 2)];
    const two = joinHashes(c2, c1);
    const three = joinHashes(joinHashes(c3, c2), c1);
    const pairs = joinHashes(c1, c0);
    more.classForward[at] = backOff(
      table,
      total,
      [joinHashes(three, c0), joinHashes(two, c0), pairs, c0],
      [three, two, c1],
    );
    const next = joinHashes(c0, d1);
    more.classBackward[at] = backOff(table, total, [joinHashes(next, d2), next, c0], [joinHashes(d1, d2), d1]);
  }
  return { ...reading, ...more };
}

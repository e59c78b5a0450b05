/** One piece of text to be aligned. */
export interface AlignItem {
  /** Length in characters. */
  readonly length: number;
  /** Numbers it mentions, in one notation. */
  readonly numbers: ReadonlySet<string>;
}

/** A group of source items and the target items that say the same; either may be empty. */
export interface Bead {
  readonly sources: readonly [from: number, to: number];
  readonly targets: readonly [from: number, to: number];
  /** How well they fit; smaller is better. */
  readonly cost: number;
}

/** How often each kind of bead is met in translated prose, after Gale and Church (1993). */
const KINDS: readonly (readonly [sources: number, targets: number, penalty: number])[] = [
  [1, 1, -Math.log(0.89)],
  [1, 0, -Math.log(0.005)],
  [0, 1, -Math.log(0.005)],
  [2, 1, -Math.log(0.045)],
  [1, 2, -Math.log(0.045)],
  [2, 2, -Math.log(0.011)],
];

/** Variance of the target's length for each source character, after Gale and Church. */
const VARIANCE = 6.8;
/** What a number that both sides mention is worth. */
const NUMBER_BONUS = 1.5;
/** The most that numbers can win, and how far behind a path may be before it is given up. */
const MOST_BONUS = 3 * NUMBER_BONUS;
const HOPELESS = 60;
/** Search leaves the diagonal by at most this many items, or this share of all. */
const BAND = 80;
const BAND_SHARE = 0.02;

/**
 * Monotone alignment of two sequences by length and shared numbers. The ratio of lengths is taken from the texts
 * themselves, so that any pair of scripts fits: first from all of both, then (if it `refines`) from what the first pass
 * paired one to one, since a part that one side lacks would bend it; a few sentences are too few for that. Time and space grow with the longer side times the band.
 */
export function alignByLength(
  sources: readonly AlignItem[],
  targets: readonly AlignItem[],
  refines = true,
): readonly Bead[] {
  const texts = { sources: measured(sources), targets: measured(targets) };
  const whole = texts.targets.total / Math.max(1, texts.sources.total);
  const first = alignAt(texts, whole);
  if (!refines) return first;
  const pairs = first.filter(
    (bead) => bead.sources[1] - bead.sources[0] === 1 && bead.targets[1] - bead.targets[0] === 1,
  );
  const length = (items: readonly AlignItem[], at: number): number => items[at]?.length ?? 0;
  const source = pairs.reduce((sum, bead) => sum + length(sources, bead.sources[0]), 0);
  const target = pairs.reduce((sum, bead) => sum + length(targets, bead.targets[0]), 0);
  return pairs.length === first.length || source === 0 || target === 0 ? first : alignAt(texts, target / source);
}

interface Texts {
  readonly sources: Measured;
  readonly targets: Measured;
}

function alignAt(texts: Texts, ratio: number): readonly Bead[] {
  const n = texts.sources.items.length;
  const m = texts.targets.items.length;
  const band = Math.max(BAND, Math.ceil(Math.max(n, m) * BAND_SHARE)) + Math.abs(n - m);
  const width = 2 * band + 1;
  const costs = new Float64Array((n + 1) * width).fill(Number.POSITIVE_INFINITY);
  const choices = new Int8Array((n + 1) * width).fill(-1);
  const at = (i: number, j: number): number => {
    const offset = j - Math.round((i * m) / Math.max(1, n)) + band;
    return offset < 0 || offset >= width ? -1 : i * width + offset;
  };
  costs[at(0, 0)] = 0;
  for (let i = 0; i <= n; i += 1) {
    const middle = Math.round((i * m) / Math.max(1, n));
    let best = Number.POSITIVE_INFINITY;
    for (let j = Math.max(0, middle - band); j <= Math.min(m, middle + band); j += 1) {
      const here = at(i, j);
      for (let kind = 0; kind < KINDS.length; kind += 1) {
        const [s, t, penalty] = KINDS[kind] ?? [0, 0, 0];
        const before = i >= s && j >= t ? at(i - s, j - t) : -1;
        const base = before < 0 ? Number.POSITIVE_INFINITY : (costs[before] ?? Number.POSITIVE_INFINITY);
        if (base + penalty >= (costs[here] ?? 0) + MOST_BONUS) continue;
        const cost = base + penalty + misfit(texts, [i - s, i, j - t, j], ratio);
        if (cost < (costs[here] ?? 0)) {
          costs[here] = cost;
          choices[here] = kind;
        }
      }
      best = Math.min(best, costs[here] ?? best);
    }
    // What is this much worse than the best of its row never wins.
    if (i < n)
      for (let cell = i * width; cell < (i + 1) * width; cell += 1)
        if ((costs[cell] ?? 0) > best + HOPELESS) costs[cell] = Number.POSITIVE_INFINITY;
  }
  return trace({ n, m, at, costs, choices });
}

function trace(table: {
  readonly n: number;
  readonly m: number;
  readonly at: (i: number, j: number) => number;
  readonly costs: Float64Array;
  readonly choices: Int8Array;
}): readonly Bead[] {
  const beads: Bead[] = [];
  let i = table.n;
  let j = table.m;
  while (i > 0 || j > 0) {
    const here = table.at(i, j);
    const kind = KINDS[table.choices[here] ?? -1];
    if (kind === undefined) throw new Error("the alignment has no path");
    const [s, t] = kind;
    const cost = (table.costs[here] ?? 0) - (table.costs[table.at(i - s, j - t)] ?? 0);
    beads.push({ sources: [i - s, i], targets: [j - t, j], cost });
    i -= s;
    j -= t;
  }
  return beads.toReversed();
}

/** Items with running sums, so that groups need no new arrays. */
interface Measured {
  readonly items: readonly AlignItem[];
  /** `ends[i]` is the length of the first `i` items. */
  readonly ends: Float64Array;
  readonly total: number;
}

function measured(items: readonly AlignItem[]): Measured {
  const ends = new Float64Array(items.length + 1);
  items.forEach((item, at) => {
    ends[at + 1] = (ends[at] ?? 0) + item.length;
  });
  return { items, ends, total: ends[items.length] ?? 0 };
}

/** Minus the logarithm of how likely two lengths are to be translations, less what shared numbers say. */
function misfit(
  { sources, targets }: Texts,
  [sourceFrom, sourceTo, targetFrom, targetTo]: readonly [number, number, number, number],
  ratio: number,
): number {
  if (sourceFrom === sourceTo || targetFrom === targetTo) return 0;
  const source = (sources.ends[sourceTo] ?? 0) - (sources.ends[sourceFrom] ?? 0);
  const target = (targets.ends[targetTo] ?? 0) - (targets.ends[targetFrom] ?? 0);
  const mean = (source + target / Math.max(ratio, 1e-6)) / 2;
  const delta = Math.abs(source * ratio - target) / Math.sqrt(VARIANCE * Math.max(1, mean));
  let shared = 0;
  for (let i = sourceFrom; i < sourceTo; i += 1) {
    for (const number of sources.items[i]?.numbers ?? []) {
      for (let j = targetFrom; j < targetTo; j += 1) if (targets.items[j]?.numbers.has(number) === true) shared += 1;
    }
  }
  return -Math.log(Math.max(1e-12, 2 * (1 - normal(delta)))) - NUMBER_BONUS * Math.min(3, shared);
}

/** Cumulative standard normal distribution; Abramowitz and Stegun 26.2.17. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - Math.exp((-z * z) / 2) * 0.39894228 * tail;
}

import type { Span } from "../../text/span.ts";
import type { Token } from "../token.ts";

/** A stretch of tokens that reads unusually. */
export interface UnusualSpan extends Span {
  /** Probability of its least usual token. */
  readonly peak: number;
  /** Index of that token. */
  readonly at: number;
  /** True where another stretch with a higher peak touches it. */
  readonly beside: boolean;
}

/** From which probability on a token gets a stretch of its own, and down to which one a stretch with a sure peak grows. */
export interface SpanLimits {
  readonly floor: number;
  readonly sure: number;
  readonly growth: number;
}

/** How far a stretch goes: the surer the tagger is, the more precisely it can point. */
interface Reach {
  readonly from: number;
  /** A neighbour belongs to the stretch when its probability is at least this share of the peak's. */
  readonly share: number;
  readonly tokens: number;
}

const WIDEST: Reach = { from: 0, share: 0.33, tokens: 12 };
const REACHES: readonly Reach[] = [
  { from: 0.44, share: 0.85, tokens: 2 },
  { from: 0.38, share: 0.5, tokens: 6 },
  WIDEST,
];

interface Field {
  readonly value: (at: number) => number;
  readonly isFree: (at: number) => boolean;
}

/** First and last token of the stretch around a peak: the likelier neighbour joins first. */
function grow(peak: number, limits: SpanLimits, { value, isFree }: Field): readonly [first: number, last: number] {
  const reach = REACHES.find((one) => value(peak) >= one.from) ?? WIDEST;
  const least = Math.max(value(peak) >= limits.sure ? limits.growth : limits.floor, value(peak) * reach.share);
  let first = peak;
  let last = peak;
  while (last - first + 1 < reach.tokens) {
    const before = isFree(first - 1) ? value(first - 1) : 0;
    const after = isFree(last + 1) ? value(last + 1) : 0;
    if (Math.max(before, after) < least) break;
    if (before >= after) first -= 1;
    else last += 1;
  }
  return [first, last];
}

/** A flag begins and ends with words; marks at its ends say nothing unless one of them is what is unusual. */
function trimmed(
  tokens: readonly Token[],
  peak: number,
  [first, last]: readonly [number, number],
): readonly [number, number] {
  let from = first;
  let to = last;
  while (from < peak && tokens[from]?.kind === "mark") from += 1;
  while (to > peak && tokens[to]?.kind === "mark") to -= 1;
  return [from, to];
}

/** Stretches around every token at or over the floor, without overlap, by place. Each token over the floor is in one. */
export function unusualSpans(
  tokens: readonly Token[],
  probabilities: Float32Array,
  limits: SpanLimits,
): readonly UnusualSpan[] {
  const value = (at: number): number => probabilities[at] ?? 0;
  const taken = tokens.map(() => false);
  const isFree = (at: number): boolean => at >= 0 && at < tokens.length && taken[at] === false;
  const order = tokens.map((_, at) => at).filter((at) => value(at) >= limits.floor);
  const spans: UnusualSpan[] = [];
  for (const peak of order.toSorted((a, b) => value(b) - value(a) || a - b)) {
    if (!isFree(peak)) continue;
    const [first, last] = grow(peak, limits, { value, isFree });
    const beside = taken[first - 1] === true || taken[last + 1] === true;
    taken.fill(true, first, last + 1);
    const words = trimmed(tokens, peak, [first, last]);
    spans.push({
      from: tokens[words[0]]?.from ?? 0,
      to: tokens[words[1]]?.to ?? 0,
      peak: value(peak),
      at: peak,
      beside,
    });
  }
  return spans.toSorted((a, b) => a.from - b.from);
}

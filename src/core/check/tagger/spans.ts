import type { Span } from "../../text/span.ts";
import type { Token } from "../token.ts";

/** A stretch of tokens that reads unusually. */
export interface UnusualSpan extends Span {
  /** Probability of its least usual token. */
  readonly peak: number;
  /** True where another stretch with a higher peak touches it. */
  readonly beside: boolean;
}

/** How far a flag reaches: the surer the tagger is, the more precisely it can point. */
interface Reach {
  readonly from: number;
  /** A neighbour belongs to the flag when its probability is at least this share of the peak's. */
  readonly share: number;
  readonly tokens: number;
}

const REACHES: readonly Reach[] = [
  { from: 0.43, share: 0.7, tokens: 3 },
  { from: 0, share: 0.5, tokens: 10 },
];

const NARROW: Reach = { from: 0, share: 1, tokens: 1 };

/** Stretches around every token at or over `floor`, without overlap, by place. Each token over the floor is in one. */
export function unusualSpans(
  tokens: readonly Token[],
  probabilities: Float32Array,
  floor: number,
): readonly UnusualSpan[] {
  const value = (at: number): number => probabilities[at] ?? 0;
  const order = tokens
    .map((_, at) => at)
    .filter((at) => value(at) >= floor)
    .toSorted((a, b) => value(b) - value(a) || a - b);
  const taken = tokens.map(() => false);
  const isFree = (at: number): boolean => at >= 0 && at < tokens.length && taken[at] === false;
  const spans: UnusualSpan[] = [];
  for (const peak of order) {
    if (!isFree(peak)) continue;
    const reach = REACHES.find((one) => value(peak) >= one.from) ?? NARROW;
    const least = Math.max(floor, value(peak) * reach.share);
    let first = peak;
    let last = peak;
    while (last - first + 1 < reach.tokens) {
      const before = isFree(first - 1) ? value(first - 1) : 0;
      const after = isFree(last + 1) ? value(last + 1) : 0;
      if (Math.max(before, after) < least) break;
      if (before >= after) first -= 1;
      else last += 1;
    }
    const beside = (first > 0 && taken[first - 1] === true) || taken[last + 1] === true;
    taken.fill(true, first, last + 1);
    spans.push({ from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? 0, peak: value(peak), beside });
  }
  return spans.toSorted((a, b) => a.from - b.from);
}

import { hashText, joinHashes } from "./hash.ts";
import type { Reading } from "./language.ts";
import { EDGE_CLASS } from "./word-class.ts";

/**
 * Words and classes around a token, each pattern hashed to one weight. Some ten million patterns share the weights: with
 * an eighth of them, rare patterns drown in what common ones say.
 */
export const LINEAR_BITS = 21;
const MASK = (1 << LINEAR_BITS) - 1;
const EDGE = hashText("<edge>");
const CLASSES = Array.from({ length: 256 }, (_, number) => hashText(`class${number}`));
const KINDS = Array.from({ length: 64 }, (_, number) => hashText(`pattern${number}`));

/** Number of weights {@link linearSlots} names for each token. */
export const LINEAR_SLOTS = 34;

const bucket = (value: number, step: number): number => hashText(String(Math.round(value / step)));

/** The weights that speak for token `at`, one for each of {@link LINEAR_SLOTS} patterns. */
export function linearSlots(reading: Reading, shapes: readonly number[], at: number): readonly number[] {
  const { hashes, classes } = reading;
  const w = (to: number): number => hashes[at + to] ?? EDGE;
  const c = (to: number): number => CLASSES[classes[at + to] ?? EDGE_CLASS] ?? 0;
  const shape = shapes[at] ?? 0;
  const unit = reading.units[at] ?? "";
  const [w0, c0, c1, d1] = [w(0), c(0), c(-1), c(1)];
  const left = joinHashes(w(-1), w0);
  const right = joinHashes(w0, w(1));
  const cLeft = joinHashes(c1, c0);
  const cRight = joinHashes(c0, d1);
  const parts = [
    w0,
    w(-1),
    w(1),
    w(-2),
    w(2),
    left,
    right,
    joinHashes(left, w(1)),
    joinHashes(joinHashes(w(-2), w(-1)), w0),
    joinHashes(right, w(2)),
    joinHashes(w(-1), w(1)),
    c0,
    c1,
    d1,
    c(-2),
    c(2),
    cLeft,
    cRight,
    joinHashes(cLeft, d1),
    joinHashes(c(-2), cLeft),
    joinHashes(cRight, c(2)),
    joinHashes(c1, d1),
    joinHashes(joinHashes(c(-2), cLeft), d1),
    joinHashes(joinHashes(cLeft, d1), c(2)),
    joinHashes(c1, w0),
    joinHashes(w0, d1),
    joinHashes(w(-1), c0),
    joinHashes(c0, w(1)),
    hashText(unit.slice(-3)),
    hashText(unit.slice(0, 5)),
    shape,
    joinHashes(shape, c0),
    joinHashes(bucket(reading.forward[at] ?? 0, 1.5), bucket(reading.backward[at] ?? 0, 1.5)),
    joinHashes(bucket(reading.rarity[at] ?? 0, 1), shape),
  ];
  return parts.map((part, pattern) => joinHashes(KINDS[pattern] ?? 0, part) & MASK);
}

const WORD_BITS = 32;

/** Bit rows of one reference: which positions hold which word. Made once, used for every candidate shift. */
export interface DistanceRows {
  readonly length: number;
  readonly blocks: number;
  /** `bits[word * blocks + block]`. */
  readonly bits: Int32Array;
  readonly plus: Int32Array;
  readonly minus: Int32Array;
}

/** Prepares `ref` (words by number below `vocabulary`) for {@link wordDistance}. */
export function distanceRows(ref: ArrayLike<number>, vocabulary: number): DistanceRows {
  const blocks = Math.max(1, Math.ceil(ref.length / WORD_BITS));
  const bits = new Int32Array(vocabulary * blocks);
  for (let i = 0; i < ref.length; i += 1) {
    const at = (ref[i] as number) * blocks + (i >>> 5);
    bits[at] = (bits[at] as number) | (1 << (i & 31));
  }
  return { length: ref.length, blocks, bits, plus: new Int32Array(blocks), minus: new Int32Array(blocks) };
}

/**
 * Levenshtein distance between `hyp` and the prepared reference, without beam: never more than tercom's own count.
 * Bit-parallel (Myers 1999 with Hyyrö's 2003 carry between blocks): O(hyp · ref / 32). Reuses the rows' scratch space.
 */
export function wordDistance(hyp: ArrayLike<number>, rows: DistanceRows): number {
  const { blocks, bits, plus, minus, length } = rows;
  if (length === 0) return hyp.length;
  plus.fill(-1);
  minus.fill(0);
  const lastBit = 1 << ((length - 1) & 31);
  let distance = length;
  for (let j = 0; j < hyp.length; j += 1) {
    const word = (hyp[j] as number) * blocks;
    // The row above the first grows by one with each hypothesis word.
    let carry = 1;
    for (let block = 0; block < blocks; block += 1) {
      const top = block === blocks - 1 ? lastBit : 1 << 31;
      const pv = plus[block] as number;
      const mv = minus[block] as number;
      let eq = bits[word + block] as number;
      const xv = eq | mv;
      if (carry < 0) eq |= 1;
      const xh = (((eq & pv) + pv) ^ pv) | eq;
      let ph = mv | ~(xh | pv);
      let mh = pv & xh;
      const out = (ph & top) !== 0 ? 1 : (mh & top) !== 0 ? -1 : 0;
      ph = (ph << 1) | (carry > 0 ? 1 : 0);
      mh = (mh << 1) | (carry < 0 ? 1 : 0);
      plus[block] = mh | ~(xv | ph);
      minus[block] = ph & xv;
      carry = out;
    }
    distance += carry;
  }
  return distance;
}

const PROBES = 8;
/** Counts are kept as steps of half a power of e: 5 bits reach three million. */
const STEPS_PER_E = 2;
const COUNT_BITS = 5;
const COUNT_MASK = (1 << COUNT_BITS) - 1;

const EXPECTED = Float64Array.from({ length: COUNT_MASK + 1 }, (_, step) =>
  step === 0 ? 0 : Math.exp((step - 1) / STEPS_PER_E),
);

/**
 * Approximate counts by hash in 16 bits an entry: 11 bits of the hash tell entries apart, 5 hold the count. About one
 * unseen key in 700 is mistaken for a seen one. The length must be a power of two.
 */
export class CountTable {
  readonly slots: Uint16Array;
  readonly #mask: number;

  constructor(slots: Uint16Array) {
    this.slots = slots;
    this.#mask = slots.length - 1;
  }

  /** The stored count, rounded to its step; 0 for what was never stored. */
  get(hash: number): number {
    const mark = (hash >>> 21) << COUNT_BITS;
    let at = Math.imul(hash, 0x2c1b3c6d) & this.#mask;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const slot = this.slots[at] ?? 0;
      if (slot === 0) return 0;
      if ((slot & ~COUNT_MASK) === mark) return EXPECTED[slot & COUNT_MASK] ?? 0;
      at = (at + 1) & this.#mask;
    }
    return 0;
  }

  /** Stores a count for a hash that is not in the table yet; false when its neighbourhood is full. */
  set(hash: number, count: number): boolean {
    const step = Math.min(COUNT_MASK, 1 + Math.round(Math.log(count) * STEPS_PER_E));
    let at = Math.imul(hash, 0x2c1b3c6d) & this.#mask;
    for (let probe = 0; probe < PROBES; probe += 1) {
      if (this.slots[at] === 0) {
        this.slots[at] = ((hash >>> 21) << COUNT_BITS) | step;
        return true;
      }
      at = (at + 1) & this.#mask;
    }
    return false;
  }
}

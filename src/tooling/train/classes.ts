/** Unit numbers are packed into keys in this base; the texts have fewer units. */
export const UNIT_BASE = 2 ** 17;

/** Word classes found by exchanging words between classes until neighbouring classes predict each other best. */
export interface ClassOptions {
  readonly classes: number;
  /** Only units with a lower number move; the others keep the class they start with. */
  readonly movable: number;
  readonly rounds: number;
}

interface Neighbours {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly counts: Int32Array;
}

function neighbours(pairs: ReadonlyMap<number, number>, units: number, side: "left" | "right"): Neighbours {
  const base = UNIT_BASE;
  const starts = new Int32Array(units + 1);
  const own = (key: number): number => (side === "right" ? Math.floor(key / base) : key % base);
  for (const key of pairs.keys()) starts[own(key) + 1] = (starts[own(key) + 1] ?? 0) + 1;
  for (let at = 0; at < units; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const fill = starts.slice();
  const others = new Int32Array(pairs.size);
  const counts = new Int32Array(pairs.size);
  for (const [key, count] of pairs) {
    const unit = own(key);
    const at = fill[unit] ?? 0;
    others[at] = side === "right" ? key % base : Math.floor(key / base);
    counts[at] = count;
    fill[unit] = at + 1;
  }
  return { starts, others, counts };
}

const LOGS = Float64Array.from({ length: 1 << 20 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
const nLogN = (n: number): number => (n < LOGS.length ? (LOGS[n] ?? 0) : n * Math.log(n));

/** Class numbers fit a byte. */
const TOTAL = 256;

class Exchange {
  readonly #classOf: Uint8Array;
  readonly #right: Neighbours;
  readonly #left: Neighbours;
  readonly #table = new Int32Array(TOTAL * TOTAL);
  readonly #rows = new Int32Array(TOTAL);
  readonly #columns = new Int32Array(TOTAL);
  readonly #toRight = new Int32Array(TOTAL);
  readonly #toLeft = new Int32Array(TOTAL);
  #self = 0;

  constructor(pairs: ReadonlyMap<number, number>, classOf: Uint8Array) {
    this.#classOf = classOf;
    this.#right = neighbours(pairs, classOf.length, "right");
    this.#left = neighbours(pairs, classOf.length, "left");
    for (const [key, count] of pairs) {
      this.#count(classOf[Math.floor(key / UNIT_BASE)] ?? 0, classOf[key % UNIT_BASE] ?? 0, count);
    }
  }

  #count(a: number, b: number, count: number): void {
    this.#table[a * TOTAL + b] = (this.#table[a * TOTAL + b] ?? 0) + count;
    this.#rows[a] = (this.#rows[a] ?? 0) + count;
    this.#columns[b] = (this.#columns[b] ?? 0) + count;
  }

  #look(unit: number): void {
    this.#toRight.fill(0);
    this.#toLeft.fill(0);
    this.#self = 0;
    const { starts, others, counts } = this.#right;
    for (let at = starts[unit] ?? 0; at < (starts[unit + 1] ?? 0); at += 1) {
      const other = others[at] ?? 0;
      const own = this.#classOf[other] ?? 0;
      if (other === unit) this.#self = counts[at] ?? 0;
      else this.#toRight[own] = (this.#toRight[own] ?? 0) + (counts[at] ?? 0);
    }
    const left = this.#left;
    for (let at = left.starts[unit] ?? 0; at < (left.starts[unit + 1] ?? 0); at += 1) {
      const other = left.others[at] ?? 0;
      const own = this.#classOf[other] ?? 0;
      if (other !== unit) this.#toLeft[own] = (this.#toLeft[own] ?? 0) + (left.counts[at] ?? 0);
    }
  }

  #put(own: number, sign: 1 | -1): void {
    for (let other = 0; other < TOTAL; other += 1) {
      const after = this.#toRight[other] ?? 0;
      const before = this.#toLeft[other] ?? 0;
      if (after !== 0) this.#table[own * TOTAL + other] = (this.#table[own * TOTAL + other] ?? 0) + sign * after;
      if (before !== 0) this.#table[other * TOTAL + own] = (this.#table[other * TOTAL + own] ?? 0) + sign * before;
      this.#rows[own] = (this.#rows[own] ?? 0) + sign * after;
      this.#columns[own] = (this.#columns[own] ?? 0) + sign * before;
    }
    this.#count(own, own, sign * this.#self);
  }

  /** Moves one unit to the class it fits best; true when that is another. */
  move(unit: number, classes: number): boolean {
    const own = this.#classOf[unit] ?? 0;
    this.#look(unit);
    this.#put(own, -1);
    const best = bestClass({
      table: this.#table,
      rows: this.#rows,
      columns: this.#columns,
      toRight: this.#toRight,
      toLeft: this.#toLeft,
      self: this.#self,
      own,
      classes,
    });
    this.#put(best, 1);
    this.#classOf[unit] = best;
    return best !== own;
  }
}

/**
 * The exchange algorithm (Kneser and Ney 1993) on bigrams. `start` gives each unit its first class; classes from
 * `options.classes` on are fixed. Changes and returns `start`.
 */
export function exchangeClasses(
  pairs: ReadonlyMap<number, number>,
  start: Uint8Array,
  options: ClassOptions,
): Uint8Array {
  const exchange = new Exchange(pairs, start);
  for (let round = 0; round < options.rounds; round += 1) {
    let moved = 0;
    for (let unit = 1; unit < Math.min(start.length, options.movable); unit += 1) {
      if ((start[unit] ?? 0) < options.classes && exchange.move(unit, options.classes)) moved += 1;
    }
    process.stdout.write(`classes: round ${round + 1}, ${moved} moved\n`);
    if (moved < MIN_MOVED) break;
  }
  return start;
}

const MIN_MOVED = 20;

interface Move {
  readonly table: Int32Array;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly toRight: Int32Array;
  readonly toLeft: Int32Array;
  readonly self: number;
  readonly own: number;
  readonly classes: number;
}

function bestClass(move: Move): number {
  const { table, rows, columns, toRight, toLeft, self, classes } = move;
  const total = TOTAL;
  const rightClasses: number[] = [];
  const leftClasses: number[] = [];
  let outSum = self;
  let inSum = self;
  for (let c = 0; c < total; c += 1) {
    if (toRight[c]) rightClasses.push(c);
    if (toLeft[c]) leftClasses.push(c);
    outSum += toRight[c] ?? 0;
    inSum += toLeft[c] ?? 0;
  }
  let best = move.own;
  let bestGain = -Infinity;
  for (let c = 0; c < classes; c += 1) {
    let gain = 0;
    for (const other of rightClasses) {
      if (other === c) continue;
      const n = table[c * total + other] ?? 0;
      gain += nLogN(n + (toRight[other] ?? 0)) - nLogN(n);
    }
    for (const other of leftClasses) {
      if (other === c) continue;
      const n = table[other * total + c] ?? 0;
      gain += nLogN(n + (toLeft[other] ?? 0)) - nLogN(n);
    }
    const inner = table[c * total + c] ?? 0;
    gain += nLogN(inner + self + (toRight[c] ?? 0) + (toLeft[c] ?? 0)) - nLogN(inner);
    const r = rows[c] ?? 0;
    const k = columns[c] ?? 0;
    gain -= nLogN(r + outSum) - nLogN(r) + nLogN(k + inSum) - nLogN(k);
    if (gain > bestGain) {
      bestGain = gain;
      best = c;
    }
  }
  return best;
}

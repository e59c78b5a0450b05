import type { Tree } from "../../core/check/tagger/trees.ts";

/** Rows of numbers cut into at most 255 bins a column, column by column. */
export interface Binned {
  readonly columns: readonly Uint8Array[];
  /** Upper edges of each column's bins: bin b holds values up to `edges[b]`. */
  readonly edges: readonly Float32Array[];
  readonly rows: number;
}

const MAX_BINS = 128;

/** Cuts columns at quantiles of a sample. */
export function binColumns(data: Float32Array, width: number): Binned {
  const rows = data.length / width;
  const columns: Uint8Array[] = [];
  const edges: Float32Array[] = [];
  const step = Math.max(1, Math.floor(rows / 60000));
  for (let column = 0; column < width; column += 1) {
    const sample: number[] = [];
    for (let row = 0; row < rows; row += step) sample.push(data[row * width + column] ?? 0);
    const edge = quantiles(Float32Array.from(sample).sort());
    const bins = new Uint8Array(rows);
    for (let row = 0; row < rows; row += 1) bins[row] = binOf(edge, data[row * width + column] ?? 0);
    columns.push(bins);
    edges.push(edge);
  }
  return { columns, edges, rows };
}

function quantiles(sorted: Float32Array): Float32Array {
  const cuts: number[] = [];
  for (let bin = 1; bin < MAX_BINS; bin += 1) {
    const value = sorted[Math.floor((bin * sorted.length) / MAX_BINS)] ?? 0;
    if (cuts.length === 0 || value > (cuts.at(-1) ?? 0)) cuts.push(value);
  }
  return Float32Array.from(cuts);
}

function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export interface BoostOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly minWeight: number;
  readonly l2: number;
  /** Share of the rows and of the columns that each tree sees. */
  readonly rowShare: number;
  readonly columnShare: number;
  readonly seed: number;
}

interface Leaf {
  readonly rows: Int32Array;
  readonly histogram: Float64Array;
  readonly gradient: number;
  readonly weight: number;
  readonly node: number;
  best: Split | undefined;
}

interface Split {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
}

/** A small generator of numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Gradient-boosted trees for a probability (log-loss); leaf-wise, by histograms. `use` lists the rows to learn from. */
export class Booster {
  readonly #data: Binned;
  readonly #target: Float32Array;
  readonly #rowWeight: Float32Array;
  readonly #options: BoostOptions;
  readonly scores: Float32Array;
  readonly trees: Tree[] = [];
  readonly bias: number;
  readonly #gradients: Float32Array;
  readonly #weights: Float32Array;

  constructor(
    data: Binned,
    labels: { readonly target: Float32Array; readonly weight: Float32Array },
    use: Int32Array,
    options: BoostOptions,
  ) {
    this.#data = data;
    this.#target = labels.target;
    this.#rowWeight = labels.weight;
    this.#options = options;
    let sum = 0;
    let weight = 0;
    for (const row of use) {
      sum += (labels.target[row] ?? 0) * (labels.weight[row] ?? 0);
      weight += labels.weight[row] ?? 0;
    }
    this.bias = Math.log(sum / (weight - sum));
    this.scores = new Float32Array(data.rows).fill(this.bias);
    this.#gradients = new Float32Array(data.rows);
    this.#weights = new Float32Array(data.rows);
    const random = randomFrom(options.seed);
    for (let tree = 0; tree < options.trees; tree += 1) this.#grow(use, random);
  }

  #grow(use: Int32Array, random: () => number): void {
    for (const row of use) {
      const p = 1 / (1 + Math.exp(-(this.scores[row] ?? 0)));
      const weight = this.#rowWeight[row] ?? 0;
      this.#gradients[row] = weight * ((this.#target[row] ?? 0) - p);
      this.#weights[row] = weight * p * (1 - p);
    }
    const sample = use.filter(() => random() < this.#options.rowShare);
    const columns = this.#data.columns.flatMap((_, column) => (random() < this.#options.columnShare ? [column] : []));
    const tree = this.#tree(sample, columns);
    this.trees.push(tree);
    this.#apply(tree);
  }

  #histogram(rows: Int32Array, columns: readonly number[]): Float64Array {
    const histogram = new Float64Array(columns.length * MAX_BINS * 2);
    columns.forEach((column, place) => {
      const bins = this.#data.columns[column] ?? new Uint8Array();
      const offset = place * MAX_BINS * 2;
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at] as number;
        const slot = offset + (bins[row] as number) * 2;
        histogram[slot] = (histogram[slot] as number) + (this.#gradients[row] as number);
        histogram[slot + 1] = (histogram[slot + 1] as number) + (this.#weights[row] as number);
      }
    });
    return histogram;
  }

  #split(leaf: Omit<Leaf, "best">, columns: readonly number[]): Split | undefined {
    const { l2, minWeight } = this.#options;
    const whole = leaf.gradient ** 2 / (leaf.weight + l2);
    let best: Split | undefined;
    columns.forEach((column, place) => {
      const bins = this.#data.edges[column]?.length ?? 0;
      let gradient = 0;
      let weight = 0;
      for (let bin = 0; bin < bins; bin += 1) {
        const slot = (place * MAX_BINS + bin) * 2;
        gradient += leaf.histogram[slot] ?? 0;
        weight += leaf.histogram[slot + 1] ?? 0;
        const rest = leaf.weight - weight;
        if (weight < minWeight || rest < minWeight) continue;
        const gain = gradient ** 2 / (weight + l2) + (leaf.gradient - gradient) ** 2 / (rest + l2) - whole;
        if (gain > (best?.gain ?? 1e-6)) best = { gain, column, bin };
      }
    });
    return best;
  }

  #leaf(rows: Int32Array, histogram: Float64Array, node: number, columns: readonly number[]): Leaf {
    let gradient = 0;
    let weight = 0;
    for (let bin = 0; bin < MAX_BINS; bin += 1) {
      gradient += histogram[bin * 2] ?? 0;
      weight += histogram[bin * 2 + 1] ?? 0;
    }
    const leaf = { rows, histogram, gradient, weight, node };
    return { ...leaf, best: this.#split(leaf, columns) };
  }

  #tree(sample: Int32Array, columns: readonly number[]): Tree {
    const nodes = { column: [-1], cut: [0], left: [0], right: [0], value: [0] };
    const bins: number[] = [0];
    const leaves: Leaf[] = [this.#leaf(sample, this.#histogram(sample, columns), 0, columns)];
    while (leaves.length < this.#options.leaves) {
      const leaf = leaves.reduce((a, b) => ((b.best?.gain ?? 0) > (a.best?.gain ?? 0) ? b : a));
      const split = leaf.best;
      if (split === undefined) break;
      leaves.splice(leaves.indexOf(leaf), 1);
      const column = this.#data.columns[split.column] ?? new Uint8Array();
      const left = leaf.rows.filter((row) => (column[row] ?? 0) <= split.bin);
      const right = leaf.rows.filter((row) => (column[row] ?? 0) > split.bin);
      const small = left.length < right.length ? left : right;
      const smallHistogram = this.#histogram(small, columns);
      const largeHistogram = leaf.histogram.map((value, at) => value - (smallHistogram[at] ?? 0));
      const leftNode = nodes.column.length;
      nodes.column[leaf.node] = split.column;
      nodes.cut[leaf.node] = this.#data.edges[split.column]?.[split.bin] ?? 0;
      nodes.left[leaf.node] = leftNode;
      nodes.right[leaf.node] = leftNode + 1;
      bins[leaf.node] = split.bin;
      for (let side = 0; side < 2; side += 1) {
        nodes.column.push(-1);
        nodes.cut.push(0);
        nodes.left.push(0);
        nodes.right.push(0);
        nodes.value.push(0);
        bins.push(0);
      }
      leaves.push(this.#leaf(left, small === left ? smallHistogram : largeHistogram, leftNode, columns));
      leaves.push(this.#leaf(right, small === right ? smallHistogram : largeHistogram, leftNode + 1, columns));
    }
    for (const leaf of leaves)
      nodes.value[leaf.node] = (this.#options.rate * leaf.gradient) / (leaf.weight + this.#options.l2);
    this.#bins = bins;
    return nodes;
  }

  #bins: readonly number[] = [];

  #apply(tree: Tree): void {
    const { column, left, right, value } = tree;
    for (let row = 0; row < this.#data.rows; row += 1) {
      let node = 0;
      while ((column[node] as number) >= 0) {
        const bin = (this.#data.columns[column[node] as number] as Uint8Array)[row] as number;
        node = bin <= (this.#bins[node] as number) ? (left[node] as number) : (right[node] as number);
      }
      this.scores[row] = (this.scores[row] ?? 0) + (value[node] ?? 0);
    }
  }
}

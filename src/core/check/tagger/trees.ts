/** One decision tree; node 0 is the root, a column of -1 marks a leaf. Values up to `cut` go left. */
export interface Tree {
  readonly column: ArrayLike<number>;
  readonly cut: ArrayLike<number>;
  readonly left: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** All trees' nodes behind one another; children are counted from their tree's root. */
export interface Forest {
  /** Index of each tree's root, and of the end. */
  readonly roots: Uint32Array;
  readonly column: Int16Array;
  readonly cut: Float32Array;
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  readonly value: Float32Array;
}

/** Trees of the given sizes, one after another in the columns. */
export function plantForest(sizes: Uint16Array, nodes: Omit<Forest, "roots">): Forest {
  const roots = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, at) => {
    roots[at + 1] = (roots[at] ?? 0) + size;
  });
  return { roots, ...nodes };
}

/**
 * What all trees together add to the log-odds of one row; the row must be in 32-bit floats, as the cuts are. The inner
 * loop runs a thousand times a token, hence the casts: roots and children lie inside the columns, which a test proves.
 */
export function forestValue({ roots, column, cut, left, right, value }: Forest, row: Float32Array): number {
  let sum = 0;
  for (let tree = 0; tree + 1 < roots.length; tree += 1) {
    const root = roots[tree] as number;
    let node = root;
    let at = column[node] as number;
    while (at >= 0) {
      node = root + ((row[at] as number) <= (cut[node] as number) ? (left[node] as number) : (right[node] as number));
      at = column[node] as number;
    }
    sum += value[node] as number;
  }
  return sum;
}

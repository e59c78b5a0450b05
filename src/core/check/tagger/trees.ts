/** One decision tree; node 0 is the root, a column of -1 marks a leaf. Values up to `cut` go left. */
export interface Tree {
  readonly column: ArrayLike<number>;
  readonly cut: ArrayLike<number>;
  readonly left: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** What a tree adds to the log-odds of one row of numbers; the row must be in 32-bit floats, as the cuts are. */
export function treeValue(tree: Tree, row: Float32Array): number {
  let node = 0;
  for (;;) {
    const column = tree.column[node] ?? -1;
    if (column < 0) return tree.value[node] ?? 0;
    node = ((row[column] ?? 0) <= (tree.cut[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? 0;
  }
}

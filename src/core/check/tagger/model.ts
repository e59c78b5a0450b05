import { CountTable } from "./counts.ts";
import { openContainer } from "./data.ts";
import type { TaggerData } from "./data.ts";
import type { LanguageModel } from "./language.ts";
import type { Tree } from "./trees.ts";

/** Words and classes first, then trees over everything. */
export interface TaggerModel {
  readonly language: LanguageModel;
  readonly linear: Int8Array;
  readonly linearBias: number;
  readonly linearScale: number;
  readonly trees: readonly Tree[];
  readonly treeBias: number;
}

/** A tree node in the container: column, left and right child, cut and value, in five columns of the same length. */
const NODE_PARTS = {
  column: Int16Array,
  left: Uint16Array,
  right: Uint16Array,
  cut: Float32Array,
  value: Float32Array,
} as const;

function readTrees(part: (name: string) => ArrayBuffer): readonly Tree[] {
  const sizes = new Uint16Array(part("tree-sizes"));
  const column = new NODE_PARTS.column(part("tree-column"));
  const left = new NODE_PARTS.left(part("tree-left"));
  const right = new NODE_PARTS.right(part("tree-right"));
  const cut = new NODE_PARTS.cut(part("tree-cut"));
  const value = new NODE_PARTS.value(part("tree-value"));
  let from = 0;
  return Array.from(sizes, (size) => {
    const to = from + size;
    const tree = {
      column: column.subarray(from, to),
      cut: cut.subarray(from, to),
      left: left.subarray(from, to),
      right: right.subarray(from, to),
      value: value.subarray(from, to),
    };
    from = to;
    return tree;
  });
}

function readClasses(list: Uint16Array): ReadonlyMap<string, number> {
  const classOf = new Map<string, number>();
  let unit = "";
  let number = 0;
  for (const code of list) {
    if (code === SPACE || code === NEW_LINE) {
      if (unit !== "") classOf.set(unit, number);
      unit = "";
      if (code === NEW_LINE) number += 1;
    } else {
      unit += String.fromCharCode(code);
    }
  }
  return classOf;
}

const SPACE = 32;
const NEW_LINE = 10;

/** Opens the model. Tens of milliseconds; about twice the file's size in memory. */
export function openModel(data: TaggerData): TaggerModel {
  const { head, part } = openContainer(data.model);
  return {
    language: {
      words: new CountTable(new Uint16Array(part("words"))),
      classes: new CountTable(new Uint16Array(part("classes"))),
      classOf: readClasses(new Uint16Array(part("class-list"))),
      total: head.tokens,
    },
    linear: new Int8Array(part("linear")),
    linearBias: head.linearBias,
    linearScale: head.linearScale,
    trees: readTrees(part),
    treeBias: head.treeBias,
  };
}

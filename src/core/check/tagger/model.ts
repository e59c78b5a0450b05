import { CountTable } from "./counts.ts";
import { openContainer } from "./data.ts";
import type { TaggerData } from "./data.ts";
import type { LanguageModel } from "./language.ts";
import { plantForest } from "./trees.ts";
import type { Forest } from "./trees.ts";

/** Words and classes first, then trees over everything. */
export interface TaggerModel {
  readonly language: LanguageModel;
  readonly linear: Int8Array;
  readonly linearBias: number;
  readonly linearScale: number;
  readonly trees: Forest;
  readonly treeBias: number;
}

function readTrees(part: (name: string) => ArrayBuffer): Forest {
  return plantForest(new Uint16Array(part("tree-sizes")), {
    column: new Int16Array(part("tree-column")),
    cut: new Float32Array(part("tree-cut")),
    left: new Uint16Array(part("tree-left")),
    right: new Uint16Array(part("tree-right")),
    value: new Float32Array(part("tree-value")),
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

import type { Token } from "../token.ts";

/** Classes from here on are given by a word's shape: for words too rare to have been grouped by their neighbours. */
export const FIRST_SHAPE_CLASS = 128;

const ENDINGS: readonly (readonly [RegExp, number])[] = [
  [/['’]s?$/u, 1],
  [/\p{L}-\p{L}/u, 2],
  [/ing$/u, 3],
  [/ed$/u, 4],
  [/ly$/u, 5],
  [/(?:tion|sion|ness|ity|ment|ance|ence|ism|ship)s?$/u, 6],
  [/(?:al|ive|ous|ic|able|ible|ful|less|ant|ent|ary)$/u, 7],
  [/(?:er|or|ist|ian)s?$/u, 8],
  [/[^s]s$/u, 9],
];

/** The class of a unit that the model does not list. `capital`: it is written with a capital inside a sentence. */
export function shapeClass(unit: string, kind: Token["kind"], capital: boolean): number {
  if (kind === "mark") return FIRST_SHAPE_CLASS + 10;
  if (kind === "number") return FIRST_SHAPE_CLASS + 11;
  if (/\d/u.test(unit)) return FIRST_SHAPE_CLASS + 12;
  if (capital) return FIRST_SHAPE_CLASS + (/['’]s?$/u.test(unit) ? 14 : 13);
  for (const [ending, number] of ENDINGS) if (ending.test(unit)) return FIRST_SHAPE_CLASS + number;
  return FIRST_SHAPE_CLASS;
}

/** Class of the edge before and after a text. */
export const EDGE_CLASS = FIRST_SHAPE_CLASS + 15;

/** One step of an alignment: both words match, one stands for the other, or one side has a word alone. */
export const MATCH = 0;
export const SUBSTITUTE = 1;
/** A hypothesis word the reference does not have; tercom's `I`. */
export const INSERT = 2;
/** A reference word the hypothesis lacks; tercom's `D`. */
export const DELETE = 3;

export type Step = typeof MATCH | typeof SUBSTITUTE | typeof INSERT | typeof DELETE;

export interface Alignment {
  /** Steps from the first words to the last. */
  readonly path: readonly Step[];
  /** Steps that are no match. */
  readonly edits: number;
}

/** tercom 0.10 `BEAM_WIDTH`: cells this much worse than the best of the hypothesis word before are not followed. */
const BEAM = 20;
const FAR = 0x3fffffff;

interface Table {
  readonly width: number;
  /** `score[j * width + i]`: edits between the first j hypothesis and the first i reference words; -1 unreached. */
  readonly score: Int32Array;
  readonly step: Uint8Array;
}

/** Where the beam stands: the row's reachable cells and the best diagonal score of the row before. */
interface Row {
  first: number;
  last: number;
  best: number;
}

/** Room for the alignments of one segment: its words are shifted many times, their number stays. */
export type AlignmentTable = Table;

export function alignmentTable(hypLength: number, refLength: number): AlignmentTable {
  const width = refLength + 1;
  const size = width * (hypLength + 1);
  return { width, score: new Int32Array(size), step: new Uint8Array(size) };
}

/**
 * tercom 0.10 `MinEditDist`: minimum edit distance, one row a hypothesis word, within the beam. Words are given by number.
 * Cells are filled in its order (diagonal, insertion, deletion), and a later way must be strictly better, which settles ties.
 * O(hyp · ref) time; works in `table`, made for these lengths.
 */
export function alignWords(
  hyp: ArrayLike<number>,
  ref: ArrayLike<number>,
  table: AlignmentTable = alignmentTable(hyp.length, ref.length),
): Alignment {
  table.score.fill(-1);
  table.score[0] = 0;
  let row: Row = { first: 0, last: 0, best: FAR };
  for (let j = 0; j <= hyp.length; j += 1) row = fillRow(table, j, row, { hyp, ref });
  return { path: trace(table, hyp.length, ref.length), edits: table.score.at(-1) ?? 0 };
}

interface Words {
  readonly hyp: ArrayLike<number>;
  readonly ref: ArrayLike<number>;
}

function fillRow(table: Table, j: number, row: Row, { hyp, ref }: Words): Row {
  const { width, score, step } = table;
  const isLastRow = j === hyp.length;
  const next: Row = { first: -1, last: -1, best: FAR };
  const word = isLastRow ? -1 : hyp[j];
  let last = row.last;
  for (let i = row.first; i < width && i <= last; i += 1) {
    const cell = j * width + i;
    const here = score[cell] as number;
    if (here < 0 || (!isLastRow && here > row.best + BEAM)) continue;
    if (next.first === -1) next.first = i;
    next.last = i + 1;
    if (!isLastRow) {
      if (i < ref.length) {
        const isMatch = word === ref[i];
        const cost = isMatch ? here : here + 1;
        const diagonal = cell + width + 1;
        const known = score[diagonal] as number;
        const isBetter = known < 0 || cost < known;
        if (isBetter) {
          score[diagonal] = cost;
          step[diagonal] = isMatch ? MATCH : SUBSTITUTE;
        }
        // tercom lowers its row's best by any match, but by a substitution only where that becomes the cell's value.
        if ((isMatch || isBetter) && cost < next.best) next.best = cost;
      }
      put(table, cell + width, here + 1, INSERT);
    }
    if (i < ref.length && put(table, cell + 1, here + 1, DELETE) && i >= last) last = i + 1;
  }
  return next;
}

function put(table: Table, cell: number, cost: number, step: Step): boolean {
  const known = table.score[cell] as number;
  if (known >= 0 && known <= cost) return false;
  table.score[cell] = cost;
  table.step[cell] = step;
  return true;
}

function trace(table: Table, hypLength: number, refLength: number): readonly Step[] {
  const path: Step[] = [];
  let j = hypLength;
  let i = refLength;
  while (i > 0 || j > 0) {
    // Only the four steps are ever written to the table.
    const step = table.step[j * table.width + i] as Step;
    path.push(step);
    if (step !== DELETE) j -= 1;
    if (step !== INSERT) i -= 1;
  }
  return path.reverse();
}

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
  /** `score[j * width + i]`: edits between the first j hypothesis and the first i reference words; `FAR` unreached. */
  readonly score: Int32Array;
  readonly step: Uint8Array;
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
  fillTable(table, hyp, ref);
  return { path: trace(table, hyp.length, ref.length), edits: table.score.at(-1) ?? 0 };
}

// One long loop on purpose: this is where scoring spends its time, and calls a cell would double it.
function fillTable({ width, score, step }: Table, hyp: ArrayLike<number>, ref: ArrayLike<number>): void {
  score.fill(FAR);
  score[0] = 0;
  let [first, last, best] = [0, 0, FAR];
  for (let j = 0; j <= hyp.length; j += 1) {
    const word = hyp[j];
    let [nextFirst, nextLast, nextBest] = [-1, -1, FAR];
    for (let i = first; i < width && i <= last; i += 1) {
      const cell = j * width + i;
      const here = score[cell] as number;
      if (here === FAR || (word !== undefined && here > best + BEAM)) continue;
      if (nextFirst === -1) nextFirst = i;
      nextLast = i + 1;
      if (word !== undefined && i < ref.length) {
        const isMatch = word === ref[i];
        const cost = isMatch ? here : here + 1;
        const isBetter = cost < (score[cell + width + 1] as number);
        if (isBetter) {
          score[cell + width + 1] = cost;
          step[cell + width + 1] = isMatch ? MATCH : SUBSTITUTE;
        }
        // tercom lowers its row's best by any match, but by a substitution only where that becomes the cell's value.
        if ((isMatch || isBetter) && cost < nextBest) nextBest = cost;
      }
      if (word !== undefined && here + 1 < (score[cell + width] as number)) {
        score[cell + width] = here + 1;
        step[cell + width] = INSERT;
      }
      if (i < ref.length && here + 1 < (score[cell + 1] as number)) {
        score[cell + 1] = here + 1;
        step[cell + 1] = DELETE;
        if (i >= last) last = i + 1;
      }
    }
    [first, last, best] = [nextFirst, nextLast, nextBest];
  }
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

import { alignLong, commonEnds, repeat } from "./long.ts";

/** What happened to one unit on either side; `replace` stands for one before and one after. */
export type Op = "equal" | "replace" | "delete" | "insert";

/** Above this many cells the texts are first cut at what jsdiff finds equal. 16 MB of steps. */
const MAX_CELLS = 16_000_000;
const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;

/**
 * Steps of a minimal alignment of two lists: fewest replacements, deletions and insertions together (Levenshtein 1966).
 * Common ends are set aside first, which changes no minimum. Texts too long for one table are cut at equal runs first, so there
 * the result may be a little above the minimum. O(before · after) time and space up to that limit.
 */
export function alignMinimal(before: readonly string[], after: readonly string[]): readonly Op[] {
  const { head, tail } = commonEnds(before, after);
  const b = before.slice(head, before.length - tail);
  const a = after.slice(head, after.length - tail);
  const middle = isLong(b, a)
    ? alignLong(b, a, { minRun: 1, align: (x, y) => alignPart(b.slice(x.from, x.to), a.slice(y.from, y.to)) })
    : alignByTable(b, a);
  return [...repeat("equal", head), ...middle, ...repeat("equal", tail)];
}

function isLong(before: readonly string[], after: readonly string[]): boolean {
  return (before.length + 1) * (after.length + 1) > MAX_CELLS;
}

/** Two long stretches with nothing found equal are replaced word by word. */
function alignPart(before: readonly string[], after: readonly string[]): readonly Op[] {
  if (!isLong(before, after)) return alignByTable(before, after);
  const both = Math.min(before.length, after.length);
  return [
    ...repeat("replace", both),
    ...repeat("delete", before.length - both),
    ...repeat("insert", after.length - both),
  ];
}

function alignByTable(before: readonly string[], after: readonly string[]): readonly Op[] {
  const width = after.length + 1;
  const steps = new Uint8Array((before.length + 1) * width);
  const [b, a] = numbered(before, after);
  let above = new Int32Array(width);
  let here = new Int32Array(width);
  for (let j = 0; j < width; j += 1) {
    above[j] = j;
    steps[j] = LEFT;
  }
  for (let i = 1; i <= before.length; i += 1) {
    here[0] = i;
    steps[i * width] = UP;
    for (let j = 1; j < width; j += 1) {
      const diagonal = (above[j - 1] as number) + (b[i - 1] === a[j - 1] ? 0 : 1);
      const up = (above[j] as number) + 1;
      const left = (here[j - 1] as number) + 1;
      const best = Math.min(diagonal, up, left);
      here[j] = best;
      steps[i * width + j] = diagonal === best ? DIAGONAL : up === best ? UP : LEFT;
    }
    [above, here] = [here, above];
  }
  return trace(steps, width, [b, a]);
}

function trace(steps: Uint8Array, width: number, [before, after]: readonly [Int32Array, Int32Array]): readonly Op[] {
  const ops: Op[] = [];
  let i = before.length;
  let j = after.length;
  while (i > 0 || j > 0) {
    const step = steps[i * width + j];
    if (step === DIAGONAL) {
      i -= 1;
      j -= 1;
      ops.push(before[i] === after[j] ? "equal" : "replace");
    } else if (step === UP) {
      i -= 1;
      ops.push("delete");
    } else {
      j -= 1;
      ops.push("insert");
    }
  }
  return ops.reverse();
}

function numbered(before: readonly string[], after: readonly string[]): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const number = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  return [Int32Array.from(before, number), Int32Array.from(after, number)];
}

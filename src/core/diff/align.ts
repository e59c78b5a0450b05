import { diffArrays } from "diff";

/** What happened to one unit on either side; `replace` stands for one before and one after. */
export type Op = "equal" | "replace" | "delete" | "insert";

/** Above this many cells the table is not built: the texts are first cut at what jsdiff finds equal. 16 MB of steps. */
const MAX_CELLS = 16_000_000;
const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;

/**
 * Steps of a minimal alignment of two lists: fewest replacements, deletions and insertions together (Levenshtein 1966).
 * Common ends are set aside first, which changes no minimum. Texts too long for the table are cut at their longest common
 * subsequence first, so there the result may be a little above the minimum. Never slower than O(before · after) in the cells.
 */
export function alignMinimal(before: readonly string[], after: readonly string[]): readonly Op[] {
  let head = 0;
  const shortest = Math.min(before.length, after.length);
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middleBefore = before.slice(head, before.length - tail);
  const middleAfter = after.slice(head, after.length - tail);
  const isLarge = (middleBefore.length + 1) * (middleAfter.length + 1) > MAX_CELLS;
  const middle = isLarge ? alignByParts(middleBefore, middleAfter) : alignByTable(middleBefore, middleAfter);
  return [...fill("equal", head), ...middle, ...fill("equal", tail)];
}

function fill(op: Op, count: number): readonly Op[] {
  return Array.from({ length: count }, () => op);
}

function alignByParts(before: readonly string[], after: readonly string[]): readonly Op[] {
  const ops: Op[] = [];
  let deleted = 0;
  let inserted = 0;
  const flush = (): void => {
    const both = Math.min(deleted, inserted);
    for (const op of fill("replace", both)) ops.push(op);
    for (const op of fill("delete", deleted - both)) ops.push(op);
    for (const op of fill("insert", inserted - both)) ops.push(op);
    deleted = 0;
    inserted = 0;
  };
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) {
      deleted += part.count;
    } else if (part.added) {
      inserted += part.count;
    } else {
      flush();
      for (const op of fill("equal", part.count)) ops.push(op);
    }
  }
  flush();
  return ops;
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

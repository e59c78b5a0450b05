import { alignReadable } from "./align-readable.ts";
import type { Op } from "./align.ts";
import type { Edit } from "./edit.ts";
import { foldSpaces, type Group } from "./fold.ts";
import { letterDetail } from "./letters.ts";
import { alignLong, commonEnds, repeat } from "./long.ts";
import { markMoves } from "./moves.ts";
import { joinRewrites } from "./rewrites.ts";
import { slideChanges } from "./slide.ts";
import { visibleTokens } from "./units.ts";
import { weighTokens, type WeighedToken } from "./weigh.ts";

/** Texts with more cells than this are first cut at long runs that jsdiff finds equal; a sentence of any length stays whole. */
const MAX_CELLS = 16_000_000;
/** Equal runs this long are where long texts are cut: too long to be accidental. */
const ANCHOR_TOKENS = 6;

type Tokens = readonly WeighedToken[];

/**
 * The difference as an editor should see it: whole words and single marks, white space folded into its neighbours, accidental
 * matches given up, moved phrases joined, and letters shown inside a word that only changed its form. Same cover as `exactDiff`.
 */
export function readableDiff(before: string, after: string): readonly Edit[] {
  const b = weighTokens(visibleTokens(before));
  const a = weighTokens(visibleTokens(after));
  const groups = markMoves(slideChanges(groupOps(align(b, a)), b, a), b, a);
  const edits = foldSpaces({ text: before, units: b }, { text: after, units: a }, groups);
  return joinRewrites(edits, before, after).map((edit) => {
    if (edit.kind !== "replace") return edit;
    const detail = letterDetail({ before, after }, edit.before, edit.after);
    return detail === undefined ? edit : { ...edit, detail };
  });
}

/** Joins single steps into stretches; a word beside its changed form stays a stretch of its own. */
function groupOps(ops: readonly Op[]): readonly Group[] {
  const groups: Group[] = [];
  let b = 0;
  let a = 0;
  let isPair = false;
  for (const op of ops) {
    const before = { from: b, to: op === "insert" ? b : b + 1 };
    const after = { from: a, to: op === "delete" ? a : a + 1 };
    const kind = op === "equal" ? "equal" : "replace";
    const last = groups.at(-1);
    if (last?.kind === kind && !isPair && op !== "replace") {
      groups[groups.length - 1] = {
        kind,
        before: { from: last.before.from, to: before.to },
        after: { from: last.after.from, to: after.to },
      };
    } else {
      groups.push({ kind, before, after });
    }
    isPair = op === "replace";
    b = before.to;
    a = after.to;
  }
  return groups;
}

function align(b: Tokens, a: Tokens): readonly Op[] {
  const before = b.map((token) => token.key);
  const after = a.map((token) => token.key);
  const { head, tail } = commonEnds(before, after);
  const middleB = b.slice(head, b.length - tail);
  const middleA = a.slice(head, a.length - tail);
  const middle = isLong(middleB, middleA)
    ? alignLong(before.slice(head, b.length - tail), after.slice(head, a.length - tail), {
        minRun: ANCHOR_TOKENS,
        align: (x, y) => alignPart(middleB.slice(x.from, x.to), middleA.slice(y.from, y.to)),
      })
    : alignReadable(middleB, middleA);
  return [...repeat("equal", head), ...middle, ...repeat("equal", tail)];
}

function isLong(b: Tokens, a: Tokens): boolean {
  return (b.length + 1) * (a.length + 1) > MAX_CELLS;
}

/** Two long stretches with no long run in common are one deletion and one insertion. */
function alignPart(b: Tokens, a: Tokens): readonly Op[] {
  return isLong(b, a) ? [...repeat("delete", b.length), ...repeat("insert", a.length)] : alignReadable(b, a);
}

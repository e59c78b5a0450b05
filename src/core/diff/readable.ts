import { diffArrays } from "diff";
import { alignReadable } from "./align-readable.ts";
import type { Op } from "./align.ts";
import type { Edit } from "./edit.ts";
import { foldSpaces, type Group } from "./fold.ts";
import { letterDetail } from "./letters.ts";
import { markMoves } from "./moves.ts";
import { slideChanges } from "./slide.ts";
import { visibleTokens } from "./units.ts";
import { weighTokens, type WeighedToken } from "./weigh.ts";

/** Texts with more cells than this are first cut at long runs that jsdiff finds equal; a sentence of any length stays whole. */
const MAX_CELLS = 1_000_000;
/** Equal runs this long are where long texts are cut: too long to be accidental. */
const ANCHOR_TOKENS = 8;
/** jsdiff gives up beyond this many differences, which bounds its time on two unrelated long texts. */
const MAX_DIFFERENCES = 4000;

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
  return edits.map((edit) => {
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
  let head = 0;
  const shortest = Math.min(b.length, a.length);
  while (head < shortest && b[head]?.key === a[head]?.key) head += 1;
  let tail = 0;
  while (tail < shortest - head && b.at(-1 - tail)?.key === a.at(-1 - tail)?.key) tail += 1;
  return [
    ...repeat("equal", head),
    ...alignMiddle(b.slice(head, b.length - tail), a.slice(head, a.length - tail)),
    ...repeat("equal", tail),
  ];
}

function alignMiddle(b: Tokens, a: Tokens): readonly Op[] {
  if ((b.length + 1) * (a.length + 1) <= MAX_CELLS) return alignReadable(b, a);
  const parts = diffArrays(
    b.map((token) => token.key),
    a.map((token) => token.key),
    { maxEditLength: MAX_DIFFERENCES },
  );
  const wholly = [...repeat("delete", b.length), ...repeat("insert", a.length)];
  if (parts === undefined) return wholly;
  const ops: Op[] = [];
  let done = { b: 0, a: 0 };
  let at = { b: 0, a: 0 };
  const alignUpTo = (end: { b: number; a: number }): void => {
    const left = b.slice(done.b, end.b);
    const right = a.slice(done.a, end.a);
    const isSmall = (left.length + 1) * (right.length + 1) <= MAX_CELLS;
    const some = isSmall
      ? alignReadable(left, right)
      : [...repeat("delete", left.length), ...repeat("insert", right.length)];
    for (const op of some) ops.push(op);
  };
  for (const part of parts) {
    const isEqual = !part.added && !part.removed;
    if (isEqual && part.count >= ANCHOR_TOKENS) {
      alignUpTo(at);
      for (const op of repeat("equal", part.count)) ops.push(op);
      done = { b: at.b + part.count, a: at.a + part.count };
    }
    at = { b: at.b + (part.added ? 0 : part.count), a: at.a + (part.removed ? 0 : part.count) };
  }
  alignUpTo({ b: b.length, a: a.length });
  return ops;
}

function repeat(op: Op, count: number): readonly Op[] {
  return Array.from({ length: count }, () => op);
}

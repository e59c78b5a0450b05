import type { Span } from "../text/span.ts";
import type { Group } from "./fold.ts";
import type { WeighedToken } from "./weigh.ts";

type Tokens = readonly WeighedToken[];

/** A moved phrase has at least this many words, and this much weight: less is a coincidence, or reads better as two edits. */
const MIN_WORDS = 2;
const MIN_WEIGHT = 4;
/** Beyond this many pairs of tokens moves are not looked for. */
const MAX_PAIRS = 1_000_000;

/**
 * Finds phrases that were deleted in one place and inserted in another, longest first, and cuts them out of their groups as the
 * two ends of a numbered move. Letter case does not matter: a phrase moved to the front takes a capital.
 */
export function markMoves(groups: readonly Group[], b: Tokens, a: Tokens): readonly Group[] {
  const deleted = groups.filter((group) => group.kind === "replace" && group.before.from < group.before.to);
  const inserted = groups.filter((group) => group.kind === "replace" && group.after.from < group.after.to);
  const size = (ranges: readonly Span[]): number => ranges.reduce((sum, range) => sum + range.to - range.from, 0);
  if (size(deleted.map((group) => group.before)) * size(inserted.map((group) => group.after)) > MAX_PAIRS)
    return groups;
  const moves = findMoves({ deleted, inserted, b, a });
  return moves.length === 0 ? groups : groups.flatMap((group) => cutMoves(group, moves));
}

interface Move {
  readonly before: Span;
  readonly after: Span;
  readonly weight: number;
}

interface Search {
  readonly deleted: readonly Group[];
  readonly inserted: readonly Group[];
  readonly b: Tokens;
  readonly a: Tokens;
}

function findMoves(search: Search): readonly Move[] {
  const found: Move[] = [];
  for (const from of search.deleted) {
    for (const to of search.inserted) {
      if (from !== to) commonRuns(found, from.before, to.after, search);
    }
  }
  found.sort((x, y) => y.weight - x.weight || x.before.from - y.before.from || x.after.from - y.after.from);
  const chosen: Move[] = [];
  for (const move of found) {
    const isFree = chosen.every((other) => !overlaps(move.before, other.before) && !overlaps(move.after, other.after));
    if (isFree) chosen.push(move);
  }
  return chosen;
}

function overlaps(x: Span, y: Span): boolean {
  return x.from < y.to && y.from < x.to;
}

function commonRuns(found: Move[], from: Span, to: Span, { b, a }: Search): void {
  for (let i = from.from; i < from.to; i += 1) {
    for (let j = to.from; j < to.to; j += 1) {
      const isStart = i === from.from || j === to.from || !isSameWord(b[i - 1], a[j - 1]);
      if (!isStart || !isSameWord(b[i], a[j])) continue;
      let length = 0;
      while (i + length < from.to && j + length < to.to && isSameWord(b[i + length], a[j + length])) length += 1;
      const move = trimMarks({ before: { from: i, to: i + length }, after: { from: j, to: j + length }, weight: 0 }, b);
      const tokens = b.slice(move.before.from, move.before.to);
      const weight = tokens.reduce((sum, token) => sum + token.weight, 0);
      const words = tokens.filter((token) => !isMark(token)).length;
      if (words >= MIN_WORDS && weight >= MIN_WEIGHT) found.push({ ...move, weight });
    }
  }
}

function isSameWord(b: WeighedToken | undefined, a: WeighedToken | undefined): boolean {
  return b !== undefined && a !== undefined && b.text.toLowerCase() === a.text.toLowerCase();
}

function isMark(token: WeighedToken | undefined): boolean {
  return token?.kind === "punct" || token?.kind === "space";
}

/** Marks at the ends of a run belong to the places, not to the phrase. */
function trimMarks(move: Move, b: Tokens): Move {
  let { from, to } = move.before;
  while (from < to && isMark(b[from])) from += 1;
  while (to > from && isMark(b[to - 1])) to -= 1;
  const head = from - move.before.from;
  const tail = move.before.to - to;
  return { ...move, before: { from, to }, after: { from: move.after.from + head, to: move.after.to - tail } };
}

/** One group cut at the moves that begin or end in it: what is left stays a replacement, in its order. */
function cutMoves(group: Group, moves: readonly Move[]): readonly Group[] {
  if (group.kind !== "replace") return [group];
  const out = cutSide(group, moves, "before");
  const into = cutSide(group, moves, "after");
  if (out.length <= 1 && into.length <= 1) {
    if (!out.some(isMove) && !into.some(isMove)) return [group];
  }
  // Deletions first, then insertions; the two that meet in the middle are one replacement again.
  const last = out.at(-1);
  const first = into[0];
  if (last?.kind === "replace" && first?.kind === "replace") {
    return [...out.slice(0, -1), { kind: "replace", before: last.before, after: first.after }, ...into.slice(1)];
  }
  return [...out, ...into];
}

function isMove(group: Group): boolean {
  return group.move !== undefined;
}

function cutSide(group: Group, moves: readonly Move[], side: "before" | "after"): readonly Group[] {
  const range = group[side];
  const other = side === "before" ? group.after.from : group.before.to;
  const make = (from: number, to: number, move?: number): Group => {
    const empty = { from: other, to: other };
    const here = { from, to };
    const spans = side === "before" ? { before: here, after: empty } : { before: empty, after: here };
    if (move === undefined) return { kind: "replace", ...spans };
    return { kind: side === "before" ? "move-from" : "move-to", ...spans, move };
  };
  const inside = moves
    .map((move, index) => ({ span: move[side], number: index + 1 }))
    .filter(({ span }) => span.from >= range.from && span.to <= range.to)
    .sort((x, y) => x.span.from - y.span.from);
  const pieces: Group[] = [];
  let done = range.from;
  for (const { span, number } of inside) {
    if (done < span.from) pieces.push(make(done, span.from));
    pieces.push(make(span.from, span.to, number));
    done = span.to;
  }
  if (done < range.to) pieces.push(make(done, range.to));
  return pieces;
}

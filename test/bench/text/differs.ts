import { diffWords, diffWordsWithSpace, type ChangeObject } from "diff";
import { diff_match_patch } from "diff-match-patch";
import type { Edit } from "../../../src/core/diff/edit.ts";
import { exactDiff } from "../../../src/core/diff/exact.ts";
import { readableDiff } from "../../../src/core/diff/readable.ts";

/** A piece both texts share (`before` and `after` alike), or one that changed. */
export interface Piece {
  readonly isEqual: boolean;
  readonly before: string;
  readonly after: string;
}

export type Differ = (before: string, after: string) => readonly Piece[];

function fromEdits(edits: readonly Edit[], before: string, after: string): readonly Piece[] {
  return edits.map((edit) => ({
    isEqual: edit.kind === "equal",
    before: before.slice(edit.before.from, edit.before.to),
    after: after.slice(edit.after.from, edit.after.to),
  }));
}

function fromParts(parts: readonly ChangeObject<string>[]): readonly Piece[] {
  return parts.map(({ added, removed, value }) => ({
    isEqual: !added && !removed,
    before: added ? "" : value,
    after: removed ? "" : value,
  }));
}

const dmp = new diff_match_patch();
dmp.Diff_Timeout = 0;

export const differs: Readonly<Record<string, Differ>> = {
  "galley readable": (before, after) => fromEdits(readableDiff(before, after), before, after),
  "galley exact": (before, after) => fromEdits(exactDiff(before, after), before, after),
  "jsdiff diffWords": (before, after) => fromParts(diffWords(before, after)),
  // Word marks words, spaces and marks as they come, and joins nothing: jsdiff's variant that keeps spaces does the same.
  "Word-style (diffWordsWithSpace)": (before, after) => fromParts(diffWordsWithSpace(before, after)),
  "diff-match-patch, semantic": (before, after) => {
    const parts = dmp.diff_main(before, after);
    dmp.diff_cleanupSemantic(parts);
    return parts.map(([op, text]) => ({
      isEqual: op === 0,
      before: op === 1 ? "" : text,
      after: op === -1 ? "" : text,
    }));
  },
};

export interface Reading {
  /** Changed stretches a text: what lies between two equal ones counts once, however many edits it holds. */
  changes: number;
  /** Equal stretches between two changes that hold at most one word. */
  islands: number;
  /** Words in equal stretches, and how many stretches. */
  equalWords: number;
  equalRuns: number;
  /** Changes that begin or end inside a word. */
  splitWords: number;
  /** Texts that the pieces do not give back. */
  lost: number;
}

const WORDS = /[\p{L}\p{N}\p{M}'’]+/gu;
const LETTER_END = /[\p{L}\p{N}]$/u;
const LETTER_START = /^[\p{L}\p{N}]/u;

/** Adds one text's difference to the tally. */
export function read(tally: Reading, pieces: readonly Piece[], before: string, after: string): void {
  const joined = joinPieces(pieces);
  const back = (key: "before" | "after"): string => pieces.map((piece) => piece[key]).join("");
  if (back("before") !== before || back("after") !== after) tally.lost += 1;
  joined.forEach((piece, index) => {
    const words = piece.before.match(WORDS)?.length ?? 0;
    const isInside = index > 0 && index < joined.length - 1;
    if (!piece.isEqual) {
      tally.changes += 1;
      if (splitsWord(joined[index - 1], piece) || splitsWord(piece, joined[index + 1])) tally.splitWords += 1;
      return;
    }
    tally.equalRuns += 1;
    tally.equalWords += words;
    if (isInside && words <= 1) tally.islands += 1;
  });
}

function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.isEqual === piece.isEqual) {
      joined[joined.length - 1] = { ...last, before: last.before + piece.before, after: last.after + piece.after };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

function splitsWord(left: Piece | undefined, right: Piece | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const cuts = (a: string, b: string): boolean => LETTER_END.test(a) && LETTER_START.test(b);
  return cuts(left.before, right.before) || cuts(left.after, right.after);
}

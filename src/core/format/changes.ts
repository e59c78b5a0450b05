import { diffArrays } from "diff";

import { readableDiff } from "../diff/readable.ts";

/** `before[from, to)` gives way to `text`. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** More edited tokens than this in one block are written as one replacement: a finer answer would cost too much time. */
const MAX_EDITS = 2000;

/** What turns `before` into `after`, word by word, in order, never touching one another. */
export function changesBetween(before: string, after: string): readonly Change[] {
  if (before === after) return [];
  const head = commonStart(before, after);
  const tail = commonEnd(before.slice(head), after.slice(head));
  const inner = diffTokens(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return inner.map(({ from, to, text }) => ({ from: from + head, to: to + head, text }));
}

/** The same as an editor should see it: whole words, no accidental matches. Slower; for one sentence at a time. */
export function readableChanges(before: string, after: string): readonly Change[] {
  if (before === after) return [];
  const changes: Change[] = [];
  for (const edit of readableDiff(before, after)) {
    const text = after.slice(edit.after.from, edit.after.to);
    const { from, to } = edit.before;
    if (text === before.slice(from, to)) continue;
    const last = changes.at(-1);
    const touches = last !== undefined && last.to === from;
    if (touches) changes.pop();
    changes.push({ from: touches ? last.from : from, to, text: (touches ? last.text : "") + text });
  }
  return changes;
}

const TOKEN = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{M}]+)*|\s+|./gsu;

function tokens(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function diffTokens(before: string, after: string): readonly Change[] {
  const parts = diffArrays([...tokens(before)], [...tokens(after)], { maxEditLength: MAX_EDITS });
  if (parts === undefined) return [{ from: 0, to: before.length, text: after }];
  const changes: { from: number; to: number; text: string }[] = [];
  let at = 0;
  for (const part of parts) {
    const text = part.value.join("");
    if (!part.added && !part.removed) {
      at += text.length;
      continue;
    }
    const last = changes.at(-1);
    const change = last !== undefined && last.to === at ? last : { from: at, to: at, text: "" };
    if (change !== last) changes.push(change);
    if (part.added) change.text += text;
    else {
      at += text.length;
      change.to = at;
    }
  }
  return changes;
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}_'’\uDC00-\uDFFF]/u;

/** Length of the shared start, cut back to a place between words. */
function commonStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same += 1;
  while (same > 0 && (isInWord(before, same) || isInWord(after, same))) same -= 1;
  return same;
}

function commonEnd(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  while (same > 0 && (isInWord(before, before.length - same) || isInWord(after, after.length - same))) same -= 1;
  return same;
}

function isInWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && WORD_CHARACTER.test(text[at] ?? "") && WORD_CHARACTER.test(text[at - 1] ?? "");
}

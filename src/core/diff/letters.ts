import type { Span } from "../text/span.ts";
import type { LetterEdit } from "./edit.ts";

// One character as a reader sees it: base, marks, joiners; a pair of regional indicators; a line end.
const CHARACTER =
  /\r\n|\p{RI}\p{RI}|[^](?:\p{M}|\p{Emoji_Modifier}|[\u{200c}\u{e0020}-\u{e007f}]|\u{200d}|(?<=\u200d)\p{ExtPict})*/gu;

/** A changed word shows its letters only where at least this share of the longer one stayed: below, two whole words read better. */
const KEPT_SHARE = 0.55;
/** … and where a beginning or end of this length stayed, so that "mostly" and "mainly" are two words. */
const KEPT_LETTERS = 3;

/**
 * What changed inside a replaced word: one changed stretch between a common beginning and a common end, or nothing where too
 * little is common. A single stretch, because several would be confetti. Never splits what a reader sees as one character.
 */
export function letterDetail(
  texts: { readonly before: string; readonly after: string },
  before: Span,
  after: Span,
): readonly LetterEdit[] | undefined {
  const b = texts.before.slice(before.from, before.to).match(CHARACTER) ?? [];
  const a = texts.after.slice(after.from, after.to).match(CHARACTER) ?? [];
  const most = Math.min(b.length, a.length);
  let head = 0;
  while (head < most && b[head] === a[head]) head += 1;
  let tail = 0;
  while (tail < most - head && b.at(-1 - tail) === a.at(-1 - tail)) tail += 1;
  if (!isWorthShowing({ head, tail, longest: Math.max(b.length, a.length) }, b.join(""), a.join(""))) return undefined;
  const headLength = b.slice(0, head).join("").length;
  const tailLength = tail === 0 ? 0 : b.slice(-tail).join("").length;
  const middle = {
    before: { from: before.from + headLength, to: before.to - tailLength },
    after: { from: after.from + headLength, to: after.to - tailLength },
  };
  const kind =
    middle.before.from === middle.before.to ? "insert" : middle.after.from === middle.after.to ? "delete" : "replace";
  const edits: LetterEdit[] = [
    {
      kind: "equal",
      before: { from: before.from, to: middle.before.from },
      after: { from: after.from, to: middle.after.from },
    },
    { kind, ...middle },
    {
      kind: "equal",
      before: { from: middle.before.to, to: before.to },
      after: { from: middle.after.to, to: after.to },
    },
  ];
  return edits.filter((edit) => edit.before.from < edit.before.to || edit.after.from < edit.after.to);
}

interface Kept {
  readonly head: number;
  readonly tail: number;
  readonly longest: number;
}

function isWorthShowing({ head, tail, longest }: Kept, before: string, after: string): boolean {
  if (head + tail === 0 || (head + tail) / longest < KEPT_SHARE) return false;
  const isCaseOnly = before.toLowerCase() === after.toLowerCase();
  const isSpelling = !/\s/u.test(before.trim() + after.trim());
  return isCaseOnly || (isSpelling && Math.max(head, tail) >= KEPT_LETTERS);
}

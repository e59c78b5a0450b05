import type { Span } from "../text/span.ts";
import type { Edit, EditKind } from "./edit.ts";

/** A stretch of units that belongs together: `before` and `after` are index ranges into the two lists of units. */
export interface Group {
  readonly kind: EditKind;
  readonly before: Span;
  readonly after: Span;
  readonly move?: number;
}

export interface Side {
  readonly text: string;
  /** Words and marks in order; white space between them is nobody's. */
  readonly units: readonly Span[];
}

interface Ends {
  readonly before: number;
  readonly after: number;
}

/**
 * Turns groups of units into edits that cover both texts, giving the white space between units to the edits beside it: what is
 * the same on both sides stays equal, the rest goes with the change. Equal groups pair their units one to one.
 */
export function foldSpaces(before: Side, after: Side, groups: readonly Group[]): readonly Edit[] {
  const edits: Edit[] = [];
  let done: Ends = { before: 0, after: 0 };
  let waiting: Group[] = [];
  const upTo = (ends: Ends): void => {
    pushRegion(edits, { before, after, from: done, to: ends, groups: waiting });
    waiting = [];
    done = ends;
  };
  for (const group of groups) {
    if (group.kind !== "equal") {
      waiting.push(group);
      continue;
    }
    for (let i = 0; i < group.before.to - group.before.from; i += 1) {
      const b = before.units[group.before.from + i];
      const a = after.units[group.after.from + i];
      if (b === undefined || a === undefined) continue;
      upTo({ before: b.from, after: a.from });
      push(edits, { kind: "equal", before: b, after: a });
      done = { before: b.to, after: a.to };
    }
  }
  upTo({ before: before.text.length, after: after.text.length });
  return edits;
}

interface Region {
  readonly before: Side;
  readonly after: Side;
  readonly from: Ends;
  readonly to: Ends;
  readonly groups: readonly Group[];
}

function pushRegion(edits: Edit[], region: Region): void {
  const { from, to } = region;
  const b = region.before.text.slice(from.before, to.before);
  const a = region.after.text.slice(from.after, to.after);
  const head = commonSpace(b, a, (text, index) => text[index]);
  const rest = Math.min(b.length, a.length) - head;
  const tail = Math.min(
    rest,
    commonSpace(b, a, (text, index) => text.at(-1 - index)),
  );
  const start = { before: from.before + head, after: from.after + head };
  const end = { before: to.before - tail, after: to.after - tail };
  push(edits, { kind: "equal", ...spans(from, start) });
  pushChanges(edits, { ...region, from: start, to: end });
  push(edits, { kind: "equal", ...spans(end, to) });
}

function spans(from: Ends, to: Ends): Pick<Edit, "before" | "after"> {
  return { before: { from: from.before, to: to.before }, after: { from: from.after, to: to.after } };
}

function commonSpace(b: string, a: string, at: (text: string, index: number) => string | undefined): number {
  let count = 0;
  for (; count < Math.min(b.length, a.length); count += 1) {
    const mark = at(b, count);
    if (mark === undefined || mark !== at(a, count) || mark.trim() !== "") break;
  }
  return count;
}

/**
 * Cuts a region between its changes. White space between two of them goes with the later one, unless only one side has any
 * there: then it goes with the earlier, so that "The political" for "Political" is "The " put in before a changed word.
 */
function pushChanges(edits: Edit[], { before, after, from, to, groups }: Region): void {
  if (groups.length === 0) push(edits, { kind: "replace", ...spans(from, to) });
  const beforeRanges = groups.map((group) => group.before);
  const afterRanges = groups.map((group) => group.after);
  const b = gapsBehind(before.units, beforeRanges, { from: from.before, to: to.before });
  const a = gapsBehind(after.units, afterRanges, { from: from.after, to: to.after });
  let done = from;
  groups.forEach((group, index) => {
    const next = groups[index + 1];
    const gaps = { before: b[index], after: a[index] };
    const ends =
      next === undefined || gaps.before === undefined || gaps.after === undefined
        ? to
        : cutBetween(gaps.before, gaps.after, next);
    pushChange(edits, group, { before, after, from: done, to: ends });
    done = ends;
  });
}

function cutBetween(before: Span, after: Span, next: Group): Ends {
  const isPair = !isEmpty(next.before) && !isEmpty(next.after);
  const isOneSided = isEmpty(before) !== isEmpty(after);
  return isPair && isOneSided ? { before: before.to, after: after.to } : { before: before.from, after: after.from };
}

/** Behind each range, on one side: from the end of the last unit so far to the start of the next one, within the region. */
function gapsBehind(units: readonly Span[], ranges: readonly Span[], region: Span): readonly Span[] {
  let from = region.from;
  const starts = ranges.map((range) => {
    if (!isEmpty(range)) from = units[range.to - 1]?.to ?? from;
    return from;
  });
  let to = region.to;
  return starts
    .map((_, index) => ranges.length - 1 - index)
    .map((index) => {
      const gap = { from: starts[index] ?? region.from, to };
      const range = ranges[index];
      if (range !== undefined && !isEmpty(range)) to = units[range.from]?.from ?? to;
      return gap;
    })
    .reverse();
}

function isEmpty(span: Span): boolean {
  return span.from === span.to;
}

type Change = Omit<Region, "groups">;

/** The two ends of a move show one side each, so white space that fell to the other side is an edit of its own. */
function pushChange(edits: Edit[], group: Group, { before, after, from, to }: Change): void {
  const { before: b, after: a } = spans(from, to);
  const move = group.move === undefined ? {} : { move: group.move };
  if (group.kind === "move-from") {
    push(edits, { kind: "move-from", before: b, after: { from: a.from, to: a.from }, ...move });
    push(edits, { kind: "insert", before: { from: b.to, to: b.to }, after: a });
  } else if (group.kind === "move-to") {
    push(edits, { kind: "delete", before: b, after: { from: a.from, to: a.from } });
    push(edits, { kind: "move-to", before: { from: b.to, to: b.to }, after: a, ...move });
  } else {
    pushReplace(edits, { before, after, from, to });
  }
}

/** A replacement whose two sides differ in the white space at one end alone is that white space, and the rest stayed. */
function pushReplace(edits: Edit[], { before, after, from, to }: Change): void {
  const b = before.text.slice(from.before, to.before);
  const a = after.text.slice(from.after, to.after);
  const head = { before: b.length - b.trimStart().length, after: a.length - a.trimStart().length };
  const tail = { before: b.length - b.trimEnd().length, after: a.length - a.trimEnd().length };
  const isSameHead = b.slice(0, head.before) === a.slice(0, head.after);
  const isSameTail = b.slice(b.length - tail.before) === a.slice(a.length - tail.after);
  if (b.trim() === "" || b.trim() !== a.trim() || (!isSameHead && !isSameTail)) {
    push(edits, { kind: "replace", ...spans(from, to) });
    return;
  }
  const start = { before: from.before + head.before, after: from.after + head.after };
  const end = { before: to.before - tail.before, after: to.after - tail.after };
  push(edits, { kind: isSameHead ? "equal" : "replace", ...spans(from, start) });
  push(edits, { kind: "equal", ...spans(start, end) });
  push(edits, { kind: isSameTail ? "equal" : "replace", ...spans(end, to) });
}

/** Leaves out empty edits, joins equal neighbours, and names a change by what it has on each side. */
function push(edits: Edit[], { kind, before, after, move }: Edit): void {
  if (isEmpty(before) && isEmpty(after)) return;
  const last = edits.at(-1);
  if (kind === "equal" && last?.kind === "equal") {
    edits[edits.length - 1] = {
      kind,
      ...spans({ before: last.before.from, after: last.after.from }, { before: before.to, after: after.to }),
    };
    return;
  }
  const named = kind !== "replace" ? kind : isEmpty(after) ? "delete" : isEmpty(before) ? "insert" : "replace";
  const plain = spans({ before: before.from, after: after.from }, { before: before.to, after: after.to });
  edits.push(move === undefined ? { kind: named, ...plain } : { kind: named, ...plain, move });
}

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

/** Cuts a region at its units: each change takes the white space before it, the last one also what is left behind it. */
function pushChanges(edits: Edit[], { before, after, from, to, groups }: Region): void {
  const lastBefore = groups.findLastIndex((group) => group.before.from < group.before.to);
  const lastAfter = groups.findLastIndex((group) => group.after.from < group.after.to);
  let done = from;
  groups.forEach((group, index) => {
    const ends = {
      before: endOf(group.before, before.units, index === lastBefore ? to.before : done.before),
      after: endOf(group.after, after.units, index === lastAfter ? to.after : done.after),
    };
    if (index === lastBefore) ends.before = to.before;
    if (index === lastAfter) ends.after = to.after;
    pushChange(edits, group, spans(done, ends));
    done = ends;
  });
  // White space changed where no word did, or stands on a side where this region has no words.
  push(edits, { kind: "replace", ...spans(done, to) });
}

function endOf(range: Span, units: readonly Span[], otherwise: number): number {
  return range.from < range.to ? (units[range.to - 1]?.to ?? otherwise) : otherwise;
}

/** The two ends of a move show one side each, so white space that fell to the other side is an edit of its own. */
function pushChange(edits: Edit[], group: Group, { before, after }: Pick<Edit, "before" | "after">): void {
  const move = group.move === undefined ? {} : { move: group.move };
  if (group.kind === "move-from") {
    push(edits, { kind: "move-from", before, after: { from: after.from, to: after.from }, ...move });
    push(edits, { kind: "insert", before: { from: before.to, to: before.to }, after });
  } else if (group.kind === "move-to") {
    push(edits, { kind: "move-to", before: { from: before.from, to: before.from }, after, ...move });
    push(edits, { kind: "delete", before, after: { from: after.to, to: after.to } });
  } else {
    push(edits, { kind: "replace", before, after });
  }
}

/** Leaves out empty edits, joins equal neighbours, and names a change by what it has on each side. */
function push(edits: Edit[], edit: Edit): void {
  const hasBefore = edit.before.from < edit.before.to;
  const hasAfter = edit.after.from < edit.after.to;
  if (!hasBefore && !hasAfter) return;
  const last = edits.at(-1);
  if (edit.kind === "equal" && last?.kind === "equal") {
    edits[edits.length - 1] = {
      kind: "equal",
      before: { from: last.before.from, to: edit.before.to },
      after: { from: last.after.from, to: edit.after.to },
    };
    return;
  }
  const isPlain = edit.kind !== "equal" && edit.move === undefined;
  const kind = !isPlain ? edit.kind : !hasAfter ? "delete" : !hasBefore ? "insert" : "replace";
  edits.push({
    kind,
    before: { from: edit.before.from, to: edit.before.to },
    after: { from: edit.after.from, to: edit.after.to },
    ...(edit.move === undefined ? {} : { move: edit.move }),
  });
}

import { segmentId, type SegmentId } from "../ids.ts";
import type { Span } from "../text/span.ts";
import type { Action } from "./event.ts";
import { segmentPosition } from "./lookup.ts";
import type { Mark, ReviewState, Segment, Status } from "./state.ts";

/**
 * Cuts one sentence in two: its raw text before `rawAt` and its post-edit before `peAt`, offsets in those texts.
 * `undefined` when either raw half would be empty. The second half's id follows from the first's and the event's number.
 */
export function splitSegment(state: ReviewState, id: SegmentId, rawAt: number, peAt: number): Action | undefined {
  const segment = state.segments[segmentPosition(state.segments, id)];
  if (!segment) return undefined;
  const [headEnd, tailStart] = [segment.raw.slice(0, rawAt).trimEnd().length, skipSpace(segment.raw, rawAt)];
  if (headEnd === 0 || tailStart >= segment.raw.length) return undefined;
  const peTail = skipSpace(segment.pe, peAt);
  const { comment, marks, source, ...rest } = segment;
  const head: Segment = {
    ...rest,
    to: segment.from + headEnd,
    raw: segment.raw.slice(0, headEnd),
    pe: segment.pe.slice(0, peAt).trimEnd(),
    ...(comment === undefined ? {} : { comment }),
    ...(source === undefined ? {} : { source }),
    marks: marksIn(marks, { from: 0, to: headEnd }, { from: 0, to: peAt }),
  };
  const tail: Segment = {
    ...rest,
    id: segmentId(`${id}~${state.seq + 1}`),
    from: segment.from + tailStart,
    raw: segment.raw.slice(tailStart),
    pe: segment.pe.slice(peTail),
    marks: marksIn(marks, { from: tailStart, to: segment.raw.length }, { from: peTail, to: segment.pe.length }),
  };
  return { label: "split", changes: [{ kind: "resegmented", before: [segment], after: [head, tail] }] };
}

/** Joins a sentence with the next one of its block; `undefined` when there is none. */
export function mergeWithNext(state: ReviewState, id: SegmentId): Action | undefined {
  const position = segmentPosition(state.segments, id);
  const [first, second] = [state.segments[position], state.segments[position + 1]];
  if (!first || !second || first.block !== second.block) return undefined;
  const gap = state.article.text.slice(first.to, second.from);
  const comment = [first.comment, second.comment].filter((text) => text !== undefined).join("\n");
  const source = [first.source, second.source].filter((text) => text !== undefined).join(" ");
  const { comment: _c, source: _s, ...rest } = first;
  const merged: Segment = {
    ...rest,
    to: second.to,
    raw: first.raw + gap + second.raw,
    pe: first.pe + gap + second.pe,
    status: mergedStatus(first, second),
    ...(comment === "" ? {} : { comment }),
    ...(source === "" ? {} : { source }),
    marks: [
      ...first.marks,
      ...second.marks.map((mark) => shifted(mark, (mark.column === "raw" ? first.raw : first.pe).length + gap.length)),
    ],
  };
  return { label: "merge", changes: [{ kind: "resegmented", before: [first, second], after: [merged] }] };
}

function skipSpace(text: string, from: number): number {
  return text.length - text.slice(from).trimStart().length;
}

function mergedStatus(first: Segment, second: Segment): Status {
  if (first.status === second.status) return first.status;
  return first.pe !== first.raw || second.pe !== second.raw ? "edited" : "not-reviewed";
}

/** Marks that lie whole in the kept part of their column, moved to its start; one across the cut stays with its head. */
function marksIn(marks: readonly Mark[], raw: Span, pe: Span): readonly Mark[] {
  return marks.flatMap((mark) => {
    const kept = mark.column === "raw" ? raw : pe;
    if (mark.from < kept.from || mark.from >= kept.to) return [];
    const inside = { ...mark, to: Math.min(mark.to, kept.to) };
    return [shifted(inside, -kept.from)];
  });
}

function shifted(mark: Mark, by: number): Mark {
  return { ...mark, from: mark.from + by, to: mark.to + by };
}

import type { Change } from "./event.ts";
import type { Mark, ReviewState, Segment } from "./state.ts";

/**
 * The changes that bring an editor's work on `from` over to `onto`, the same article read in another way: corrections,
 * statuses, comments, marks, sources, dismissed flags and the title. `undefined` when the sentences do not fall in the
 * same places and there is work that would be lost. Marks that reach past a shorter text are cut to it. O(segments).
 */
export function carriedOver(from: ReviewState, onto: ReviewState): readonly Change[] | undefined {
  const { segments } = onto;
  const isSameCut =
    from.segments.length === segments.length && from.segments.every(({ id }, at) => id === segments[at]?.id);
  if (!isSameCut && from.segments.some(hasWork)) return undefined;
  const dismissals = from.dismissals.filter(({ scope }) => isSameCut || scope !== "once");
  return [
    ...(isSameCut ? from.segments.flatMap((segment, at) => workOn(segment, segments[at])) : []),
    ...dismissals.map((dismissal): Change => ({ kind: "dismissed", dismissal })),
    ...(from.title === from.article.title
      ? []
      : [{ kind: "title", before: onto.title, after: from.title } satisfies Change]),
  ];
}

function hasWork({ pe, raw, status, comment, marks }: Segment): boolean {
  return pe !== raw || status !== "not-reviewed" || comment !== undefined || marks.length > 0;
}

function workOn(old: Segment, fresh: Segment | undefined): readonly Change[] {
  if (fresh === undefined) return [];
  const segment = fresh.id;
  const changes: Change[] = [];
  const pe = old.pe === old.raw ? fresh.pe : old.pe;
  if (pe !== fresh.pe) changes.push({ kind: "text", segment, before: fresh.pe, after: pe });
  if (old.status !== fresh.status) changes.push({ kind: "status", segment, before: fresh.status, after: old.status });
  if (old.comment !== undefined) changes.push({ kind: "comment", segment, before: "", after: old.comment });
  if (old.source !== undefined && old.source !== fresh.source)
    changes.push({ kind: "source", segment, before: fresh.source ?? "", after: old.source });
  for (const mark of old.marks)
    changes.push({ kind: "mark-added", segment, mark: within(mark, (mark.column === "raw" ? fresh.raw : pe).length) });
  return changes;
}

function within(mark: Mark, length: number): Mark {
  return { ...mark, from: Math.min(mark.from, length), to: Math.min(mark.to, length) };
}

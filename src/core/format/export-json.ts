import type { ExportInput } from "./export-input.ts";

/** The whole review as JSON: segments, marks, open flags, dismissals and revisions. `version` grows when the shape changes. */
export function reviewJson({ state, events, flags }: ExportInput): string {
  const { title, fileName, format, encoding, sourceLang, targetLang } = state.article;
  const segments = state.segments.map((segment) => ({
    id: segment.id,
    block: segment.block,
    kind: state.article.blocks[segment.block]?.kind,
    source: segment.source,
    raw: segment.raw,
    pe: segment.pe,
    status: segment.status,
    comment: segment.comment,
    marks: segment.marks,
    flags: flags?.get(segment.id),
  }));
  const review = {
    galley: "review",
    version: 1,
    id: state.id,
    title: state.title,
    article: { title, fileName, format, encoding, sourceLang, targetLang },
    segments,
    dismissals: state.dismissals,
    revisions: events,
  };
  return `${JSON.stringify(review, undefined, 2)}\n`;
}

import type { ExportInput } from "../../../src/core/format/export-input.ts";
import type { ReadDocument } from "../../../src/core/format/document.ts";
import { reviewId, segmentId } from "../../../src/core/ids.ts";
import type { ReviewState, Segment } from "../../../src/core/review/state.ts";
import { segmentBlocks } from "../../../src/core/segment/segments.ts";

/** A fresh review of a read document; `edit` may change each segment. */
export function reviewOf(
  document: ReadDocument,
  fileName: string,
  edit: (segment: Segment, index: number) => Segment = (segment) => segment,
): ReviewState {
  const { format, encoding, bom, eol, sourceLang, targetLang, text, blocks } = document;
  const segments = segmentBlocks(text, blocks).map((span, index): Segment => {
    const raw = text.slice(span.from, span.to);
    const id = segmentId(`s${index + 1}`);
    return edit({ ...span, id, raw, pe: raw, status: "not-reviewed", marks: [] }, index);
  });
  const languages = {
    ...(sourceLang === undefined ? {} : { sourceLang }),
    ...(targetLang === undefined ? {} : { targetLang }),
  };
  return {
    id: reviewId("r1"),
    title: document.title ?? fileName,
    article: { title: document.title ?? fileName, fileName, format, encoding, bom, eol, text, blocks, ...languages },
    segments,
    dismissals: [],
    seq: 0,
    undo: [],
    redo: [],
  };
}

/** 2026-11-23T12:00:00Z */
export const NOON = 1_795_435_200_000;

export function exportOf(state: ReviewState, original: Uint8Array, more: Partial<ExportInput> = {}): ExportInput {
  return { state, original, events: [], who: "Ada", at: NOON, ...more };
}

/** The value of a result that must be one. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

import { reviewId, segmentId } from "../../src/core/ids.ts";
import type { ReviewEvent } from "../../src/core/review/event.ts";
import type { StoredReview } from "../../src/service/ports.ts";

/** A review of `count` short sentences, one paragraph each. */
export function sampleReview(id: string, count: number): StoredReview {
  const raws = Array.from({ length: count }, (_, index) => `Sentence number ${index + 1} of the article reads so.`);
  let at = 0;
  const spans = raws.map((raw) => {
    const from = at;
    at += raw.length + 1;
    return { from, to: from + raw.length };
  });
  return {
    id: reviewId(id),
    createdAt: 1_795_000_000_000,
    title: "A sample",
    article: {
      title: "A sample",
      fileName: "sample.txt",
      format: "txt",
      encoding: "utf-8",
      bom: false,
      eol: "lf",
      sourceLang: "he",
      text: raws.join("\n"),
      blocks: spans.map((span) => ({ ...span, kind: "paragraph" as const })),
    },
    segments: raws.map((raw, index) => ({
      id: segmentId(`s${index + 1}`),
      block: index,
      ...(spans[index] ?? { from: 0, to: 0 }),
      raw,
      pe: raw,
      status: "not-reviewed" as const,
      marks: [],
    })),
    events: [],
  };
}

/** The `seq`-th edit of a review with `count` sentences. */
export function sampleEvent(seq: number, count: number, length = 40): ReviewEvent {
  const segment = segmentId(`s${((seq * 7919) % count) + 1}`);
  const before = `before ${seq} `.padEnd(length, "ä");
  return {
    seq,
    at: 1_795_000_000_000 + seq,
    who: "editor",
    label: "edit",
    changes: [{ kind: "text", segment, before, after: `after ${seq} `.padEnd(length, "é") }],
  };
}

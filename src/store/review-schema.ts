import { z } from "zod";
import { BLOCK_KINDS, FORMATS } from "../core/review/article.ts";
import { MQM_POINTS, MQM_TYPES, type MqmSeverity } from "../core/review/mqm.ts";
import { STATUSES, STEP_LABELS } from "../core/review/state.ts";
import type { ReviewDocument } from "./review-document.ts";

const offset = z.int().min(0);
const span = { from: offset, to: offset };
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const severities = Object.keys(MQM_POINTS) as [MqmSeverity, ...MqmSeverity[]];

const mark = z.strictObject({
  ...span,
  id: z.string(),
  column: z.enum(["raw", "pe"]),
  type: z.enum(MQM_TYPES),
  severity: z.enum(severities),
  comment: z.string().optional(),
});

const segment = z.strictObject({
  ...span,
  id: z.string(),
  block: offset,
  raw: z.string(),
  source: z.string().optional(),
  pe: z.string(),
  status: z.enum(STATUSES),
  comment: z.string().optional(),
  marks: z.array(mark),
});

const dismissal = z.strictObject({
  rule: z.string(),
  words: z.string(),
  scope: z.enum(["once", "article", "always"]),
  segment: z.string().optional(),
});

const textChange = (kind: "text" | "comment" | "source") =>
  z.strictObject({ kind: z.literal(kind), segment: z.string(), before: z.string(), after: z.string() });

const change = z.discriminatedUnion("kind", [
  textChange("text"),
  textChange("comment"),
  textChange("source"),
  z.strictObject({
    kind: z.literal("status"),
    segment: z.string(),
    before: z.enum(STATUSES),
    after: z.enum(STATUSES),
  }),
  z.strictObject({ kind: z.literal("mark-added"), segment: z.string(), mark }),
  z.strictObject({ kind: z.literal("mark-removed"), segment: z.string(), mark }),
  z.strictObject({ kind: z.literal("dismissed"), dismissal }),
  z.strictObject({ kind: z.literal("restored"), dismissal }),
  z.strictObject({ kind: z.literal("title"), before: z.string(), after: z.string() }),
  z.strictObject({ kind: z.literal("resegmented"), before: z.array(segment), after: z.array(segment) }),
]);

export const eventSchema = z.strictObject({
  seq: z.int().min(1),
  at: z.number(),
  who: z.string(),
  label: z.enum(STEP_LABELS),
  rule: z.string().optional(),
  changes: z.array(change),
  joins: z.literal(true).optional(),
  targets: z.array(z.int()).optional(),
  lost: z.literal(true).optional(),
});

const block = z.strictObject({ ...span, kind: z.enum(BLOCK_KINDS), source: z.string().optional() });

const article = z.strictObject({
  title: z.string(),
  fileName: z.string().optional(),
  format: z.enum(FORMATS),
  encoding: z.string(),
  bom: z.boolean(),
  eol: z.enum(["lf", "crlf", "cr", "mixed", "none"]),
  sourceLang: z.string().optional(),
  targetLang: z.string().optional(),
  text: z.string(),
  blocks: z.array(block),
});

const notice = z.strictObject({
  what: z.enum(["snapshot", "journal", "index", "original", "settings"]),
  keptAt: z.string().optional(),
  lostEvents: z.int().min(0).optional(),
  detail: z.string(),
});

/** `review.json`: one review, whole, up to the event its journal goes on from. */
export const reviewFileSchema = z.strictObject({
  galley: z.literal("review"),
  schema: z.int().min(1),
  generation: z.int().min(1),
  seq: z.int().min(0),
  chain: z.string().regex(/^[0-9a-f]{32}$/),
  original: z.strictObject({ bytes: z.int().min(0), sha256: hash }),
  notices: z.array(notice),
  id: z.string(),
  createdAt: z.number(),
  title: z.string(),
  article,
  segments: z.array(segment),
  events: z.array(eventSchema),
  sha256: hash,
});

const check = z.string().regex(/^[0-9a-f]{32}$/);

/** One line of `journal-*.jsonl`: the file's header, or an event. */
export const journalLineSchema = z.union([
  z.strictObject({
    galley: z.literal("journal"),
    schema: z.int().min(1),
    review: z.string(),
    from: z.int().min(1),
    prev: z.string(),
    check,
  }),
  z.strictObject({ event: eventSchema, saved: z.int().min(0), prev: z.string(), check }),
]);

/** The document if the JSON has its shape, whole; `undefined` otherwise. */
export function readDocument(json: unknown): ReviewDocument | undefined {
  const parsed = reviewFileSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { galley: _, schema: __, sha256: ___, seq, generation, chain, original, notices, ...review } = parsed.data;
  if (seq !== review.events.length || review.events.some((event, index) => event.seq !== index + 1)) return undefined;
  // The schema was written from these types; brands and `exactOptionalPropertyTypes` are what zod cannot say.
  return { generation, chain, original, notices, review } as unknown as ReviewDocument;
}

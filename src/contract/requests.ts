import { z } from "zod";
import { EXPORT_FORMATS } from "../core/format/export-input.ts";
import { MQM_POINTS, MQM_TYPES, type MqmSeverity } from "../core/review/mqm.ts";
import { STATUSES, STEP_LABELS } from "../core/review/state.ts";
import { markId, reviewId, segmentId } from "../core/ids.ts";
import { settingsSchema } from "./settings.ts";

const review = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w-]+$/)
  .transform(reviewId);
const segment = z.string().min(1).max(64).transform(segmentId);
const text = z.string().max(1_000_000);
const base64 = z.base64();
const count = z.int().min(0);

const mark = z.strictObject({
  id: z.string().min(1).max(64).transform(markId),
  column: z.enum(["raw", "pe"]),
  from: count,
  to: count,
  type: z.enum(MQM_TYPES),
  severity: z.enum(Object.keys(MQM_POINTS) as [MqmSeverity, ...MqmSeverity[]]),
  comment: text.exactOptional(),
});

const dismissal = z.strictObject({
  rule: z.string().min(1).max(200),
  words: text,
  scope: z.enum(["once", "article", "always"]),
  segment: segment.exactOptional(),
});

const segmentSchema = z.strictObject({
  id: segment,
  block: count,
  from: count,
  to: count,
  raw: text,
  source: text.exactOptional(),
  pe: text,
  status: z.enum(STATUSES),
  comment: text.exactOptional(),
  marks: z.array(mark).max(10_000),
});

/** The schema of one recorded change; the store reads journals with it too. */
export const changeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), segment, before: text, after: text }),
  z.strictObject({ kind: z.literal("status"), segment, before: z.enum(STATUSES), after: z.enum(STATUSES) }),
  z.strictObject({ kind: z.literal("comment"), segment, before: text, after: text }),
  z.strictObject({ kind: z.literal("source"), segment, before: text, after: text }),
  z.strictObject({ kind: z.literal("mark-added"), segment, mark }),
  z.strictObject({ kind: z.literal("mark-removed"), segment, mark }),
  z.strictObject({ kind: z.literal("dismissed"), dismissal }),
  z.strictObject({ kind: z.literal("restored"), dismissal }),
  z.strictObject({ kind: z.literal("title"), before: text, after: text }),
  z.strictObject({
    kind: z.literal("resegmented"),
    before: z.array(segmentSchema).min(1).max(1_000),
    after: z.array(segmentSchema).min(1).max(1_000),
  }),
]);

const action = z.strictObject({
  label: z.enum(STEP_LABELS).exclude(["undo", "redo"]),
  rule: z.string().max(200).exactOptional(),
  changes: z.array(changeSchema).min(1).max(200_000),
  joins: z.literal(true).exactOptional(),
});

/** Every format that `core` writes, and the packed review, which the store makes. */
export const EXPORT_TARGETS = [...EXPORT_FORMATS, "galley"] as const;

export type ExportTarget = (typeof EXPORT_TARGETS)[number];

/** A WHATWG label. */
const encoding = z.string().max(40);
const exportTarget = z.enum(EXPORT_TARGETS);
const fileName = z.string().min(1).max(255);
/** What a page calls an opening of its own, so that it can stop that one; no two openings have one name. */
const opening = z.string().min(8).max(64).exactOptional();
const columns = z.strictObject({
  target: z.union([z.string(), count]),
  source: z.union([z.string(), count]).exactOptional(),
});

/** Where the editor was in a review, kept so that coming back looks like never having left. */
export const viewSchema = z.object({
  mode: z.enum(["side", "changes", "clean", "report"]).exactOptional(),
  segment: segment.exactOptional(),
  scroll: z.number().min(0).exactOptional(),
  filter: z.string().max(200).exactOptional(),
  tab: z.string().max(40).exactOptional(),
});

/** Every request of every shell, by method. What is not here does not exist; what does not fit is refused. */
export const requests = {
  /** Which shell this is and what it can do. */
  "app.info": z.strictObject({}),
  "desk.list": z.strictObject({}),
  "desk.archive": z.strictObject({ review, archived: z.boolean() }),
  /** To the trash, or back out of it. */
  "desk.trash": z.strictObject({ review, trashed: z.boolean() }),
  /** Opens an article's bytes as a new review, or finds the review of the same bytes unless `again`. */
  "article.open": z.strictObject({
    name: fileName,
    data: base64,
    encoding: encoding.exactOptional(),
    columns: columns.exactOptional(),
    again: z.boolean().exactOptional(),
    opening,
  }),
  /** Trusted callers only: the same, from a path on this computer. */
  "article.openPath": z.strictObject({ path: z.string().min(1), again: z.boolean().exactOptional() }),
  "article.paste": z.strictObject({
    text,
    html: text.exactOptional(),
    title: z.string().max(300).exactOptional(),
    opening,
  }),
  /** Opens the example that comes with the program. */
  "article.sample": z.strictObject({ opening }),
  /** Stops one opening: it is answered with `stopped` and leaves no review, unless it was done before. */
  "article.cancel": z.strictObject({ opening: opening.unwrap() }),
  /** Decodes and reads without making a review: for the choice of encoding or of columns. */
  "article.preview": z.strictObject({
    name: fileName,
    data: base64,
    encoding: encoding.exactOptional(),
    columns: columns.exactOptional(),
  }),
  "review.open": z.strictObject({ review }),
  "review.close": z.strictObject({ review }),
  /** One action of the editor; answered when it is on disk, or when saving has failed once and goes on being tried. */
  "review.apply": z.strictObject({ review, action }),
  "review.undo": z.strictObject({ review, steps: z.int().min(1).max(10_000).exactOptional() }),
  "review.redo": z.strictObject({ review, steps: z.int().min(1).max(10_000).exactOptional() }),
  /** Revisions, oldest first: all, or those of one segment. */
  "review.history": z.strictObject({ review, segment: segment.exactOptional() }),
  "review.view": z.strictObject({ review, view: viewSchema }),
  /** Stops the checks under way, or has them look at the whole article again. */
  "review.check": z.strictObject({ review, run: z.boolean() }),
  "review.metrics": z.strictObject({ review }),
  "review.names": z.strictObject({ review }),
  /** Reads the opened bytes again in another encoding; refused once sentences were changed that would not survive it. */
  "review.encoding": z.strictObject({ review, encoding, columns: columns.exactOptional() }),
  /** The opened bytes as `review.encoding` would read them, without reading them anew. */
  "review.preview": z.strictObject({
    review,
    encoding: encoding.exactOptional(),
    columns: columns.exactOptional(),
  }),
  "review.source": z.strictObject({ review, name: fileName, data: base64 }),
  /** Brings the corrections of a bilingual table back in, by segment id. */
  "review.reimport": z.strictObject({ review, name: fileName, data: base64 }),
  "export.list": z.strictObject({ review }),
  /** `encoding` writes a clean text file in another encoding than it came in. */
  "export.bytes": z.strictObject({ review, to: exportTarget, encoding: encoding.exactOptional() }),
  /** Says that what `export.bytes` made at `at` has left the page, as a file or on the clipboard: only then is it exported. */
  "export.done": z.strictObject({ review, at: count }),
  /** Asks where with the shell's own dialog, then writes; only where `app.info` says `dialogs`. */
  "export.ask": z.strictObject({ review, to: exportTarget, encoding: encoding.exactOptional() }),
  /** Saves the page that is shown, as it prints, as PDF; asks where. Only where `app.info` says `dialogs`. */
  "export.pdf": z.strictObject({ review }),
  /** Trusted callers only: writes to a path on this computer. */
  "export.file": z.strictObject({ review, to: exportTarget, path: z.string().min(1), replace: z.boolean() }),
  /** A packed review from a colleague or another computer. */
  "bundle.import": z.strictObject({ name: fileName, data: base64, opening }),
  "settings.read": z.strictObject({}),
  "settings.write": z.strictObject({ settings: settingsSchema }),
  /** Waits for the next news for this page (at most `waitMs`); `after` is the last number seen, 0 at first. */
  "news.next": z.strictObject({ client: z.string().min(8).max(64), after: count, waitMs: z.int().min(0).max(60_000) }),
} as const;

export type Method = keyof typeof requests;
export type RequestOf<M extends Method> = z.input<(typeof requests)[M]>;
export type ParsedRequest<M extends Method> = z.output<(typeof requests)[M]>;
export type View = z.output<typeof viewSchema>;

/** Methods that name paths on this computer: refused unless the shell itself asks. */
export const TRUSTED_ONLY: ReadonlySet<string> = new Set(["article.openPath", "export.file"] satisfies Method[]);

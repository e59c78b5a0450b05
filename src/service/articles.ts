import type { GalleyError } from "../contract/errors.ts";
import type { Replies } from "../contract/replies.ts";
import { MAX_FILE_BYTES, type ReadDocument, type ReadOptions } from "../core/format/document.ts";
import { reviewId, type ReviewId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Article } from "../core/review/article.ts";
import { firstSegments } from "../core/review/new-review.ts";
import { segmentBlocks } from "../core/segment/segments.ts";
import { fromBase64 } from "../contract/base64.ts";
import { utf8 } from "../core/format/text-codec.ts";
import type { Context } from "./context.ts";
import type { Handlers } from "./dispatch.ts";
import { fromFile, fromReader, fromStore } from "./failure.ts";
import type { Halt } from "./ports.ts";
import { previewOf } from "./preview.ts";
import { oneLine, titleOf } from "./titles.ts";

type ArticleMethods =
  | "article.open"
  | "article.openPath"
  | "article.paste"
  | "article.sample"
  | "article.cancel"
  | "article.preview"
  | "bundle.import";

type Opened = Result<Replies["article.open"], GalleyError>;

/** An article's file on its way in. */
export interface Arrival {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  /** What the editor called it; by default it is called as it says itself. */
  readonly title?: string;
  /** Where somebody may stop it on its way. */
  readonly halt?: Halt;
}

/** Getting articles in: read, cut into sentences, kept as a new review. */
export function articleHandlers(context: Context): Pick<Handlers, ArticleMethods> {
  const { files, openings } = context;
  return {
    "article.open": ({ name, data, again, opening, ...options }) =>
      openings.run(opening, (halt) =>
        openArrival(context, { name, bytes: fromBase64(data), options, halt }, again ?? false),
      ),
    "article.openPath": async ({ path, again }) => {
      const read = await files.read(path, MAX_FILE_BYTES);
      if (!read.ok) return err(fromFile(read.error));
      if (/\.galley$/iu.test(path)) return unpack(context, baseName(path), read.value);
      return openArrival(context, { name: baseName(path), bytes: read.value, options: {} }, again ?? false);
    },
    "article.paste": ({ text, html, title, opening }) => {
      const pasted = html === undefined ? text : html;
      const options: ReadOptions = { encoding: "utf-8", format: html === undefined ? "paste" : "html" };
      const named = title === undefined ? {} : { title };
      return openings.run(opening, (halt) =>
        openArrival(context, { name: "", bytes: utf8(pasted), options, ...named, halt }, true),
      );
    },
    "article.sample": ({ opening }) =>
      openings.run(opening, async (halt) => {
        const sample = await context.sample();
        return openArrival(context, { ...sample, options: {}, halt }, false);
      }),
    "article.cancel": async ({ opening }) => {
      openings.stop(opening);
      return ok({});
    },
    "article.preview": ({ name, data, ...options }) => previewOf(context, { name, bytes: fromBase64(data), options }),
    "bundle.import": ({ name, data, opening }) =>
      openings.run(opening, (halt) => unpack(context, name, fromBase64(data), halt)),
  };
}

/** Takes in a packed review. It is the colleague's copy or this computer's own from before, so it never replaces one. */
async function unpack(context: Context, name: string, bytes: Uint8Array, halt?: Halt): Promise<Opened> {
  if (isHalted(halt)) return err(stopped(name));
  const id = reviewId(context.ids.next());
  const unpacked = await context.store.unpack(bytes, id);
  if (unpacked.ok && isHalted(halt)) return throwAway(context, id, name);
  context.news.post({ kind: "desk" });
  return unpacked.ok ? ok({ review: id, existing: false }) : err({ ...fromStore(unpacked.error), at: name });
}

/** Reads an article and makes a review of it, or finds the one of the same bytes unless a new one is wanted. */
async function openArrival(context: Context, arrival: Arrival, again: boolean): Promise<Opened> {
  const hash = await context.files.hash(arrival.bytes);
  const existing = again ? undefined : await findByHash(context, hash);
  if (existing) return ok({ review: existing, existing: true });
  const read = await context.reader.read(arrival.bytes, arrival.name, arrival.options, arrival.halt);
  if (!read.ok) return err(fromReader(read.error, arrival.name));
  const created = await createReview(context, arrival, read.value, hash);
  if (!created.ok) return created;
  const { guessed, encoding } = read.value;
  return ok({ review: created.value, existing: false, ...(guessed === true ? { guessed: encoding } : {}) });
}

async function findByHash({ store }: Context, hash: string): Promise<ReviewId | undefined> {
  const cards = await store.list();
  if (!cards.ok) return undefined;
  return cards.value.find((card) => card.contentHash === hash && !card.archived && !card.trouble)?.id;
}

/** Keeps a read document as a new review. */
export async function createReview(
  context: Context,
  { name, bytes, title: given, halt }: Arrival,
  document: ReadDocument,
  contentHash: string,
): Promise<Result<ReviewId, GalleyError>> {
  const { store, clock, ids, cards } = context;
  const title = oneLine(given ?? "") || titleOf(document, name);
  const article = articleOf(document, title, name);
  const segments = firstSegments(article, segmentBlocks(article.text, article.blocks));
  if (segments.length === 0) return err({ code: "no-text", at: name });
  if (isHalted(halt)) return err(stopped(name));
  const id = reviewId(ids.next());
  const createdAt = clock.now();
  const stored = await store.create({ id, createdAt, title, article, segments, events: [] }, bytes);
  if (!stored.ok) return err(fromStore(stored.error));
  if (isHalted(halt)) return throwAway(context, id, name);
  await cards.add({
    id,
    title,
    ...(article.fileName === undefined ? {} : { fileName: article.fileName }),
    format: article.format,
    ...(article.sourceLang === undefined ? {} : { sourceLang: article.sourceLang }),
    segments: segments.length,
    confirmed: 0,
    changedAt: createdAt,
    archived: false,
    contentHash,
  });
  return ok(id);
}

const isHalted = (halt: Halt | undefined): boolean => halt?.isHalted() === true;

const stopped = (name: string): GalleyError => ({ code: "stopped", ...(name === "" ? {} : { at: name }) });

/** What was on its way to the disk when it was stopped. */
async function throwAway({ store }: Context, id: ReviewId, name: string): Promise<Result<never, GalleyError>> {
  const moved = await store.trash(id, true);
  return err(moved.ok ? stopped(name) : fromStore(moved.error));
}

function articleOf(document: ReadDocument, title: string, fileName: string): Article {
  const { format, encoding, bom, eol, sourceLang, targetLang, text, blocks } = document;
  return {
    title,
    ...(fileName === "" ? {} : { fileName }),
    format,
    encoding,
    bom,
    eol,
    ...(sourceLang === undefined ? {} : { sourceLang }),
    ...(targetLang === undefined ? {} : { targetLang }),
    text,
    blocks,
  };
}

function baseName(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}

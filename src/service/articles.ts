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
import { previewOf } from "./preview.ts";
import { oneLine, titleOf } from "./titles.ts";

type ArticleMethods =
  "article.open" | "article.openPath" | "article.paste" | "article.sample" | "article.preview" | "bundle.import";

type Opened = Result<Replies["article.open"], GalleyError>;

/** An article's file on its way in. */
export interface Arrival {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  /** What the editor called it; by default it is called as it says itself. */
  readonly title?: string;
}

/** Getting articles in: read, cut into sentences, kept as a new review. */
export function articleHandlers(context: Context): Pick<Handlers, ArticleMethods> {
  const { files } = context;
  return {
    "article.open": ({ name, data, again, ...options }) =>
      openArrival(context, { name, bytes: fromBase64(data), options }, again ?? false),
    "article.openPath": async ({ path, again }) => {
      const read = await files.read(path, MAX_FILE_BYTES);
      if (!read.ok) return err(fromFile(read.error));
      if (/\.galley$/iu.test(path)) return unpack(context, baseName(path), read.value);
      return openArrival(context, { name: baseName(path), bytes: read.value, options: {} }, again ?? false);
    },
    "article.paste": ({ text, html, title }) => {
      const pasted = html === undefined ? text : html;
      const options: ReadOptions = { encoding: "utf-8", format: html === undefined ? "paste" : "html" };
      const named = title === undefined ? {} : { title };
      return openArrival(context, { name: "", bytes: utf8(pasted), options, ...named }, true);
    },
    "article.sample": async () => {
      const sample = await context.sample();
      return openArrival(context, { ...sample, options: {} }, false);
    },
    "article.preview": ({ name, data, ...options }) => previewOf(context, { name, bytes: fromBase64(data), options }),
    "bundle.import": ({ name, data }) => unpack(context, name, fromBase64(data)),
  };
}

/** Takes in a packed review. It is the colleague's copy or this computer's own from before, so it never replaces one. */
async function unpack(context: Context, name: string, bytes: Uint8Array): Promise<Opened> {
  const id = reviewId(context.ids.next());
  const unpacked = await context.store.unpack(bytes, id);
  context.news.post({ kind: "desk" });
  return unpacked.ok ? ok({ review: id, existing: false }) : err({ ...fromStore(unpacked.error), at: name });
}

/** Reads an article and makes a review of it, or finds the one of the same bytes unless a new one is wanted. */
async function openArrival(context: Context, arrival: Arrival, again: boolean): Promise<Opened> {
  const hash = await context.files.hash(arrival.bytes);
  const existing = again ? undefined : await findByHash(context, hash);
  if (existing) return ok({ review: existing, existing: true });
  const read = await context.reader.read(arrival.bytes, arrival.name, arrival.options);
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
  { name, bytes, title: given }: Arrival,
  document: ReadDocument,
  contentHash: string,
): Promise<Result<ReviewId, GalleyError>> {
  const { store, clock, ids, cards } = context;
  const title = oneLine(given ?? "") || titleOf(document, name);
  const article = articleOf(document, title, name);
  const segments = firstSegments(article, segmentBlocks(article.text, article.blocks));
  if (segments.length === 0) return err({ code: "no-text", at: name });
  const id = reviewId(ids.next());
  const createdAt = clock.now();
  const stored = await store.create({ id, createdAt, title, article, segments, events: [] }, bytes);
  if (!stored.ok) return err(fromStore(stored.error));
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

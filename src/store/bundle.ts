import { Unzip, UnzipInflate, zipSync } from "fflate";
import type { StoredReview } from "../service/ports.ts";
import { chainStart, sha256 } from "./checksum.ts";
import { upgrade } from "./migrations.ts";
import type { ReviewDocument } from "./review-document.ts";
import { readDocument } from "./review-schema.ts";
import { senselessPart } from "./review-sense.ts";
import { documentText, parseSnapshot, sealedText } from "./snapshot-file.ts";
import { failure } from "./store-error.ts";

const DOCUMENT_ENTRY = "review.json";
const ORIGINAL_ENTRY = "original.bin";

/** Far above any article with its history, far below what hurts. */
const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;
const MAX_ORIGINAL_BYTES = 64 * 1024 * 1024;
const MAX_BUNDLE_BYTES = 256 * 1024 * 1024;
/** JSON of a long history repeats itself; deflate itself ends near 1,000. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM_BYTES = 8 * 1024 * 1024;

/** One review as one file: a zip of its sealed document and the file it began with. */
export function packBundle(document: ReviewDocument, original: Uint8Array): Uint8Array {
  const text = sealedText(documentText({ ...document, notices: [] }));
  return zipSync({ [DOCUMENT_ENTRY]: text, [ORIGINAL_ENTRY]: original }, { level: 6 });
}

const bad = (why: string) => failure("bad-bundle", why);

const LIMITS: Readonly<Record<string, number>> = {
  [DOCUMENT_ENTRY]: MAX_DOCUMENT_BYTES,
  [ORIGINAL_ENTRY]: MAX_ORIGINAL_BYTES,
};

/** Inflates the two entries, counting as they grow: what a header claims about sizes is not believed. */
function entriesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > MAX_BUNDLE_BYTES) throw bad("the file is too large");
  const entries = new Map<string, Uint8Array>();
  const most = Math.max(RATIO_COUNTS_FROM_BYTES, bytes.length * MAX_RATIO);
  let total = 0;
  const unzip = new Unzip((file) => {
    const limit = LIMITS[file.name];
    if (limit === undefined) throw bad(`an entry does not belong: ${JSON.stringify(file.name.slice(0, 80))}`);
    if (entries.has(file.name)) throw bad("an entry is there twice");
    const parts: Uint8Array[] = [];
    let size = 0;
    entries.set(file.name, new Uint8Array());
    file.ondata = (error, part, final) => {
      if (error !== null) throw bad(`cannot be unpacked: ${error.message}`);
      size += part.length;
      total += part.length;
      if (size > limit || total > most) throw bad("unpacks to far more than a review holds");
      parts.push(part);
      if (final) entries.set(file.name, Buffer.concat(parts));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < bytes.length; from += 64 * 1024) {
    unzip.push(bytes.subarray(from, from + 64 * 1024), from + 64 * 1024 >= bytes.length);
  }
  return entries;
}

function unzipChecked(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return entriesOf(bytes);
  } catch (error) {
    if (error instanceof Error && error.name === "StoreFailure") throw error;
    throw bad(`not a Galley bundle: ${error instanceof Error ? error.message : "unreadable"}`);
  }
}

export interface Unpacked {
  readonly document: ReviewDocument;
  readonly original: Uint8Array;
}

/** Checks everything before anything is written. Throws `bad-bundle` or `newer-schema`. */
export function unpackBundle(bytes: Uint8Array): Unpacked {
  const entries = unzipChecked(bytes);
  const text = entries.get(DOCUMENT_ENTRY);
  const original = entries.get(ORIGINAL_ENTRY);
  if (text === undefined || original === undefined) throw bad("a part is missing");
  const parsed = parseSnapshot(text);
  if (parsed === "newer") throw failure("newer-schema", "packed by a newer Galley");
  if (typeof parsed === "string") throw bad("the document is damaged");
  const document = readDocument(upgrade(parsed.json, parsed.schema));
  if (document === undefined) throw bad("the document does not have the shape of a review");
  const senseless = senselessPart(document.review);
  if (senseless !== undefined) throw bad(senseless);
  if (document.original.sha256 !== sha256(original)) throw bad("the opened file does not match the document");
  return { document, original };
}

/** The first document of a review on this computer. */
export function firstDocument(review: StoredReview, original: Uint8Array): ReviewDocument {
  return {
    generation: 1,
    chain: chainStart(review.id, review.createdAt),
    original: { bytes: original.length, sha256: sha256(original) },
    notices: [],
    review,
  };
}

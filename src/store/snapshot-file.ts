import { createHash } from "node:crypto";
import type { Adapter } from "lowdb";
import { sha256 } from "./checksum.ts";
import type { StoreFile, StoreFs } from "./fs-port.ts";
import { SCHEMA, type ReviewDocument } from "./review-document.ts";

const CHUNK_CHARACTERS = 256 * 1024;
const SEAL = ',\n"sha256":"';
const SEAL_BYTES = SEAL.length + 64 + '"}\n'.length;

/** The document's text in pieces, one segment or event a line, so that writing never holds the process up for long. */
export function* documentText(document: ReviewDocument): Generator<string> {
  const { segments, events, ...rest } = document.review;
  const { review: _, ...outer } = document;
  const { generation, ...more } = outer;
  const head = JSON.stringify({ galley: "review", schema: SCHEMA, generation, seq: events.length, ...more, ...rest });
  yield `${head.slice(0, -1)},\n"segments":[`;
  yield* joined(segments);
  yield '],\n"events":[';
  yield* joined(events);
  yield "]";
}

function* joined(values: readonly unknown[]): Generator<string> {
  let piece = "";
  for (const [index, value] of values.entries()) {
    piece += (index === 0 ? "\n" : ",\n") + JSON.stringify(value);
    if (piece.length >= CHUNK_CHARACTERS) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

/** Writes the pieces and a seal over them; answers the seal. */
async function writeSealed(file: StoreFile, pieces: Iterable<string>): Promise<string> {
  const hash = createHash("sha256");
  let waiting = "";
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(waiting);
    waiting = "";
    hash.update(bytes);
    await file.write(bytes);
  };
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length >= CHUNK_CHARACTERS) await flush();
  }
  await flush();
  const seal = hash.digest("hex");
  await file.write(Buffer.from(`${SEAL}${seal}"}\n`));
  return seal;
}

/** The same in memory. */
export function sealedText(pieces: Iterable<string>): Uint8Array {
  const body = Buffer.from([...pieces].join(""));
  return Buffer.concat([body, Buffer.from(`${SEAL}${sha256(body)}"}\n`)]);
}

/** The seal of a sealed file if its bytes are those that were sealed. */
export function checkSeal(bytes: Uint8Array): string | undefined {
  if (bytes.length <= SEAL_BYTES) return undefined;
  const tail = Buffer.from(bytes.subarray(bytes.length - SEAL_BYTES)).toString("latin1");
  if (!tail.startsWith(SEAL) || !tail.endsWith('"}\n')) return undefined;
  const seal = tail.slice(SEAL.length, SEAL.length + 64);
  return sha256(bytes.subarray(0, bytes.length - SEAL_BYTES)) === seal ? seal : undefined;
}

/** Writes a sealed file under a name that is free, flushed. */
export async function writeSnapshot(fs: StoreFs, path: string, document: ReviewDocument): Promise<string> {
  const file = await fs.create(path);
  try {
    const seal = await writeSealed(file, documentText(document));
    await file.sync();
    return seal;
  } finally {
    await file.close();
  }
}

/** `stale`: whole, and older than a backup. */
export type SnapshotFault = "missing" | "damaged" | "newer" | "stale";

type JsonRecord = Readonly<Record<string, unknown>>;

export interface ReadSnapshot {
  readonly schema: number;
  readonly json: JsonRecord;
}

/** A sealed file's JSON and schema version; says why not. */
export function parseSnapshot(bytes: Uint8Array): ReadSnapshot | SnapshotFault {
  return checkSeal(bytes) === undefined ? "damaged" : parseUnsealed(bytes);
}

/** The same for a file whose seal is broken, when there is nothing better: it may still be JSON of the right shape. */
export function parseUnsealed(bytes: Uint8Array): ReadSnapshot | SnapshotFault {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return "damaged";
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return "damaged";
  const record = json as JsonRecord;
  const schema = record["schema"];
  if (record["galley"] !== "review" || typeof schema !== "number" || !Number.isInteger(schema) || schema < 1)
    return "damaged";
  return schema > SCHEMA ? "newer" : { schema, json: record };
}

/** lowdb's view of the snapshot: `read` hands over what opening found, `write` replaces the file without ever losing it. */
export function snapshotAdapter(
  found: ReviewDocument,
  replace: (document: ReviewDocument) => Promise<void>,
): Adapter<ReviewDocument> {
  return { read: () => Promise.resolve(found), write: replace };
}

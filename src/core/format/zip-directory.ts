import { err, ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";
import { utf8Text } from "./text-codec.ts";

/** One file of a container, as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** The name's bytes, for writing it back unchanged. */
  readonly rawName: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated; nothing else is let in. */
  readonly method: 0 | 8;
  readonly dosTime: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly externalAttributes: number;
  /** The packed bytes. */
  readonly data: Uint8Array;
}

/** Limits of a container; a real document stays far below each. */
export const ZIP_LIMITS = {
  entries: 2000,
  /** Of one entry, unpacked, in bytes. */
  entrySize: 96 * 1024 * 1024,
  /** Of all entries together, unpacked. */
  totalSize: 192 * 1024 * 1024,
  /** Unpacked over packed bytes, for entries above 1 MB: text compresses 5 to 20 times, bombs 1,000 times. */
  ratio: 200,
  nameLength: 512,
} as const;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The entries of a zip container, checked before a byte is unpacked: number, sizes, ratio, names, overlaps, encryption.
 * Refuses zip64 and containers of several parts, which no document of this size needs.
 */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[], ReadError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return malformed("no end of the container's directory: it is cut or not a zip");
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) return malformed("zip64 is not supported");
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) return malformed("several parts");
  if (count > ZIP_LIMITS.entries) return err({ code: "too-many-entries", message: `${count} entries` });
  if (start + size > end) return malformed("the directory lies outside the file");
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, view, at, end);
    if (!entry.ok) return entry;
    entries.push(entry.value.entry);
    at = entry.value.next;
  }
  const wrong = checkTogether(entries);
  return wrong === undefined ? ok(entries) : err(wrong);
}

function malformed(message: string): Result<never, ReadError> {
  return err({ code: "malformed", message });
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): Result<{ readonly entry: ZipEntry; readonly next: number }, ReadError> {
  if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return malformed("a broken directory entry");
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return malformed("a broken directory entry");
  const rawName = bytes.slice(at + 46, at + 46 + nameLength);
  const named = checkName(rawName);
  if (!named.ok) return named;
  const name = named.value;
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const wrong = checkEntry(name, { flags, method, packedSize, size });
  if (wrong !== undefined) return err(wrong);
  const from = dataStart(view, view.getUint32(at + 42, true));
  if (from === undefined || from + packedSize > bytes.length) {
    return err({ code: "malformed", message: "an entry lies outside the file", at: name });
  }
  const entry: ZipEntry = {
    ...{ name, rawName, flags, method: method === 0 ? 0 : 8, packedSize, size },
    dosTime: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    externalAttributes: view.getUint32(at + 38, true),
    data: bytes.subarray(from, from + packedSize),
  };
  return ok({ entry, next });
}

/** Where the packed bytes begin, from the header in front of them. */
function dataStart(view: DataView, at: number): number | undefined {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) return undefined;
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

/** A path that stays inside the container: relative, with forward slashes, without `..`, drives or controls. */
function checkName(raw: Uint8Array): Result<string, ReadError> {
  if (raw.length === 0 || raw.length > ZIP_LIMITS.nameLength) return malformed("an entry without a sensible name");
  const name = utf8Text(raw) ?? String.fromCharCode(...raw);
  const isInside = !/^[/\\]|^[A-Za-z]:|\\|\p{Cc}/u.test(name) && !name.split("/").includes("..");
  const at = name.replace(/\p{C}/gu, "?");
  return isInside ? ok(name) : err({ code: "unsafe-path", message: "an entry's path leads outside the container", at });
}

function checkEntry(
  at: string,
  entry: { readonly flags: number; readonly method: number; readonly packedSize: number; readonly size: number },
): ReadError | undefined {
  const { flags, method, packedSize, size } = entry;
  if ((flags & 0x2041) !== 0) return { code: "encrypted", message: "the container is protected by a password", at };
  if (method !== 0 && method !== 8) return { code: "malformed", message: `compression method ${method}`, at };
  if (packedSize === 0xffffffff || size === 0xffffffff) return { code: "malformed", message: "zip64 entry", at };
  if (method === 0 && packedSize !== size) return { code: "malformed", message: "two sizes of a stored entry", at };
  const isBomb = size > ZIP_LIMITS.entrySize || (size > 1_000_000 && size > packedSize * ZIP_LIMITS.ratio);
  return isBomb ? { code: "compression-bomb", message: `${packedSize} bytes unpack to ${size}`, at } : undefined;
}

function checkTogether(entries: readonly ZipEntry[]): ReadError | undefined {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > ZIP_LIMITS.totalSize) return { code: "compression-bomb", message: `unpacks to ${total} bytes` };
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name)) return { code: "malformed", message: "two entries with one name", at: name };
    names.add(name);
  }
  const byPlace = entries.toSorted((a, b) => a.data.byteOffset - b.data.byteOffset);
  let reached = 0;
  for (const { data, name } of byPlace) {
    if (data.length > 0 && data.byteOffset < reached) {
      return { code: "compression-bomb", message: "entries share their bytes", at: name };
    }
    reached = Math.max(reached, data.byteOffset + data.length);
  }
  return undefined;
}

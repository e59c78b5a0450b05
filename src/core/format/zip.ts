import { deflateSync, Inflate } from "fflate";

import { err, ok, type Result } from "../result.ts";
import { crc32 } from "./crc32.ts";
import type { ReadError } from "./document.ts";
import { utf8 } from "./text-codec.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** How many packed bytes are unpacked before the growth is looked at again. */
const STEP_BYTES = 4096;

/** An entry's bytes. Stops as soon as more comes out than the directory promised; checks length and checksum. */
export function unpack(entry: ZipEntry): Result<Uint8Array, ReadError> {
  const at = entry.name;
  if (entry.method === 0) {
    return crc32(entry.data) === entry.crc ? ok(entry.data) : err({ code: "malformed", message: "wrong checksum", at });
  }
  const bytes = new Uint8Array(entry.size);
  let used = 0;
  const inflate = new Inflate((chunk) => {
    if (used + chunk.length <= bytes.length) bytes.set(chunk, used);
    used += chunk.length;
  });
  try {
    for (let from = 0; from < entry.data.length && used <= entry.size; from += STEP_BYTES) {
      const to = Math.min(from + STEP_BYTES, entry.data.length);
      inflate.push(entry.data.subarray(from, to), to === entry.data.length);
    }
  } catch (thrown) {
    return err({ code: "malformed", message: `broken compression: ${String(thrown).slice(0, 80)}`, at });
  }
  if (used > entry.size) return err({ code: "compression-bomb", message: "unpacks to more than it says", at });
  if (used < entry.size || crc32(bytes) !== entry.crc) return err({ code: "malformed", message: "wrong checksum", at });
  return ok(bytes);
}

/** An entry to be written: one of a read container as it is, or new bytes under a name. */
export type NewEntry = ZipEntry | { readonly name: string; readonly bytes: Uint8Array; readonly like?: ZipEntry };

/** 1980-01-01, the first day a zip can name. */
const NO_TIME = 0x0021_0000;

function packed(entry: NewEntry): ZipEntry {
  if ("data" in entry) return entry;
  const { name, bytes, like } = entry;
  const data = deflateSync(bytes, { level: 6 });
  return {
    ...{ name, data, crc: crc32(bytes), packedSize: data.length, size: bytes.length, method: 8 },
    rawName: like?.rawName ?? utf8(name),
    flags: like === undefined ? 0x0800 : like.flags & 0x0800,
    dosTime: like?.dosTime ?? NO_TIME,
    externalAttributes: like?.externalAttributes ?? 0,
  };
}

/** A zip container with the entries in this order; entries of a read container keep their packed bytes. */
export function writeZip(entries: readonly NewEntry[]): Uint8Array {
  const all = entries.map(packed);
  const heads = all.map((entry) => header(entry));
  const bodySize = all.reduce((sum, entry, at) => sum + (heads[at]?.length ?? 0) + entry.data.length, 0);
  const directorySize = all.reduce((sum, entry) => sum + 46 + entry.rawName.length, 0);
  const zip = new Uint8Array(bodySize + directorySize + 22);
  const view = new DataView(zip.buffer);
  let at = 0;
  let directory = bodySize;
  all.forEach((entry, index) => {
    const offset = at;
    const head = heads[index] ?? new Uint8Array(0);
    zip.set(head, at);
    zip.set(entry.data, at + head.length);
    at += head.length + entry.data.length;
    view.setUint32(directory, 0x02014b50, true);
    view.setUint16(directory + 4, 20, true);
    zip.set(head.subarray(4, 28), directory + 6);
    view.setUint32(directory + 38, entry.externalAttributes, true);
    view.setUint32(directory + 42, offset, true);
    zip.set(entry.rawName, directory + 46);
    directory += 46 + entry.rawName.length;
  });
  view.setUint32(directory, 0x06054b50, true);
  view.setUint16(directory + 8, all.length, true);
  view.setUint16(directory + 10, all.length, true);
  view.setUint32(directory + 12, directorySize, true);
  view.setUint32(directory + 16, bodySize, true);
  return zip;
}

function header(entry: ZipEntry): Uint8Array {
  const head = new Uint8Array(30 + entry.rawName.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, 20, true);
  // Without bit 3: the sizes stand here, in front of the data.
  view.setUint16(6, entry.flags & ~0x0008, true);
  view.setUint16(8, entry.method, true);
  view.setUint32(10, entry.dosTime, true);
  view.setUint32(14, entry.crc, true);
  view.setUint32(18, entry.packedSize, true);
  view.setUint32(22, entry.size, true);
  view.setUint16(26, entry.rawName.length, true);
  head.set(entry.rawName, 30);
  return head;
}

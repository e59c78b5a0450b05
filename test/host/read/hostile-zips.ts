import { crc32 } from "../../../src/core/format/crc32.ts";
import { deflateSync } from "fflate";

/** One entry of a container with whatever lies its headers shall tell. */
export interface Lie {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  /** Where the directory says the entry begins; by default where it does. */
  readonly offset?: number;
  /** The directory says that this entry is where the one before it is. */
  readonly sharesPrevious?: boolean;
}

/** A zip container written by hand, so that every field can be wrong. */
export function lyingZip(
  entries: readonly Lie[],
  end: { readonly count?: number; readonly disk?: number } = {},
): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  let previous = 0;
  for (const entry of entries) {
    const bytes = entry.bytes ?? new Uint8Array(0);
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateSync(bytes, { level: 9 }) : bytes;
    const name = new TextEncoder().encode(entry.name);
    const head = new DataView(new ArrayBuffer(30));
    head.setUint32(0, 0x04034b50, true);
    head.setUint16(6, entry.flags ?? 0, true);
    head.setUint16(8, method, true);
    head.setUint32(14, entry.crc ?? crc32(bytes), true);
    head.setUint32(18, entry.packedSize ?? data.length, true);
    head.setUint32(22, entry.size ?? bytes.length, true);
    head.setUint16(26, name.length, true);
    parts.push(new Uint8Array(head.buffer), name, data);
    const central = new DataView(new ArrayBuffer(46));
    central.setUint32(0, 0x02014b50, true);
    new Uint8Array(central.buffer).set(new Uint8Array(head.buffer).subarray(4, 28), 6);
    const offset = entry.sharesPrevious === true ? previous : (entry.offset ?? at);
    central.setUint32(42, offset, true);
    previous = offset;
    directory.push(new Uint8Array(central.buffer), name);
    at += 30 + name.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const tail = new DataView(new ArrayBuffer(22));
  tail.setUint32(0, 0x06054b50, true);
  tail.setUint16(4, end.disk ?? 0, true);
  tail.setUint16(8, end.count ?? entries.length, true);
  tail.setUint16(10, end.count ?? entries.length, true);
  tail.setUint32(12, size, true);
  tail.setUint32(16, at, true);
  return joined([...parts, ...directory, new Uint8Array(tail.buffer)]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

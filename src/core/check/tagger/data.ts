/** The statistical tagger's data as stored in `resources/model/`. */
export interface TaggerData {
  readonly model: Uint8Array;
}

/** What the container's head says: where each part lies and the numbers that go with the parts. */
export interface ModelHead {
  readonly version: 1;
  readonly parts: Readonly<Record<string, readonly [from: number, bytes: number]>>;
  /** Tokens the language model's counts were taken from. */
  readonly tokens: number;
  /** Stored weights times `linearScale` plus `linearBias` are log-odds; trees start at `treeBias`. */
  readonly linearBias: number;
  readonly linearScale: number;
  readonly treeBias: number;
  /** Features of a token, the linear model's scores included. */
  readonly width: number;
}

const HEAD_BYTES = 4;

/** Takes a container apart: four bytes of length, a JSON head, parts aligned to four bytes. */
export function openContainer(bytes: Uint8Array): {
  readonly head: ModelHead;
  readonly part: (name: string) => ArrayBuffer;
} {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  let text = "";
  for (const code of bytes.subarray(HEAD_BYTES, HEAD_BYTES + length)) text += String.fromCharCode(code);
  // Written by our own training script; a test opens the shipped file.
  const head = JSON.parse(text) as ModelHead;
  const start = aligned(HEAD_BYTES + length);
  return {
    head,
    part: (name) => {
      const [from, size] = head.parts[name] ?? [0, 0];
      // A copy: typed arrays need their own alignment, and the bytes may come from a shared pool.
      return bytes.slice(start + from, start + from + size).buffer;
    },
  };
}

/** Puts parts and head into one container; `head` without its places. */
export function packContainer(
  head: Omit<ModelHead, "parts" | "version">,
  parts: Readonly<Record<string, Uint8Array>>,
): Uint8Array {
  const places: Record<string, readonly [number, number]> = {};
  let size = 0;
  for (const [name, bytes] of Object.entries(parts)) {
    places[name] = [size, bytes.length];
    size = aligned(size + bytes.length);
  }
  const text = Uint8Array.from(JSON.stringify({ version: 1, ...head, parts: places }), (sign) => sign.charCodeAt(0));
  const start = aligned(HEAD_BYTES + text.length);
  const packed = new Uint8Array(start + size);
  new DataView(packed.buffer).setUint32(0, text.length, true);
  packed.set(text, HEAD_BYTES);
  for (const [name, bytes] of Object.entries(parts)) packed.set(bytes, start + (places[name]?.[0] ?? 0));
  return packed;
}

const aligned = (size: number): number => Math.ceil(size / 4) * 4;

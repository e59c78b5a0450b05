interface Decoder {
  decode(bytes: Uint8Array): string;
}
interface Encoder {
  encode(text: string): Uint8Array;
}

/** The two pure globals of the WHATWG Encoding Standard that Node and every browser have; nothing else of either is used. */
const platform = globalThis as unknown as {
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => Decoder;
  readonly TextEncoder: new () => Encoder;
};

/** Decodes with a WHATWG label; throws on an unknown label, and on bytes that the encoding does not allow. Keeps a BOM. */
export function decodeStrictly(bytes: Uint8Array, label: string): string {
  return new platform.TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Decodes with a WHATWG label, putting U+FFFD where the bytes mean nothing. Keeps a BOM. */
export function decodeLoosely(bytes: Uint8Array, label: string): string {
  return new platform.TextDecoder(label, { fatal: false, ignoreBOM: true }).decode(bytes);
}

/** UTF-8 bytes of a text; unpaired surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  return new platform.TextEncoder().encode(text);
}

/** The text of UTF-8 bytes without a BOM, or `undefined` when they are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    const text = decodeStrictly(bytes, "utf-8");
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}

/** True when the platform knows the label. */
export function isKnownEncoding(label: string): boolean {
  try {
    decodeLoosely(new Uint8Array(0), label);
    return true;
  } catch {
    return false;
  }
}

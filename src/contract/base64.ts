import { z } from "zod";

/** Bytes of a base64 text that its schema has checked; throws on anything else. */
export function fromBase64(text: string): Uint8Array {
  return z.util.base64ToUint8Array(text);
}

/** Base64 with padding, as every transport can carry it. */
export function toBase64(bytes: Uint8Array): string {
  return z.util.uint8ArrayToBase64(bytes);
}

import { err, type Result } from "../result.ts";
import { type Decoded, decode } from "./decode.ts";
import type { ReadError } from "./document.ts";

/** Text of an XML file: by its BOM, else by the encoding its declaration names, else strict UTF-8. */
export function decodeXml(bytes: Uint8Array, label?: string): Result<Decoded, ReadError> {
  const declared = label ?? declaredEncoding(bytes);
  const decoded = decode(bytes, declared);
  if (!decoded.ok || !decoded.value.guessed) return decoded;
  return err({ code: "bad-encoding", message: "not UTF-8, and no other encoding is declared" });
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  // A BOM decides, and so do the zero bytes of UTF-16.
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return undefined;
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const named = /^<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/u.exec(head)?.[1]?.toLowerCase();
  // Bytes that begin like ASCII cannot be UTF-16, whatever they say.
  return named?.startsWith("utf-16") === true ? "utf-8" : named;
}

import { detect } from "jschardet";

import type { LineEnd } from "../review/article.ts";
import { err, ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";
import { decodeLoosely, decodeStrictly, isKnownEncoding, utf8Text } from "./text-codec.ts";

/** A text file's bytes as text. */
export interface Decoded {
  /** Without its BOM. */
  readonly text: string;
  /** WHATWG label, lower case. */
  readonly encoding: string;
  readonly bom: boolean;
  /** True when neither a BOM, nor strict UTF-8, nor the caller said so. */
  readonly guessed: boolean;
  readonly eol: LineEnd;
}

/**
 * Text of a file: the label the editor chose, else a BOM, else UTF-16 by its zero bytes, else strict UTF-8, else a
 * guess. With a label, bytes that it cannot hold are `bad-encoding`; a BOM that agrees with the label is taken off.
 */
export function decode(bytes: Uint8Array, label?: string): Result<Decoded, ReadError> {
  if (bytes.length === 0) return err({ code: "empty", message: "the file has no bytes" });
  const bom = bomOf(bytes);
  if (label !== undefined && label !== "") return decodeAs(bytes, label.toLowerCase(), bom);
  if (bom === "utf-32") return err({ code: "bad-encoding", message: "UTF-32 is not supported" });
  if (bom !== undefined) return decodeAs(bytes, bom, bom);
  const wide = utf16ByZeros(bytes);
  if (wide !== undefined) return decodeAs(bytes, wide, undefined);
  const text = utf8Text(bytes);
  if (text !== undefined) return ok({ text, encoding: "utf-8", bom: false, guessed: false, eol: lineEndOf(text) });
  return ok(guess(bytes));
}

/** Which line ends a text uses; other separators (U+0085, U+2028) are text. */
export function lineEndOf(text: string): LineEnd {
  const kinds = new Set<LineEnd>();
  for (const [end] of text.matchAll(/\r\n|\r|\n/gu)) kinds.add(end === "\r\n" ? "crlf" : end === "\r" ? "cr" : "lf");
  if (kinds.size === 0) return "none";
  return kinds.size === 1 ? ([...kinds][0] ?? "none") : "mixed";
}

type Bom = "utf-8" | "utf-16le" | "utf-16be" | "utf-32";

function bomOf(bytes: Uint8Array): Bom | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? "utf-32" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? "utf-32" : undefined;
}

function decodeAs(bytes: Uint8Array, label: string, bom: Bom | undefined): Result<Decoded, ReadError> {
  const encoding = label === "utf-16" ? (bom === "utf-16be" ? "utf-16be" : "utf-16le") : label;
  if (!isKnownEncoding(encoding))
    return err({ code: "bad-encoding", message: `unknown encoding ${label.slice(0, 40)}` });
  try {
    const text = decodeStrictly(bytes, encoding);
    const hasBom = text.startsWith("\uFEFF");
    const bare = hasBom ? text.slice(1) : text;
    return ok({ text: bare, encoding, bom: hasBom, guessed: false, eol: lineEndOf(bare) });
  } catch {
    const at = firstBadLine(bytes, encoding);
    return err({
      code: "bad-encoding",
      message: `bytes that are not ${encoding}`,
      ...(at === undefined ? {} : { at }),
    });
  }
}

function firstBadLine(bytes: Uint8Array, encoding: string): string | undefined {
  const text = decodeLoosely(bytes, encoding);
  const bad = text.indexOf("\uFFFD");
  return bad < 0 ? undefined : `line ${text.slice(0, bad).split(/\r\n|\r|\n/u).length}`;
}

/** Latin text in UTF-16 has a zero in every second byte; no text in a byte encoding has any. */
function utf16ByZeros(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = Math.min(bytes.length, 4096) & ~1;
  if (sample < 4 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < sample; i += 1) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = sample / 2;
  if (odd > pairs * 0.3 && even < pairs * 0.02) return "utf-16le";
  if (even > pairs * 0.3 && odd < pairs * 0.02) return "utf-16be";
  return undefined;
}

/** How much of a long file the detector looks at: enough to be sure, little enough to be quick. */
const SAMPLE_BYTES = 64 * 1024;

/** Names of the detector that WHATWG writes differently. */
const RENAMED: Readonly<Record<string, string>> = {
  "utf-16": "utf-16le",
  "utf-16-le": "utf-16le",
  "utf-16-be": "utf-16be",
  "mac-roman": "macintosh",
  macroman: "macintosh",
  "mac-cyrillic": "x-mac-cyrillic",
  maccyrillic: "x-mac-cyrillic",
  cp949: "euc-kr",
  uhc: "euc-kr",
  johab: "euc-kr",
  cp932: "shift_jis",
  shift_jis_2004: "shift_jis",
  "shift-jis-2004": "shift_jis",
  "euc-jis-2004": "euc-jp",
  "big5-hkscs": "big5",
  big5hkscs: "big5",
  cp950: "big5",
  gb2312: "gbk",
  "tis-620": "windows-874",
  cp866: "ibm866",
  "iso-8859-1": "windows-1252",
};

function guess(bytes: Uint8Array): Decoded {
  const found = detect(bytes.subarray(0, SAMPLE_BYTES)).encoding?.toLowerCase() ?? "windows-1252";
  const named = RENAMED[found] ?? found;
  for (const encoding of [named, "windows-1252"]) {
    if (!isKnownEncoding(encoding)) continue;
    const decoded = decodeAs(bytes, encoding, undefined);
    if (decoded.ok) return { ...decoded.value, guessed: true };
  }
  const encoding = isKnownEncoding(named) ? named : "windows-1252";
  const text = decodeLoosely(bytes, encoding);
  return { text, encoding, bom: false, guessed: true, eol: lineEndOf(text) };
}

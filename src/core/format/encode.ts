import { err, ok, type Result } from "../result.ts";
import { decodeLoosely, utf8 } from "./text-codec.ts";

/** A character that the target encoding has no bytes for. */
export interface EncodeError {
  readonly code: "unencodable";
  /** The character itself. */
  readonly char: string;
  /** Its offset in the text, in UTF-16 units. */
  readonly at: number;
}

/** Bytes of a text: the inverse of `decode`. A BOM is written only for UTF-8 and UTF-16. */
export function encode(text: string, encoding: string, bom: boolean): Result<Uint8Array, EncodeError> {
  const label = encoding.toLowerCase();
  const marked = bom ? `\uFEFF${text}` : text;
  if (label === "utf-8" || label === "utf8") return ok(utf8(marked));
  if (label === "utf-16le" || label === "utf-16") return ok(utf16(marked, 0));
  if (label === "utf-16be") return ok(utf16(marked, 1));
  return legacy(text, label);
}

function utf16(text: string, highByte: 0 | 1): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    bytes[i * 2 + 1 - highByte] = unit >> 8;
    bytes[i * 2 + highByte] = unit & 0xff;
  }
  return bytes;
}

function legacy(text: string, label: string): Result<Uint8Array, EncodeError> {
  const table = tableOf(label);
  const bytes = new Uint8Array(text.length * 4);
  let used = 0;
  let at = 0;
  for (const char of text) {
    const code = table.get(char);
    if (code === undefined) return err({ code: "unencodable", char, at });
    for (const byte of code) bytes[used++] = byte;
    at += char.length;
  }
  return ok(bytes.slice(0, used));
}

type Table = ReadonlyMap<string, readonly number[]>;

const tables = new Map<string, Table>();

/** The platform can only decode legacy encodings, so the way back is made by decoding every code there is. */
function tableOf(label: string): Table {
  const known = tables.get(label);
  if (known !== undefined) return known;
  const table = new Map<string, readonly number[]>();
  // The platform reads ASCII as its superset windows-1252; what is written must be ASCII for every reader.
  const singles = label === "us-ascii" || label === "ascii" ? 128 : 256;
  for (let byte = 0; byte < singles; byte += 1) learn(table, label, [byte]);
  if (MULTIBYTE.has(label)) {
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x30; trail <= 0xfe; trail += 1) learn(table, label, [lead, trail]);
    }
  }
  if (label === "euc-jp") {
    for (let row = 0xa1; row <= 0xfe; row += 1) {
      for (let cell = 0xa1; cell <= 0xfe; cell += 1) learn(table, label, [0x8f, row, cell]);
    }
  }
  tables.set(label, table);
  return table;
}

const MULTIBYTE = new Set(["gbk", "gb18030", "gb2312", "big5", "euc-kr", "shift_jis", "euc-jp"]);

function learn(table: Map<string, readonly number[]>, label: string, code: readonly number[]): void {
  const char = decodeLoosely(Uint8Array.from(code), label);
  const isOneCharacter = char.length === 1 || (char.length === 2 && (char.codePointAt(0) ?? 0) > 0xffff);
  if (isOneCharacter && char !== "\uFFFD" && !table.has(char)) table.set(char, code);
}

import fc from "fast-check";
import { expect, test } from "vitest";

import { decode } from "../../../src/core/format/decode.ts";
import { encode } from "../../../src/core/format/encode.ts";
import { must } from "./review-of.ts";

const bytes = (...parts: (number | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [part])));

test.each([
  ["utf-8 without BOM", bytes("naïve"), "naïve", "utf-8", false],
  ["utf-8 with BOM", bytes(0xef, 0xbb, 0xbf, "a"), "a", "utf-8", true],
  ["utf-16le with BOM", bytes(0xff, 0xfe, 0x61, 0), "a", "utf-16le", true],
  ["utf-16be with BOM", bytes(0xfe, 0xff, 0, 0x61), "a", "utf-16be", true],
  ["utf-16le by its zeros", bytes(0x61, 0, 0x62, 0), "ab", "utf-16le", false],
  ["utf-16be by its zeros", bytes(0, 0x61, 0, 0x62), "ab", "utf-16be", false],
])("%s", (_, file, ...[text, encoding, bom]) => {
  expect(must(decode(file))).toMatchObject({ text, encoding, bom, guessed: false });
});

test("guesses a legacy encoding and says so", () => {
  const text = "“Čo sa stalo?” – spýtal sa môj starý otec, keď sme už dlho sedeli na lavičke pred domom.";
  const file = must(encode(text, "windows-1250", false));
  expect(must(decode(file))).toMatchObject({ text, encoding: "windows-1250", guessed: true });
});

test("the editor's choice wins over the guess", () => {
  expect(must(decode(bytes(0xe9), "windows-1251")).text).toBe("й");
  expect(must(decode(bytes(0xe9), "ISO-8859-1")).text).toBe("é");
});

test.each([
  ["unknown label", bytes("a"), "klingon"],
  ["not utf-8", bytes("a\nb", 0xff), "utf-8"],
  ["odd utf-16", bytes(0xff, 0xfe, 0x61), undefined],
])("refuses %s", (_, file, label) => {
  expect(decode(file, label)).toMatchObject({ ok: false, error: { code: "bad-encoding" } });
});

test("names the line of the first bad byte", () => {
  expect(decode(bytes("a\nb\nc", 0xff), "utf-8")).toMatchObject({ error: { at: "line 3" } });
});

test.each([
  ["a\nb\n", "lf"],
  ["a\r\nb", "crlf"],
  ["a\rb", "cr"],
  ["a\r\nb\n", "mixed"],
  ["a\u2028b", "none"],
])("%j ends lines with %s", (text, eol) => {
  expect(must(decode(bytes(text))).eol).toBe(eol);
});

test("encode gives the bytes back, for every encoding", () => {
  const single = ["windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255"];
  const more = [
    "windows-1256",
    "windows-1257",
    "iso-8859-2",
    "iso-8859-5",
    "koi8-r",
    "macintosh",
    "ibm866",
    "windows-874",
  ];
  for (const label of [...single, ...more]) {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const decoded = decode(all, label);
    if (!decoded.ok) continue;
    expect(must(encode(decoded.value.text, label, false)), label).toEqual(all);
  }
});

test.each([
  ["gbk", "中文新闻，编辑。"],
  ["gb18030", "中文€"],
  ["big5", "中文新聞"],
  ["shift_jis", "日本語ｶﾅ"],
  ["euc-jp", "日本語丂"],
  ["euc-kr", "한국어 뉴스"],
])("%s is written as it is read", (label, text) => {
  const file = must(encode(text, label, false));
  expect(must(decode(file, label)).text).toBe(text);
});

test("says which character does not fit", () => {
  expect(encode("a→b", "windows-1252", false)).toEqual({ ok: false, error: { code: "unencodable", char: "→", at: 1 } });
});

test("any bytes decode to a text or a refusal; unicode round trips exactly", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (file) => {
      const decoded = decode(file);
      expect(decoded.ok || decoded.error.code === "bad-encoding").toBe(true);
      if (!decoded.ok || decoded.value.guessed) return;
      expect(must(encode(decoded.value.text, decoded.value.encoding, decoded.value.bom))).toEqual(file);
    }),
    { seed: 20261123, numRuns: 300 },
  );
});

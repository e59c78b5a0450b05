import { err, ok, type Result } from "../result.ts";
import type { ReadDocument, ReadError } from "./document.ts";
import { encodeWithReferences } from "./html-writer.ts";
import { joinBlockTexts } from "./joined.ts";
import { escapeMarkup } from "./markup.ts";
import { applySplices, type Splice } from "./splice.ts";
import { spreadText } from "./spread.ts";
import type { BilingualFile, BilingualUnit, Wanted } from "./bilingual-unit.ts";
import { tmxUnits } from "./tmx.ts";
import type { WriteError } from "./write-error.ts";
import type { Written } from "./written.ts";
import { decodeXml } from "./xml-decode.ts";
import { parseXml, type XmlElement } from "./xml.ts";
import { xliffUnits } from "./xliff.ts";
import { attr } from "./xml-query.ts";

interface Opened extends BilingualFile {
  readonly xml: string;
  readonly root: XmlElement;
  readonly bom: boolean;
  readonly encoding: string;
  readonly eol: ReadDocument["eol"];
}

/** TMX files of the time name its DTD, which is never fetched; nothing else may declare a document type. */
const TMX_DOCTYPE =
  /^\s*tmx\s+(?:PUBLIC\s+(?:"[^"]*"|'[^']*')\s+|SYSTEM\s+)(?:"[^"]*tmx\d+\.dtd"|'[^']*tmx\d+\.dtd')\s*$/u;

function open(bytes: Uint8Array, format: "xliff" | "tmx", wanted: Wanted): Result<Opened, ReadError> {
  const decoded = decodeXml(bytes, wanted.encoding);
  if (!decoded.ok) return decoded;
  const { text, bom, encoding, eol } = decoded.value;
  const root = parseXml(text, "", (doctype) => format === "tmx" && TMX_DOCTYPE.test(doctype));
  if (!root.ok) return root;
  const file = unitsOf(root.value, text, format, wanted);
  return file.ok ? ok({ ...file.value, root: root.value, xml: text, bom, encoding, eol }) : file;
}

function unitsOf(
  root: XmlElement,
  xml: string,
  format: "xliff" | "tmx",
  wanted: Wanted,
): Result<BilingualFile, ReadError> {
  if (root.local !== format) {
    return err({ code: "malformed", message: `the first element is ${root.local.slice(0, 40)}, not ${format}` });
  }
  return format === "tmx" ? tmxUnits(root, wanted) : xliffUnits(root, xml);
}

/** XLIFF or TMX: each sentence pair is a block with its source. */
export function readBilingual(
  bytes: Uint8Array,
  format: "xliff" | "tmx",
  wanted: Wanted,
): Result<ReadDocument, ReadError> {
  const opened = open(bytes, format, wanted);
  if (!opened.ok) return opened;
  const { units, version, sourceLang, targetLang, title, encoding, bom, eol } = opened.value;
  if (units.length === 0) return err({ code: "no-text", message: "no translation unit with text" });
  const parts = units.map(({ kind, source, state, pieces }) => ({
    ...{ kind, source, text: pieces.map((piece) => piece.text).join("") },
    ...(state === undefined ? {} : { state }),
  }));
  return ok({
    ...{ format, encoding, bom, eol, ...joinBlockTexts(parts) },
    ...(version === undefined ? {} : { version }),
    ...(sourceLang === undefined ? {} : { sourceLang }),
    ...(targetLang === undefined ? {} : { targetLang }),
    ...(title === undefined ? {} : { title }),
  });
}

/** The opened file with new target texts; codes inside them, notes and everything else stay as they were. */
export function writeBilingual(
  original: Uint8Array,
  document: Written,
  texts: readonly string[],
): Result<Uint8Array, WriteError> {
  const format = document.format === "tmx" ? "tmx" : "xliff";
  const { sourceLang, targetLang } = document;
  const opened = open(original, format, {
    ...(sourceLang === undefined ? {} : { sourceLang }),
    ...(targetLang === undefined ? {} : { targetLang }),
  });
  if (!opened.ok) return err({ code: "original-mismatch", message: opened.error.message });
  const { units, xml, root, encoding, bom } = opened.value;
  const old = units.map((unit) => unit.pieces.map((piece) => piece.text).join(""));
  const isSame =
    units.length === document.blocks.length &&
    document.blocks.every((block, at) => old[at] === document.text.slice(block.from, block.to));
  if (!isSame) return err({ code: "original-mismatch", message: "the file's units are not those of the review" });
  const changed = units.map((_, at) => (texts[at] ?? "") !== old[at]);
  const groups = new Set(
    units.flatMap((unit, at) => (changed[at] === true && unit.pieces.length === 0 ? [unit.empty.group] : [])),
  );
  const splices = units.flatMap((unit, at): readonly Splice[] => {
    if (unit.pieces.length > 0) return changed[at] === true ? pieceSplices(unit, texts[at] ?? "") : [];
    if (!groups.has(unit.empty.group)) return [];
    const { from, to, before, after } = unit.empty;
    return [{ from, to, text: before + escapeMarkup(texts[at] ?? "") + after }];
  });
  return ok(
    encodeWithReferences(
      applySplices(xml, groups.size === 0 ? splices : [...splices, ...newLanguage(root, targetLang)]),
      encoding,
      bom,
    ),
  );
}

/** XLIFF 2 wants the language named as soon as there is a target. */
function newLanguage(root: XmlElement, language: string | undefined): readonly Splice[] {
  if (attr(root, "srcLang") === undefined || attr(root, "trgLang") !== undefined) return [];
  const at = root.from + 1 + root.name.length;
  return [{ from: at, to: at, text: ` trgLang="${escapeMarkup(language ?? "en")}"` }];
}

function pieceSplices(unit: BilingualUnit, text: string): readonly Splice[] {
  const before = unit.pieces.map((piece) => piece.text);
  const after = spreadText(before, text);
  return unit.pieces.flatMap((piece, at) => {
    const part = after[at] ?? "";
    return part === piece.text ? [] : [{ from: piece.from, to: piece.to, text: escapeMarkup(part) }];
  });
}

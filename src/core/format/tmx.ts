import { err, ok, type Result } from "../result.ts";
import { type BilingualFile, type BilingualUnit, piecesOf, type Wanted } from "./bilingual-unit.ts";
import type { ReadError } from "./document.ts";
import type { XmlElement } from "./xml.ts";
import { attr, child, elements } from "./xml-query.ts";

/** Elements whose content is code of the original file, not text. What a tool could not tell (`ut`) is shown. */
const CODES: ReadonlySet<string> = new Set(["bpt", "ept", "ph", "it"]);

/**
 * Sentence pairs of a translation memory. The source is the memory's own source language unless the editor chose
 * another; the target is the chosen one, else the language that most units have besides.
 */
export function tmxUnits(root: XmlElement, wanted: Wanted): Result<BilingualFile, ReadError> {
  const header = child(root, "header");
  const body = child(root, "body");
  if (body === undefined) return err({ code: "malformed", message: "a TMX file needs a body" });
  const all = elements(body, "tu").map((tu) => ({ tu, texts: elements(tu, "tuv") }));
  const named = attr(header ?? root, "srclang");
  const first = all[0]?.texts[0];
  const fallback = first === undefined ? undefined : langOf(first);
  const source = wanted.sourceLang ?? (named === undefined || named === "*all*" ? fallback : named);
  const target =
    wanted.targetLang ??
    commonest(
      all.map(({ texts }) => texts),
      source,
    );
  const units = all.flatMap(({ tu, texts }, group) => unitOf(tu, texts, { source, target, group }));
  const version = attr(root, "version");
  return ok({
    units,
    ...(version === undefined ? {} : { version }),
    ...(source === undefined ? {} : { sourceLang: source }),
    ...(target === undefined ? {} : { targetLang: target }),
  });
}

function langOf(tuv: XmlElement): string {
  return tuv.attributes.get("xml:lang") ?? tuv.attributes.get("lang") ?? "";
}

/** The language most units have, besides the source; the first met of equals. */
function commonest(units: readonly (readonly XmlElement[])[], source: string | undefined): string | undefined {
  const counts = new Map<string, { readonly name: string; count: number }>();
  for (const tuv of units.flat()) {
    const lang = langOf(tuv);
    if (isSameLang(lang, source)) continue;
    const entry = counts.get(lang.toLowerCase()) ?? { name: lang, count: 0 };
    entry.count += 1;
    counts.set(lang.toLowerCase(), entry);
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.name;
}

function isSameLang(a: string, b: string | undefined): boolean {
  return b !== undefined && a.toLowerCase() === b.toLowerCase();
}

function unitOf(
  tu: XmlElement,
  texts: readonly XmlElement[],
  want: { readonly source: string | undefined; readonly target: string | undefined; readonly group: number },
): readonly BilingualUnit[] {
  const target = texts.find((tuv) => isSameLang(langOf(tuv), want.target));
  const source = texts.find((tuv) => isSameLang(langOf(tuv), want.source)) ?? texts.find((tuv) => tuv !== target);
  const sourceText = source === undefined ? "" : textOf(source);
  const segment = target === undefined ? undefined : child(target, "seg");
  const pieces = segment === undefined ? [] : piecesOf(segment, CODES);
  if (sourceText.trim() === "" && pieces.every((piece) => piece.text.trim() === "")) return [];
  const last = texts.at(-1) ?? tu;
  const before = `<tuv xml:lang="${(want.target ?? "").replace(/["&<]/gu, "")}"><seg>`;
  const fresh = { from: last.to, to: last.to, before, after: "</seg></tuv>", group: want.group };
  const inside = segment === undefined ? fresh : insideOf(segment, want.group);
  return [{ kind: "paragraph", source: sourceText, pieces, empty: inside }];
}

function insideOf(segment: XmlElement, group: number): BilingualUnit["empty"] {
  const isSelfClosing = segment.openTo === segment.to;
  if (!isSelfClosing) return { from: segment.openTo, to: segment.openTo, before: "", after: "", group };
  return { from: segment.from, to: segment.to, before: `<${segment.name}>`, after: `</${segment.name}>`, group };
}

function textOf(tuv: XmlElement): string {
  const segment = child(tuv, "seg");
  if (segment === undefined) return "";
  return piecesOf(segment, CODES)
    .map((piece) => piece.text)
    .join("");
}

import { err, ok, type Result } from "../result.ts";
import { type BilingualFile, type BilingualUnit, emptyInside, piecesOf } from "./bilingual-unit.ts";
import type { ReadError } from "./document.ts";
import type { XmlElement } from "./xml.ts";
import { attr, child, descendants, elements } from "./xml-query.ts";
import { xliff2Problem } from "./xliff2-rules.ts";

/** XLIFF 2 keeps native codes away from text, so nothing has to be left out. */
const NO_CODES: ReadonlySet<string> = new Set();

/** Units of XLIFF 2.0, 2.1 and 2.2: one a segment. A file that breaks the standard's rules is refused with the place. */
export function xliff2Units(root: XmlElement, xml: string): Result<BilingualFile, ReadError> {
  const problem = xliff2Problem(root);
  if (problem !== undefined) {
    const line = xml.slice(0, problem.element.from).split(/\r\n|\r|\n/u).length;
    return err({ code: "malformed", message: problem.message, at: `line ${line}` });
  }
  const units: BilingualUnit[] = [];
  for (const element of descendants(root)) {
    if (element.local !== "unit") continue;
    const kind = isTranslatable(element) ? "paragraph" : "code";
    for (const segment of elements(element, "segment")) {
      const unit = unitOf(segment, xml, units.length);
      if (unit !== undefined) units.push({ ...unit, kind });
    }
  }
  const version = attr(root, "version");
  const sourceLang = attr(root, "srcLang");
  const targetLang = attr(root, "trgLang");
  return ok({
    units,
    ...(version === undefined ? {} : { version }),
    ...(sourceLang === undefined ? {} : { sourceLang }),
    ...(targetLang === undefined ? {} : { targetLang }),
  });
}

function isTranslatable(unit: XmlElement): boolean {
  for (let at: XmlElement | undefined = unit; at !== undefined; at = at.parent) {
    const translate = at.attributes.get("translate");
    if (translate !== undefined) return translate !== "no";
  }
  return true;
}

function unitOf(segment: XmlElement, xml: string, group: number): Omit<BilingualUnit, "kind"> | undefined {
  const source = child(segment, "source");
  if (source === undefined) return undefined;
  const target = child(segment, "target");
  const text = piecesOf(source, NO_CODES)
    .map((piece) => piece.text)
    .join("");
  const pieces = target === undefined ? [] : piecesOf(target, NO_CODES);
  if (text.trim() === "" && pieces.every((piece) => piece.text.trim() === "")) return undefined;
  const state = attr(segment, "state");
  const prefix = source.name.slice(0, -source.local.length);
  const fresh = { from: source.to, to: source.to, before: `<${prefix}target>`, after: `</${prefix}target>`, group };
  const empty = target === undefined ? fresh : emptyInside(target, xml, group);
  return { source: text, pieces, empty, ...(state === undefined ? {} : { state }) };
}

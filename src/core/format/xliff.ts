import { ok, type Result } from "../result.ts";
import { type BilingualFile, type BilingualUnit, emptyInside, type EmptyPlace, piecesOf } from "./bilingual-unit.ts";
import type { ReadError } from "./document.ts";
import type { XmlElement } from "./xml.ts";
import { attr, child, descendants } from "./xml-query.ts";
import { xliff2Units } from "./xliff2.ts";

/** Elements whose content is code of the original file, not text. */
const CODES: ReadonlySet<string> = new Set(["bpt", "ept", "ph", "it", "x", "bx", "ex"]);

/** Units of XLIFF 1.x and 2.x, told apart by version or namespace. */
export function xliffUnits(root: XmlElement, xml: string): Result<BilingualFile, ReadError> {
  const version = attr(root, "version") ?? /:(\d\.\d)$/u.exec(root.uri)?.[1];
  if (version?.startsWith("2") === true) return xliff2Units(root, xml);
  const units: BilingualUnit[] = [];
  for (const element of descendants(root)) {
    if (element.local === "trans-unit") units.push(...unitsOf(element, xml, units.length));
  }
  const file = child(root, "file");
  const sourceLang = file === undefined ? undefined : attr(file, "source-language");
  const targetLang = file === undefined ? undefined : attr(file, "target-language");
  return ok({
    units,
    ...(version === undefined ? {} : { version }),
    ...(sourceLang === undefined ? {} : { sourceLang }),
    ...(targetLang === undefined ? {} : { targetLang }),
  });
}

/** A unit's segments, if its tool has cut it into sentences, else the unit as one. */
function unitsOf(unit: XmlElement, xml: string, group: number): readonly BilingualUnit[] {
  const source = child(unit, "source");
  if (source === undefined) return [];
  const segmented = child(unit, "seg-source");
  const target = child(unit, "target");
  const segments = segmented === undefined ? [] : segmentsOf(segmented);
  const own = target === undefined ? [] : segmentsOf(target);
  const known = new Set(own.map((segment) => attr(segment, "mid")));
  const isSplit = segments.length > 0 && (own.length > 0 || target === undefined || isBlank(target));
  if (!isSplit) {
    const empty =
      target === undefined ? newTarget(source, segmented ?? source, group) : emptyInside(target, xml, group);
    return unitOf(unit, { source, target, empty });
  }
  // A segment without words gets no target, so it must be neither the first nor the last of the new ones.
  const worded = segments.filter((segment) => known.has(attr(segment, "mid")) || textIn(segment).trim() !== "");
  return worded.flatMap((segment, at) => {
    const mid = attr(segment, "mid");
    const match = known.has(mid) ? own.find((candidate) => attr(candidate, "mid") === mid) : undefined;
    const place = { unit, source, segmented: segmented ?? source, target, at, count: worded.length, group };
    const empty = match === undefined ? newSegment(place, segment, xml) : emptyInside(match, xml, group + at);
    return unitOf(unit, { source: segment, target: match, empty });
  });
}

function segmentsOf(element: XmlElement): readonly XmlElement[] {
  return [...descendants(element)].filter((inner) => inner.local === "mrk" && attr(inner, "mtype") === "seg");
}

function isBlank(element: XmlElement): boolean {
  return piecesOf(element, CODES).every((piece) => piece.text.trim() === "");
}

function unitOf(
  unit: XmlElement,
  parts: { readonly source: XmlElement; readonly target: XmlElement | undefined; readonly empty: EmptyPlace },
): readonly BilingualUnit[] {
  const source = textIn(parts.source);
  const pieces = parts.target === undefined ? [] : piecesOf(parts.target, CODES);
  if (source.trim() === "" && pieces.every((piece) => piece.text.trim() === "")) return [];
  const target = child(unit, "target");
  const state = target === undefined ? undefined : attr(target, "state");
  const kind = attr(unit, "translate") === "no" ? "code" : "paragraph";
  return [{ kind, source, pieces, empty: parts.empty, ...(state === undefined ? {} : { state }) }];
}

function textIn(element: XmlElement): string {
  return piecesOf(element, CODES)
    .map((piece) => piece.text)
    .join("");
}

function newTarget(source: XmlElement, after: XmlElement, group: number): EmptyPlace {
  const prefix = source.name.slice(0, -source.local.length);
  return { from: after.to, to: after.to, before: `<${prefix}target>`, after: `</${prefix}target>`, group };
}

/** A segment that its unit's target does not have yet, or whose unit has no target. */
function newSegment(
  place: {
    readonly source: XmlElement;
    readonly segmented: XmlElement;
    readonly target: XmlElement | undefined;
    readonly at: number;
    readonly count: number;
    readonly group: number;
  },
  segment: XmlElement,
  xml: string,
): EmptyPlace {
  const { source, segmented, target, at, count, group } = place;
  const open = xml.slice(segment.from, segment.openTo).replace(/\s*\/>$/u, ">");
  const close = `</${segment.name}>`;
  if (target !== undefined) {
    const inside = emptyInside(target, xml, group);
    if (inside.before === "")
      return { ...inside, from: target.closeFrom, to: target.closeFrom, before: open, after: close };
    // A self-closing target is opened by the first of its new segments and closed by the last.
    const isFirst = at === 0;
    const isLast = at === count - 1;
    const from = isFirst ? inside.from : inside.to;
    const before = (isFirst ? inside.before : "") + open;
    return { ...inside, from, before, after: close + (isLast ? inside.after : "") };
  }
  const whole = newTarget(source, segmented, group);
  const before = (at === 0 ? whole.before : "") + open;
  return { ...whole, before, after: close + (at === count - 1 ? whole.after : "") };
}

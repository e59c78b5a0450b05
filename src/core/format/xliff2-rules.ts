import type { XmlElement } from "./xml.ts";
import { attr, child, descendants, elements } from "./xml-query.ts";

/** The first rule of the standard that a file breaks, and where. */
export interface Xliff2Problem {
  readonly element: XmlElement;
  readonly message: string;
}

type Check = (element: XmlElement) => string | undefined;

/**
 * Rules of XLIFF 2 whose breach would make text or its order doubtful: structure, identifiers, states, target order,
 * language, and codes that open and close. https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
 */
export function xliff2Problem(root: XmlElement): Xliff2Problem | undefined {
  const core = root.uri;
  for (const element of descendants(root)) {
    if (element.uri !== core) continue;
    const message = CHECKS[element.local]?.(element) ?? checkValues(element);
    if (message !== undefined) return { element, message };
  }
  return undefined;
}

const CHECKS: Readonly<Record<string, Check>> = {
  xliff: (root) => {
    if (attr(root, "srcLang") === undefined) return "xliff needs srcLang";
    return child(root, "file") === undefined ? "xliff needs a file" : repeated(elements(root, "file"));
  },
  file: (file) => {
    if (attr(file, "id") === undefined) return "file needs an id";
    const units = [...descendants(file)].filter((element) => element.local === "unit" || element.local === "group");
    if (units.length === 0) return "file needs a unit or a group";
    return (
      repeated(units.filter((unit) => unit.local === "unit")) ??
      repeated(units.filter((unit) => unit.local === "group"))
    );
  },
  group: (group) => (attr(group, "id") === undefined ? "group needs an id" : undefined),
  unit: checkUnit,
  segment: (segment) => checkParts(segment),
  ignorable: (ignorable) => checkParts(ignorable),
  source: (source) => checkLanguage(source, "srcLang"),
  target: (target) => checkLanguage(target, "trgLang"),
};

function repeated(siblings: readonly XmlElement[]): string | undefined {
  const seen = new Set<string>();
  for (const sibling of siblings) {
    const id = attr(sibling, "id");
    if (id === undefined) continue;
    if (seen.has(id)) return `two elements ${sibling.local} with the id ${id.slice(0, 40)}`;
    seen.add(id);
  }
  return undefined;
}

function checkParts(part: XmlElement): string | undefined {
  if (elements(part, "source").length !== 1) return `${part.local} needs one source`;
  if (elements(part, "target").length > 1) return `${part.local} has two targets`;
  const state = attr(part, "state");
  if (state !== undefined && !STATES.has(state)) return `state cannot be ${state.slice(0, 40)}`;
  const subState = attr(part, "subState");
  if (subState !== undefined && !/^[^:]+:./u.test(subState)) return "subState needs a prefix";
  return subState !== undefined && state === undefined ? "subState needs a state" : undefined;
}

const STATES: ReadonlySet<string> = new Set(["initial", "translated", "reviewed", "final"]);

function checkLanguage(element: XmlElement, name: "srcLang" | "trgLang"): string | undefined {
  const parent = element.parent?.local;
  if (parent !== "segment" && parent !== "ignorable") return undefined;
  let root = element;
  while (root.parent !== undefined) root = root.parent;
  const wanted = attr(root, name);
  const own = element.attributes.get("xml:lang");
  return own !== undefined && wanted !== undefined && own.toLowerCase() !== wanted.toLowerCase()
    ? `xml:lang is not ${name}`
    : undefined;
}

function checkUnit(unit: XmlElement): string | undefined {
  if (attr(unit, "id") === undefined) return "unit needs an id";
  const parts = elements(unit, "segment", "ignorable");
  if (!parts.some((part) => part.local === "segment")) return "unit needs a segment";
  return repeated(parts) ?? checkOrder(parts) ?? checkCodes(unit, parts, "source") ?? checkCodes(unit, parts, "target");
}

function checkOrder(parts: readonly XmlElement[]): string | undefined {
  const seen = new Set<number>();
  for (const part of parts) {
    const written = attr(child(part, "target") ?? part, "order");
    if (written === undefined) continue;
    const order = Number(written);
    if (!Number.isInteger(order) || order < 1 || order > parts.length)
      return `order ${written.slice(0, 20)} is out of range`;
    if (seen.has(order)) return `order ${order} comes twice`;
    seen.add(order);
  }
  return undefined;
}

const CODE_NAMES: ReadonlySet<string> = new Set(["ph", "pc", "sc", "ec", "mrk", "sm", "em"]);

/** Codes of one side of a unit: known ids, none twice, ends after their starts, data that exists. */
function checkCodes(unit: XmlElement, parts: readonly XmlElement[], side: "source" | "target"): string | undefined {
  const data = new Set(elements(child(unit, "originalData") ?? unit, "data").map((item) => attr(item, "id")));
  const ids = new Set<string>();
  const open = new Set<string>();
  for (const part of parts) {
    const text = child(part, side);
    if (text === undefined) continue;
    for (const code of descendants(text)) {
      if (code.uri !== unit.uri || !CODE_NAMES.has(code.local)) continue;
      const problem = checkCode(code, { ids, open, data });
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

function checkCode(
  code: XmlElement,
  known: { readonly ids: Set<string>; readonly open: Set<string>; readonly data: ReadonlySet<string | undefined> },
): string | undefined {
  const id = attr(code, "id");
  const startRef = attr(code, "startRef");
  for (const name of ["dataRef", "dataRefStart", "dataRefEnd"]) {
    const reference = attr(code, name);
    if (reference !== undefined && !known.data.has(reference)) return `${name} names no data`;
  }
  if (code.local === "ec" || code.local === "em") {
    const isAlone = code.local === "ec" && attr(code, "isolated") === "yes";
    if (isAlone) return id === undefined ? "an isolated ec needs an id" : undefined;
    if (startRef === undefined) return `${code.local} needs startRef`;
    if (!known.open.delete(`${code.local === "ec" ? "sc" : "sm"} ${startRef}`))
      return `${code.local} comes before its start`;
    return undefined;
  }
  if (id === undefined) return `${code.local} needs an id`;
  if (known.ids.has(id)) return `two codes with the id ${id.slice(0, 40)}`;
  known.ids.add(id);
  if (code.local === "sc" || code.local === "sm") known.open.add(`${code.local} ${id}`);
  return undefined;
}

const YES_NO: ReadonlySet<string> = new Set(["yes", "no"]);
const DIRECTIONS: ReadonlySet<string> = new Set(["ltr", "rtl", "auto"]);

const VALUES: Readonly<Record<string, ReadonlySet<string>>> = {
  translate: YES_NO,
  canResegment: YES_NO,
  canCopy: YES_NO,
  canDelete: YES_NO,
  canOverlap: YES_NO,
  isolated: YES_NO,
  canReorder: new Set(["yes", "no", "firstNo"]),
  srcDir: DIRECTIONS,
  trgDir: DIRECTIONS,
  dir: DIRECTIONS,
  appliesTo: new Set(["source", "target"]),
};

function checkValues(element: XmlElement): string | undefined {
  for (const [name, value] of element.attributes) {
    const allowed = VALUES[name];
    if (allowed !== undefined && !allowed.has(value)) return `${name} cannot be ${value.slice(0, 40)}`;
  }
  return undefined;
}

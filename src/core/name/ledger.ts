import type { Span } from "../text/span.ts";
import type { Lexicon } from "../check/lexicon.ts";
import { checkTokens } from "../check/token.ts";
import { nameRuns } from "./extract.ts";
import type { NameRun } from "./extract.ts";
import { foldName, nameKey } from "./key.ts";

/** Where a variant stands: offsets are in the named segment's text. */
export interface NamePlace {
  readonly segment: string;
  readonly span: Span;
}

/** One spelling of a name with all its places, in order. */
export interface NameVariant {
  readonly text: string;
  readonly count: number;
  readonly places: readonly NamePlace[];
}

/** One person, place or body as the article names it. */
export interface NameEntry {
  /** The spelling the article uses most, or the one the editor confirmed. */
  readonly canonical: string;
  /** Most used first. */
  readonly variants: readonly NameVariant[];
  readonly count: number;
  /** Confirmed by the editor, listed in the resources, or common in edited English. */
  readonly known: boolean;
}

/** All names of one article, most used first. */
export type NameLedger = readonly NameEntry[];

interface Named {
  readonly id: string;
  readonly text: string;
}

interface Group {
  readonly forms: Map<string, NamePlace[]>;
}

/**
 * Collects the names of an article and clusters their spellings: case and "al-", hyphens and apostrophes, one letter
 * apart in long words no dictionary knows. O(words + unknown names²); an article has few of the latter.
 */
export function buildLedger(segments: readonly Named[], lexicon: Lexicon, knownNames: readonly string[]): NameLedger {
  const groups = new Map<string, Group>();
  const confirmed = new Map(knownNames.map((name) => [nameKey(name, lexicon), name]));
  for (const segment of segments) {
    for (const run of nameRuns(checkTokens(segment.text), lexicon)) addRun(groups, segment.id, run, lexicon);
  }
  return mergeClose(groups, lexicon)
    .map((group) => toEntry(group, lexicon, confirmed))
    .toSorted((a, b) => b.count - a.count || (a.canonical < b.canonical ? -1 : 1));
}

function addRun(groups: Map<string, Group>, segment: string, run: NameRun, lexicon: Lexicon): void {
  const key = nameKey(run.text, lexicon);
  if (key === "") return;
  const group = groups.get(key) ?? { forms: new Map<string, NamePlace[]>() };
  groups.set(key, group);
  const places = group.forms.get(run.text) ?? [];
  group.forms.set(run.text, places);
  places.push({ segment, span: { from: run.from, to: run.to } });
}

/** Names shorter than this are not compared letter by letter: "Iran" and "Iraq" are two. */
const MIN_CLOSE_LENGTH = 6;

function mergeClose(groups: Map<string, Group>, lexicon: Lexicon): readonly Group[] {
  const kept: { key: string; group: Group }[] = [];
  for (const [key, group] of groups) {
    const close = kept.find((other) => isClose(key, other.key, lexicon));
    if (close === undefined) {
      kept.push({ key, group: { forms: new Map(group.forms) } });
      continue;
    }
    for (const [form, places] of group.forms) {
      close.group.forms.set(form, [...(close.group.forms.get(form) ?? []), ...places]);
    }
  }
  return kept.map(({ group }) => group);
}

function isClose(a: string, b: string, lexicon: Lexicon): boolean {
  if (Math.min(a.length, b.length) < MIN_CLOSE_LENGTH || a[0] !== b[0] || a.includes(" ") || b.includes(" ")) {
    return false;
  }
  if (lexicon.count(a) > 0 || lexicon.count(b) > 0) return false;
  // A plural, a demonym or a longer word built on the name is another word, not another spelling.
  if (a.startsWith(b) || b.startsWith(a)) return false;
  return isOneEditApart(a, b);
}

/** One letter changed, added or dropped, or two neighbours swapped. O(length). */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

function toEntry(group: Group, lexicon: Lexicon, confirmed: ReadonlyMap<string, string>): NameEntry {
  const variants = [...group.forms]
    .map(([text, places]) => ({ text, count: places.length, places }))
    .toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  const first = variants[0]?.text ?? "";
  const own = variants.map(({ text }) => confirmed.get(nameKey(text, lexicon))).find((name) => name !== undefined);
  return {
    canonical: own ?? first,
    variants,
    count: variants.reduce((sum, variant) => sum + variant.count, 0),
    known: own !== undefined || variants.some(({ text }) => isKnown(text, lexicon)),
  };
}

/** Uses in edited English from which on a word is taken to be spelled right. */
const COMMON = 3;

function isKnown(text: string, lexicon: Lexicon): boolean {
  if (lexicon.isKnownName(text)) return true;
  return text.split(" ").every((word) => {
    const folded = foldName(word);
    return folded.length < 3 || lexicon.isKnownName(word) || lexicon.count(folded) >= COMMON;
  });
}

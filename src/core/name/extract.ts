import type { Span } from "../text/span.ts";
import type { Lexicon } from "../check/lexicon.ts";
import type { Token } from "../check/token.ts";
import { ownsStop } from "./final-stop.ts";
import { withoutPossessive } from "./key.ts";

/** A run of words that reads as one name; offsets are in the text the tokens came from. */
export interface NameRun extends Span {
  /** As written, without a possessive ending and without a title before it. */
  readonly text: string;
  /** First word of a sentence: its capital says nothing. */
  readonly initial: boolean;
}

const CAPITAL = /^\p{Lu}/u;
const ARTICLED = /^(?:al|el)[-–]\p{Lu}/u;
const PARTICLES = new Set([
  "bin",
  "ibn",
  "abu",
  "de",
  "la",
  "van",
  "von",
  "der",
  "den",
  "du",
  "di",
  "da",
  "del",
  "ben",
  "ul",
]);
const OPENERS = new Set([".", "!", "?", ":", "…", '"', "“", "‘", "'", "(", "[", "—", "–", "-", "•"]);
const TITLES = new Set(
  (
    "mr mrs ms dr prof sir lord lady president minister prime secretary general chairman chairwoman director professor " +
    "senator governor mayor king queen prince princess pope ayatollah sheikh imam colonel captain lieutenant judge " +
    "reporter ambassador vice deputy chief comrade leader coach"
  ).split(" "),
);
/** Capitalised by rule, or now and then for emphasis, not because they name someone. */
const NOT_NAMES = new Set(
  (
    "i i'm i've i'd i'll i’m i’ve i’d i’ll monday tuesday wednesday thursday friday saturday sunday january february march april " +
    "may june july august september october november december mr mrs ms dr am pm ok he she it we you they him her his its " +
    "their our my your this that these those there here who what when where why how which the a an and but or if not no yes " +
    "so as at by for from in into of on to with day days week month year years news today yesterday tomorrow part chapter"
  ).split(" "),
);

function isNameWord(token: Token): boolean {
  return token.kind === "word" && (CAPITAL.test(token.text) || ARTICLED.test(token.text));
}

function isInitial(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || OPENERS.has(before.text);
}

/** A capital at the start of a sentence counts only for words that edited English does not use in lower case. */
function startsName(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token === undefined || !isNameWord(token) || NOT_NAMES.has(token.lower)) return false;
  return !isInitial(tokens, at) || isOftenCapital(token, lexicon);
}

function isOftenCapital(token: Token, lexicon: Lexicon): boolean {
  const bare = withoutPossessive(token.lower);
  return lexicon.count(bare) === 0 || lexicon.capitalShare(bare) > 0.6;
}

/** Uses from which on edited English says whether a word is a name. */
const WELL_ATTESTED = 40;

/** A lone common noun with a capital ("the Government", "the Day") names nothing that could be misspelled. */
function isCommonWord(token: Token, lexicon: Lexicon): boolean {
  const bare = withoutPossessive(token.lower);
  const isAcronym = token.text === token.text.toUpperCase();
  return (
    !isAcronym &&
    !lexicon.isKnownName(withoutPossessive(token.text)) &&
    lexicon.count(bare) >= WELL_ATTESTED &&
    lexicon.capitalShare(bare) < 0.1
  );
}

/** "W." in "George W. Bush", but not "B." in "It was plan B. Officials left": only a name goes on after the point. */
function isLetterStop(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [letter, stop, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (letter === undefined || stop?.text !== "." || stop.spaced || letter.to - letter.from !== 1) return false;
  return next !== undefined && next.spaced && startsName(tokens, at + 1, lexicon);
}

function runEnd(tokens: readonly Token[], start: number, lexicon: Lexicon): number {
  let end = start + 1;
  while (end < tokens.length) {
    const token = tokens[end];
    const last = tokens[end - 1];
    if (isLetterStop(tokens, end, lexicon)) {
      end += 2;
      continue;
    }
    if (token === undefined || last === undefined || !token.spaced || last.text !== withoutPossessive(last.text)) break;
    const next = tokens[end + 1];
    if (isNameWord(token) && !NOT_NAMES.has(token.lower)) end += 1;
    else if (PARTICLES.has(token.lower) && next !== undefined && isNameWord(next)) end += 2;
    else break;
  }
  return end;
}

const DEMONYM =
  /^(?:iraqi|israeli|pakistani|saudi|kuwaiti|emirati|omani|yemeni|bahraini|qatari|afghan|greek|thai|french|dutch|swiss|american|mexican|german|.{3,}(?:ian|ese|ish))$/u;
/** Given names in the shape of a nationality. */
const GIVEN =
  /^(?:christian|cristian|adrian|brian|julian|fabian|vivian|damian|florian|sebastian|dorian|lillian|gillian|marian)$/u;

/** "Brazilian" before a person is no part of the name; in "Russian Federation" it is. */
function isDemonymBefore(token: Token, next: Token, lexicon: Lexicon): boolean {
  if (!DEMONYM.test(token.lower) || GIVEN.test(token.lower) || lexicon.capitalShare(token.lower) < 0.9) return false;
  return lexicon.count(next.lower) === 0 || (lexicon.capitalShare(next.lower) > 0.6 && !DEMONYM.test(next.lower));
}

/** Past the titles at the start of the run or within it ("Florida Governor Ron …"), and past a nationality. */
function startOfName(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): number {
  let first = from;
  for (let at = from; at < to - 1; at += 1) if (TITLES.has(tokens[at]?.lower ?? "")) first = at + 1;
  const [token, next] = [tokens[first], tokens[first + 1]];
  const isPerson = token !== undefined && next !== undefined && first < to - 1 && isDemonymBefore(token, next, lexicon);
  return isPerson ? first + 1 : first;
}

function hasOwnStop(tokens: readonly Token[], end: number): boolean {
  const after = tokens[end];
  return after?.text === "." && !after.spaced && ownsStop(tokens[end - 1]?.text ?? "");
}

/** All runs of capitalised words that read as names, titles cut off. O(tokens). */
export function nameRuns(tokens: readonly Token[], lexicon: Lexicon): readonly NameRun[] {
  const runs: NameRun[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (!startsName(tokens, at, lexicon)) {
      at += 1;
      continue;
    }
    const end = runEnd(tokens, at, lexicon);
    const first = startOfName(tokens, at, end, lexicon);
    const from = tokens[first];
    const last = tokens[end - 1];
    const isLone = first === end - 1 && from !== undefined && isCommonWord(from, lexicon);
    if (from !== undefined && last !== undefined && !TITLES.has(from.lower) && !isLone) {
      const words = tokens.slice(first, end).map(({ text, spaced }) => (spaced ? ` ${text}` : text));
      const stop = hasOwnStop(tokens, end) ? "." : "";
      runs.push({
        from: from.from,
        to: last.from + withoutPossessive(last.text).length + stop.length,
        text: withoutPossessive(words.join("").trimStart()) + stop,
        initial: isInitial(tokens, first),
      });
    }
    at = end;
  }
  return runs;
}

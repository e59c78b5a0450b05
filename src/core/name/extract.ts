import type { Span } from "../text/span.ts";
import type { Lexicon } from "../check/lexicon.ts";
import type { Token } from "../check/token.ts";
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
/** Capitalised by rule, not because they name someone. */
const NOT_NAMES = new Set(
  (
    "i i'm i've i'd i'll i’m i’ve i’d i’ll monday tuesday wednesday thursday friday saturday sunday january february march april " +
    "may june july august september october november december mr mrs ms dr am pm ok"
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
  if (!isInitial(tokens, at)) return true;
  const bare = withoutPossessive(token.lower);
  return lexicon.count(bare) === 0 || lexicon.capitalShare(bare) > 0.6;
}

function runEnd(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  while (end < tokens.length) {
    const token = tokens[end];
    const last = tokens[end - 1];
    if (token === undefined || last === undefined || !token.spaced || last.text !== withoutPossessive(last.text)) break;
    const next = tokens[end + 1];
    if (isNameWord(token) && !NOT_NAMES.has(token.lower)) end += 1;
    else if (PARTICLES.has(token.lower) && next !== undefined && isNameWord(next)) end += 2;
    else break;
  }
  return end;
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
    const end = runEnd(tokens, at);
    let first = at;
    while (first < end - 1 && TITLES.has(tokens[first]?.lower ?? "")) first += 1;
    const from = tokens[first];
    const last = tokens[end - 1];
    if (from !== undefined && last !== undefined && !TITLES.has(from.lower)) {
      const words = tokens.slice(first, end).map((token) => token.text);
      const text = withoutPossessive(words.join(" "));
      runs.push({
        from: from.from,
        to: last.from + withoutPossessive(last.text).length,
        text,
        initial: isInitial(tokens, first),
      });
    }
    at = end;
  }
  return runs;
}

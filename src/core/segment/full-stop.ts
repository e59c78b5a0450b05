import {
  BEFORE_NAMES,
  BEFORE_NUMBERS,
  CALENDAR,
  INTERNAL,
  NAME_PARTS,
  STATES,
  TIME_ZONES,
  TIMES_AND_DEGREES,
  TITLES,
} from "./abbreviations.ts";
import { SENTENCE_STARTERS } from "./starters.ts";

/** A single full stop and what stands around it. */
export interface Stop {
  readonly text: string;
  /** Where the present sentence began. */
  readonly from: number;
  readonly marksFrom: number;
  /** The word the stop is attached to. */
  readonly before: string;
  /** The next word, without opening marks. */
  readonly nextWord: string;
  /** The text from the next visible character on, a bounded stretch. */
  readonly ahead: string;
  readonly isEnglish: boolean;
}

const FIGURE = /^[#$€£¥]?\p{Nd}/u;
/** "Docket No. MC 2000-2": a code that holds figures is one. */
const CODE = /^[A-Z]{1,4}[-\s]?\p{Nd}/u;
const ROMAN = /^[IVXLC]+\b(?!\s\p{Ll})/u;
const ENUMERATOR = /^[([]?(?:\p{Nd}{1,3}(?:\.\p{Nd}{1,2})*|[a-z]|[ivx]{1,4})[)\]]?$/iu;
const BULLET = /^[•◦▪‣∙●■⁃*+–—-]?\s*$/u;
/** "6 a.m. Monday", "8 p.m. March 3": the time goes on. */
const DAY_OR_MONTH =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/u;
/** "At 5 a.m. Mr. Smith …": a time alone is no sentence. */
const TIME_ALONE = /^(?:at|by|around|about|until|before|after|from|since|on|in)\s+\S+(?:\s\S+)?$/iu;
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u;

/** Whether a full stop after a word ends the sentence, given that the next word has no small initial. */
export function endsAfterStop(stop: Stop): boolean {
  const { before, nextWord } = stop;
  const bare = before.replace(/^['‘’]+/u, "");
  const word = (/^\p{L}+[-/]/u.test(bare) ? (bare.split(/[-/]/u).at(-1) ?? bare) : bare).toLowerCase();
  const hasCapital = /^\p{Lu}/u.test(bare);
  // A label ("Image:", "Update:") opens a sentence as a function word does.
  const opensSentence = SENTENCE_STARTERS.has(nextWord.toLowerCase().replace(/['’.-].*$/u, "")) || isLabel(stop);
  if (INITIALS.test(bare) && !TIMES_AND_DEGREES.has(word) && !INTERNAL.has(word)) return opensSentence;
  if (/^\p{Lu}$/u.test(bare)) return opensSentence && !/^[A-Z]\.?$/u.test(nextWord);
  return !stop.isEnglish || endsAfterWord(stop, { word, hasCapital, opensSentence });
}

interface Word {
  readonly word: string;
  readonly hasCapital: boolean;
  readonly opensSentence: boolean;
}

function endsAfterWord(stop: Stop, { word, hasCapital, opensSentence }: Word): boolean {
  const isFigure = FIGURE.test(stop.ahead);
  if (INTERNAL.has(word)) return false;
  if (hasCapital && TITLES.has(word)) return false;
  if (BEFORE_NUMBERS.has(word) && (isFigure || (hasCapital && (ROMAN.test(stop.ahead) || CODE.test(stop.ahead)))))
    return false;
  if (hasCapital && CALENDAR.has(word) && isFigure) return false;
  if (TIMES_AND_DEGREES.has(word)) return endsAfterTime(stop);
  if ((hasCapital || word === "st") && NAME_PARTS.has(word)) return opensSentence;
  if (BEFORE_NAMES.has(word) || (hasCapital && STATES.has(word))) return opensSentence;
  return true;
}

function isLabel({ nextWord, ahead }: Stop): boolean {
  return ahead.startsWith(`${nextWord}:`);
}

/** "1.", "b.", "• 10." at the start of a sentence number what follows. */
export function isEnumerator({
  text,
  from,
  marksFrom,
  before,
}: Pick<Stop, "text" | "from" | "marksFrom" | "before">): boolean {
  if (marksFrom - from > before.length + 3) return false;
  return ENUMERATOR.test(before.replace(/^[•⁃]/u, "")) && BULLET.test(text.slice(from, marksFrom - before.length));
}

function endsAfterTime({ text, from, marksFrom, nextWord }: Stop): boolean {
  if (/^[A-Z]{2,4}$/u.test(nextWord) && TIME_ZONES.has(nextWord.toLowerCase())) return false;
  if (DAY_OR_MONTH.test(nextWord)) return false;
  return marksFrom - from > 30 || !TIME_ALONE.test(text.slice(from, marksFrom));
}

import {
  BEFORE_ANYTHING,
  BEFORE_NAMES,
  BEFORE_NUMBERS,
  CALENDAR,
  INTERNAL,
  NAMES_WITH_MARK,
  TITLES,
} from "./abbreviations.ts";
import { SENTENCE_STARTERS, SPEECH_VERBS } from "./starters.ts";

/** A place where a sentence may end. All offsets are UTF-16 code units in `text`. */
export interface Candidate {
  readonly text: string;
  /** Where the present sentence began. */
  readonly from: number;
  /** The terminal marks themselves. */
  readonly marksFrom: number;
  readonly marksTo: number;
  /** Behind the closing quotes and brackets. */
  readonly end: number;
  /** The first character that is not white space. */
  readonly next: number;
  /** The marks are those of a script without spaces. */
  readonly isWide: boolean;
}

/** How far a rule looks back or ahead; keeps the splitter linear in the length of the text. */
const REACH = 60;
const WORD_BEFORE = /[^\s"“”„«»()[\]{}<>—–]+$/u;
const NEXT_WORD = /^["'“”‘’„«‹([{¿¡*_#]*\s?([\p{L}\p{N}\p{M}'’.-]+)/u;
const OPENERS = /^["'“”‘’„«‹([{¿¡*_]+/u;

/** Whether the candidate ends its sentence. Rules from the surest to the weakest; the last word is "yes". */
export function isSentenceEnd(candidate: Candidate): boolean {
  const { text, marksFrom, marksTo, end, next } = candidate;
  const marks = text.slice(marksFrom, marksTo);
  const closers = text.slice(marksTo, end);
  const ahead = text.slice(next, next + REACH);
  if (candidate.isWide) return !/^と/u.test(ahead) || closers === "";
  const nextWord = NEXT_WORD.exec(ahead)?.[1] ?? "";
  if (isLower(nextWord) && !isCamel(nextWord)) return false;
  if (/^[,;:)\]}]/u.test(ahead)) return false;
  const before = WORD_BEFORE.exec(text.slice(Math.max(candidate.from, marksFrom - REACH), marksFrom))?.[0] ?? "";
  // Two stops standing free are a foreign comma or dash: "After the leaks .. the minister resigns".
  if (marks === ".." && /\s/u.test(text.charAt(marksFrom - 1))) return false;
  if (marks === ".") return closers === "" || closers.startsWith("'") ? endsAfterStop(before, nextWord, ahead) : true;
  if (closers !== "" && isAttribution(ahead)) return false;
  if (NAMES_WITH_MARK.has((before + marks).toLowerCase())) return SENTENCE_STARTERS.has(nextWord.toLowerCase());
  return true;
}

function endsAfterStop(before: string, nextWord: string, ahead: string): boolean {
  const word = before.replace(/^['‘’]+/u, "").toLowerCase();
  const isStarter = SENTENCE_STARTERS.has(nextWord.toLowerCase().replace(/['’.-].*$/u, ""));
  const isNumber = /^[#$€£]?\d/u.test(ahead);
  if (TITLES.has(word)) return false;
  if (INTERNAL.has(word)) return false;
  if (BEFORE_NUMBERS.has(word) && (isNumber || /^[IVXLC]+\b/u.test(nextWord))) return false;
  if (CALENDAR.has(word) && /^[A-Z]/u.test(before) && isNumber) return false;
  if (BEFORE_ANYTHING.has(word)) return !isNumber;
  if (BEFORE_NAMES.has(word)) return isStarter && !OPENERS.test(ahead);
  if (/^\p{L}$/u.test(before)) return /^[I]$/u.test(before) ? isStarter : isStarter && !/^[A-Z]\.?$/u.test(nextWord);
  if (/^(?:\p{L}\.)+\p{L}$/u.test(before)) return isStarter;
  if (/^\d{1,2}$/u.test(before)) return true;
  return true;
}

function isAttribution(ahead: string): boolean {
  const [first = "", second = "", third = "", fourth = ""] = ahead
    .split(/\s+/u)
    .map((word) => word.replace(/[,.]+$/u, "").toLowerCase());
  return [first, second, third, fourth].some((word) => SPEECH_VERBS.has(word)) && !OPENERS.test(ahead);
}

function isLower(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** "iPhone", "eBay": a small letter that may well open a sentence. */
function isCamel(word: string): boolean {
  return /^\p{Ll}\p{Lu}/u.test(word);
}

import { endsAfterStop, isEnumerator } from "./full-stop.ts";
import { NAMES_WITH_MARK } from "./abbreviations.ts";
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
  /** Whether English abbreviations and attributions are looked for. */
  readonly isEnglish: boolean;
}

/** How far a rule looks back or ahead; keeps the splitter linear in the length of the text. */
const REACH = 60;
const WORD_BEFORE = /[^\s"“”„«»()[\]{}<>—–]+$/u;
const NEXT_WORD = /^["'“”‘’„«‹([{¿¡*_#]*\s?([\p{L}\p{N}\p{M}'’.-]+)/u;
const WIDE = /^(?![.!?])\p{Sentence_Terminal}/u;
const OMISSION = /^[[(](?:\.{3}|…)[\])]/u;
const ADDRESS = /^(?:https?:\/\/|www\.|[\w.+-]+@[\w-]+\.)/u;
const PRONOUN = /^(?:he|she|they|we|i)$/u;
const DASHES = /^[-–—]+\s*/u;
/** What is left of the text when "- Name Surname" closes a quotation is short. */
const CREDIT = /^[-–—]\s?\p{Lu}[^.!?]{0,50}$/u;

/** Whether the candidate ends its sentence. Rules from the surest to the weakest; the last word is "yes". */
export function isSentenceEnd(candidate: Candidate): boolean {
  const { text, from, marksFrom, marksTo, end, next } = candidate;
  const marks = text.slice(marksFrom, marksTo);
  const closers = text.slice(marksTo, end);
  const ahead = text.slice(next, next + REACH);
  if (WIDE.test(marks)) return endsWide(text, candidate, closers);
  const opening = ahead.replace(DASHES, "");
  const nextWord = NEXT_WORD.exec(opening)?.[1] ?? "";
  if (next === end) return candidate.isEnglish && SENTENCE_STARTERS.has(nextWord.toLowerCase().replace(/['’].*$/u, ""));
  if (ADDRESS.test(ahead)) return true;
  if (OMISSION.test(ahead)) return false;
  const before = WORD_BEFORE.exec(text.slice(Math.max(from, marksFrom - REACH), marksFrom))?.[0] ?? "";
  const isPlainStop = marks === "." && /^(?:['’].*)?$/u.test(closers);
  const opensBracket = isPlainStop && /^[([]/u.test(ahead);
  if (
    /^\p{Ll}(?!\p{Lu})/u.test(nextWord) &&
    !(opensBracket && endsAfterStop({ ...candidate, before, nextWord, ahead }))
  )
    return false;
  if (/^[,;:)\]}]/u.test(ahead)) return false;
  if (marks === "." && /^[)\]]?$/u.test(closers) && isEnumerator({ text, from, marksFrom, before })) return false;
  if (isPlainStop) return endsAfterStop({ ...candidate, before, nextWord, ahead });
  if (isCitation(closers, ahead)) return false;
  if (closers !== "" && /[?!]/u.test(marks) && isAttribution(ahead)) return false;
  if (NAMES_WITH_MARK.has((before + marks).toLowerCase())) return SENTENCE_STARTERS.has(nextWord.toLowerCase());
  return !isSpacedEllipsis(text, marksFrom, marks);
}

function endsWide(text: string, { marksFrom, next, end }: Candidate, closers: string): boolean {
  const isDecimal = /\p{Nd}/u.test(text.charAt(marksFrom - 1)) && /\p{Nd}/u.test(text.charAt(next));
  if ((isDecimal && next === end) || /\p{Ll}/u.test(text.charAt(next))) return false;
  // Japanese 「…。」と and Chinese “…！”他说 go on with the sentence around the quotation.
  return !(closers !== "" && next === end && /^[と他她の]/u.test(text.slice(next, next + 1)));
}

/** "… stairways [...]" (Smith 55): what stands in brackets behind a quotation is its source. */
function isCitation(closers: string, ahead: string): boolean {
  if (!/["'”’»\]]/u.test(closers)) return false;
  return /^\([^)]{1,40}\)/u.test(ahead) || CREDIT.test(ahead);
}

/**
 * "Why?" Smith asked: the words after a quotation say whose it is. A pronoun with a capital does so only where nothing follows
 * its verb ("Why?" He asked.), as machine translation has it; "Why?" She wondered about that. is two sentences.
 */
function isAttribution(ahead: string): boolean {
  const words = ahead.split(/\s+/u, 4);
  const [first = "", ...more] = words.map((word) => word.replace(/[,.]+$/u, "").toLowerCase());
  if (PRONOUN.test(first)) return SPEECH_VERBS.has(more[0] ?? "") && /[,.]$/u.test(words[1] ?? "");
  return !SENTENCE_STARTERS.has(first) && more.some((word) => SPEECH_VERBS.has(word));
}

/** Three dots between spaces stand for words left out, inside a sentence as a rule; a fourth one is a full stop. */
function isSpacedEllipsis(text: string, marksFrom: number, marks: string): boolean {
  return /^(?:\.{2,3}|…|\.\s\.\s\.)$/u.test(marks) && /\s/u.test(text.charAt(marksFrom - 1));
}

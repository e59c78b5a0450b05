import type { Span } from "../text/span.ts";
import { flatListItems } from "./flat-lists.ts";
import { isSentenceEnd } from "./sentence-end.ts";
import { SENTENCE_STARTERS } from "./starters.ts";

export interface SentenceOptions {
  /** BCP 47 language of the text, English by default. Abbreviations are known for English alone; other rules follow the script. */
  readonly locale?: string;
}

// A run of closing marks belongs to the sentence it closes, and so does a reference number behind it ("… war.[12]").
// Machine translation parts wide brackets and marks from their sentence by spaces; they are no sentence of their own.
const CLOSERS = String.raw`(?:["'*_\p{Pe}\p{Pf}\u201d\u2019]|\s?\[\d{1,3}\]|\s{1,3}[」』】》〉）]|\s{1,3}[！？。]{1,4}(?=\s{0,3}[」』】》〉）]))*`;
// Marks of other scripts (。 ！ । ؟ ።) end sentences wherever they stand; full stop, question and exclamation mark need white
// space behind them, except where a capital follows a word directly: that may be a forgotten space.
const WIDE = String.raw`(?:(?![.!?])\p{Sentence_Terminal})`;
// Runs of marks are tried from their first mark only, so that a text of nothing but marks takes linear time.
const CANDIDATE = new RegExp(
  String.raw`${WIDE}+${CLOSERS}|(?<![\p{Sentence_Terminal}…‥])(?:\.(?:\s\.)+|[\p{Sentence_Terminal}…‥])+${CLOSERS}(?=\s|$)|(?<=[\p{Ll}\p{Nd}]{3})[.!?]+["”»)]?(?=\p{Lu}\p{Ll}*['’\s])`,
  "gu",
);
const MARKS = /^(?:\.(?:\s\.)+|[\p{Sentence_Terminal}…‥])+/u;
/** A note's number between two sentences: "… rights. 4 Even though …". */
const NOTE = /\s\d{1,3}(?=\s+(\p{Lu}\p{L}*)\s)/uy;
const WHITE = /\s/u;

/**
 * Sentences of one block, in order, without the white space around them; only white space lies between them. A block of white
 * space alone has none. English rules on Unicode's sentence terminals, so other scripts get sensible ends too.
 * O(length): each candidate looks at a bounded stretch around it.
 */
export function splitSentences(text: string, options: SentenceOptions = {}): readonly Span[] {
  const isEnglish = /^en\b/iu.test(options.locale ?? "en");
  const items = flatListItems(text);
  if (items.length === 0) return splitRun(text, isEnglish);
  return [0, ...items].flatMap((from, index) => {
    const run = text.slice(from, items[index] ?? text.length);
    return splitRun(run, isEnglish).map((sentence) => ({ from: from + sentence.from, to: from + sentence.to }));
  });
}

function splitRun(text: string, isEnglish: boolean): readonly Span[] {
  const sentences: Span[] = [];
  let from = skipWhite(text, 0);
  for (const match of text.matchAll(CANDIDATE)) {
    const end = withNote(text, match.index + match[0].length);
    const next = skipWhite(text, end);
    if (next >= text.length) break;
    const marks = MARKS.exec(match[0])?.[0] ?? "";
    const marksTo = match.index + marks.length;
    if (!isSentenceEnd({ text, from, marksFrom: match.index, marksTo, end, next, isEnglish })) continue;
    sentences.push({ from, to: end });
    from = next;
  }
  const to = trimEnd(text);
  if (from < to) sentences.push({ from, to });
  return sentences;
}

function withNote(text: string, end: number): number {
  NOTE.lastIndex = end;
  const note = NOTE.exec(text);
  return note !== null && SENTENCE_STARTERS.has((note[1] ?? "").toLowerCase()) ? end + note[0].length : end;
}

function skipWhite(text: string, from: number): number {
  let at = from;
  while (at < text.length && WHITE.test(text.charAt(at))) at += 1;
  return at;
}

function trimEnd(text: string): number {
  let at = text.length;
  while (at > 0 && WHITE.test(text.charAt(at - 1))) at -= 1;
  return at;
}

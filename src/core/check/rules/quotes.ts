import type { Finding, Rule, Scene, Stage } from "../rule.ts";

interface QuoteMark {
  readonly at: number;
  readonly text: string;
  readonly side: "open" | "close";
}

const DOUBLE = /["“”„«»]/gu;
const FOOT = /\d$/u;

function sideOf(text: string, at: number, mark: string): "open" | "close" {
  if (mark === "“" || mark === "„" || mark === "«") return "open";
  if (mark === "”" || mark === "»") return "close";
  const before = text[at - 1];
  const after = text[at + 1];
  if (before === undefined || /[\s([—–/]/u.test(before)) return "open";
  if (after === undefined || /[\s)\],.;:!?—–]/u.test(after)) return "close";
  return /[\p{L}\p{N}.,!?]/u.test(before) && !/\p{L}/u.test(after) ? "close" : "open";
}

/** The double quotation marks of a text with the side they are on. Inch marks are left out. */
export function quoteMarks(text: string): readonly QuoteMark[] {
  const marks: QuoteMark[] = [];
  for (const match of text.matchAll(DOUBLE)) {
    const at = match.index;
    if (match[0] === '"' && FOOT.test(text.slice(0, at)) && !text.slice(0, at).includes('"')) continue;
    marks.push({ at, text: match[0], side: sideOf(text, at, match[0]) });
  }
  return marks;
}

/** Openers without a closer, and the other way round. */
function unpaired(marks: readonly QuoteMark[]): readonly QuoteMark[] {
  const open: QuoteMark[] = [];
  const lost: QuoteMark[] = [];
  for (const mark of marks) {
    if (mark.side === "open") open.push(mark);
    else if (open.pop() === undefined) lost.push(mark);
  }
  return [...open, ...lost].toSorted((a, b) => a.at - b.at);
}

/** A quotation may run over several sentences of a block, or a block may leave it open for the next. */
function isPairedElsewhere(scene: Scene, stage: Stage, mark: QuoteMark): boolean {
  const step = mark.side === "open" ? 1 : -1;
  for (let at = scene.index + step, far = 0; far < QUOTE_REACH; at += step, far += 1) {
    const other = stage.scenes[at];
    if (other === undefined || isApart(scene, other)) return false;
    const left = unpaired(quoteMarks(other.text));
    if (left.length > 0) return left.at(step === 1 ? 0 : -1)?.side !== mark.side;
  }
  return false;
}

/** Quotations longer than this many sentences are taken for lost marks. */
const QUOTE_REACH = 12;

function isApart(a: Scene, b: Scene): boolean {
  if (a.segment.block !== undefined && b.segment.block !== undefined) return a.segment.block !== b.segment.block;
  return a.segment.kind !== b.segment.kind;
}

const withoutPartner = (scene: Scene, stage: Stage): readonly QuoteMark[] =>
  unpaired(quoteMarks(scene.text)).filter((mark) => !isPairedElsewhere(scene, stage, mark));

function findUnpaired(scene: Scene, stage: Stage): readonly Finding[] {
  return withoutPartner(scene, stage).map((mark) => {
    const message =
      mark.side === "open"
        ? "This quotation is never closed."
        : "This quotation mark closes a quotation that was never opened.";
    return { from: mark.at, to: mark.at + 1, message, suggestions: [] };
  });
}

/** A quotation mark without its partner. */
export const unpairedQuoteRule: Rule = {
  rule: "mechanics.quote-unpaired",
  family: "mechanics",
  title: "Unpaired quotation mark",
  message: "This quotation mark has no partner.",
  mqm: "linguistic/punctuation",
  severity: "warning",
  score: 0.5,
  find: findUnpaired,
};

const CURLY = { open: "“", close: "”" } as const;

/** Quotations with more words than this get a flag at each end instead of one over all. */
const SHORT_QUOTE = 12;

/** Neighbouring opener and closer as one, where the words between are few. */
function inPairs(text: string, marks: readonly QuoteMark[]): readonly (readonly QuoteMark[])[] {
  const groups: QuoteMark[][] = [];
  for (const mark of marks) {
    const open = groups.at(-1);
    const first = open?.[0];
    const fits =
      open?.length === 1 &&
      first?.side === "open" &&
      mark.side === "close" &&
      text.slice(first.at, mark.at).split(/\s+/u).length <= SHORT_QUOTE;
    if (fits) open.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

function findMixed(scene: Scene, stage: Stage): readonly Finding[] {
  if (stage.style.quotes === "none") return [];
  const straight = stage.style.quotes === "straight";
  // A mark without a partner has a worse fault than its shape, and one place gets one flag.
  const lost = new Set(withoutPartner(scene, stage).map((mark) => mark.at));
  const odd = quoteMarks(scene.text).filter((mark) => !lost.has(mark.at) && (mark.text === '"') !== straight);
  const message = `The article mostly uses ${straight ? "straight" : "curly"} quotation marks; this one is different.`;
  return inPairs(scene.text, odd).map((group) => {
    const from = group[0]?.at ?? 0;
    const to = (group.at(-1)?.at ?? from) + 1;
    const write = (mark: QuoteMark): string => (straight ? '"' : CURLY[mark.side]);
    const inner = scene.text.slice(from + 1, to - 1);
    return { from, to, message, suggestions: [group.map(write).join(inner)] };
  });
}

/** Quotation marks of the less used shape. */
export const mixedQuoteRule: Rule = {
  rule: "consistency.quotes-mixed",
  family: "consistency",
  title: "Mixed quotation marks",
  message: "The article uses two shapes of quotation marks.",
  mqm: "style/inconsistent",
  severity: "warning",
  score: 0.35,
  find: findMixed,
};

const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

function findBrackets(scene: Scene): readonly Finding[] {
  const open: { at: number; text: string }[] = [];
  const lost: number[] = [];
  for (const match of scene.text.matchAll(/[()[\]]/gu)) {
    const partner = PAIRS[match[0]];
    if (partner === undefined) open.push({ at: match.index, text: match[0] });
    else if (open.at(-1)?.text === partner) open.pop();
    else if (!isListMark(scene.text, match.index) && !isSmiley(scene.text, match.index)) lost.push(match.index);
  }
  return [...open.map((mark) => mark.at), ...lost].map((at) => ({ from: at, to: at + 1, suggestions: [] }));
}

const isSmiley = (text: string, at: number): boolean => /[:;]-?$/u.test(text.slice(0, at));

/** "1) first, 2) second", "a) …": a numbered list inside the sentence. */
function isListMark(text: string, at: number): boolean {
  return /(?:^|[\s;,])(?:\d{1,2}|\p{L}|[ivx]{1,4})$/u.test(text.slice(0, at));
}

/** A bracket without its partner in the same sentence. */
export const bracketRule: Rule = {
  rule: "mechanics.bracket-unpaired",
  family: "mechanics",
  title: "Unpaired bracket",
  message: "This bracket has no partner in the sentence.",
  mqm: "linguistic/punctuation",
  severity: "warning",
  score: 0.5,
  find: findBrackets,
};

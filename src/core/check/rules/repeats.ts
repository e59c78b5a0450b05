import type { Finding, Rule, Scene } from "../rule.ts";
import type { Token } from "../token.ts";

/** Doubled words that English allows. */
const DOUBLES = new Set([
  "had",
  "that",
  "is",
  "very",
  "so",
  "no",
  "ha",
  "bye",
  "really",
  "many",
  "long",
  "far",
  "again",
  "who",
  "do",
  "her",
  "more",
  "on",
  "in",
  "bla",
  "knock",
  "yada",
  "sing",
  "walla",
  "pago",
  "baden",
  "duran",
  "bora",
  "chow",
]);

function findDoubled({ text, tokens }: Scene): readonly Finding[] {
  const findings: Finding[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const before = tokens[at - 1];
    const token = tokens[at];
    if (before === undefined || token === undefined || token.kind !== "word" || before.lower !== token.lower) continue;
    if (
      DOUBLES.has(token.lower) ||
      (/^\p{Lu}/u.test(token.text) && /^\p{Lu}/u.test(before.text) && token.text.length > 3)
    )
      continue;
    findings.push({ from: before.from, to: token.to, suggestions: [text.slice(before.from, before.to)] });
  }
  return findings;
}

/** The same word twice in a row. */
export const doubledWordRule: Rule = {
  rule: "language.doubled-word",
  family: "language",
  title: "Doubled word",
  message: "The same word stands here twice in a row.",
  mqm: "linguistic/grammar",
  severity: "warning",
  score: 0.7,
  find: findDoubled,
};

const MIN_PHRASE = 3;
const MAX_PHRASE = 8;
const NEAR = 12;

function sameWords(tokens: readonly Token[], a: number, b: number): number {
  let length = 0;
  while (a + length < b && b + length < tokens.length && length < MAX_PHRASE) {
    const left = tokens[a + length];
    const right = tokens[b + length];
    if (left === undefined || right === undefined || left.lower !== right.lower || left.kind === "mark") break;
    length += 1;
  }
  return length;
}

function findPhrases({ text, tokens }: Scene): readonly Finding[] {
  const findings: Finding[] = [];
  for (let b = MIN_PHRASE; b < tokens.length; b += 1) {
    for (let a = Math.max(0, b - NEAR); a <= b - MIN_PHRASE; a += 1) {
      const length = sameWords(tokens, a, b);
      const first = tokens[b];
      const last = tokens[b + length - 1];
      if (length < MIN_PHRASE || first === undefined || last === undefined) continue;
      const adjacent = b - a === length;
      const phrase = text.slice(first.from, last.to);
      if (!adjacent && !/\p{Lu}/u.test(phrase)) continue;
      const start = tokens[b - 1];
      const suggestions = adjacent && start !== undefined ? [""] : [];
      const from = adjacent && start !== undefined ? start.to : first.from;
      findings.push({
        from,
        to: last.to,
        suggestions,
        message: `“${phrase}” has just been said in this sentence.`,
      });
      b += length;
      break;
    }
  }
  return findings;
}

/**
 * Three or more words said again within a dozen words: side by side, or with a name among them. Without a name a repetition
 * is as often a figure of speech.
 */
export const repeatedPhraseRule: Rule = {
  rule: "artefact.repeated-phrase",
  family: "artefact",
  title: "Repeated phrase",
  message: "The same words have just been said in this sentence.",
  mqm: "style/awkward",
  severity: "warning",
  score: 0.55,
  find: findPhrases,
};

function findListRepeat({ text, tokens }: Scene): readonly Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    const [a, link, b] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (a === undefined || b === undefined || a.kind !== "word" || a.lower !== b.lower || a.text.length < 3) continue;
    if (link?.text !== "," && link?.lower !== "and" && link?.lower !== "or") continue;
    if (DOUBLES.has(a.lower) || (link.lower === "and" && ADVERBS.test(a.lower))) continue;
    findings.push({ from: a.from, to: b.to, suggestions: [text.slice(a.from, a.to)] });
  }
  return findings;
}

/** "over and over", "again and again", "more and more", "years and years". */
const ADVERBS = /^(?:over|again|more|less|better|worse|through|round|around|on|up|down|.*er|.*s)$/u;

/** One item twice in a list: "support and support". */
export const listRepeatRule: Rule = {
  rule: "artefact.list-repeat",
  family: "artefact",
  title: "Repeated item",
  message: "The same word stands on both sides of the link: two source words may have become one English word.",
  mqm: "accuracy/mistranslation",
  severity: "warning",
  score: 0.6,
  find: findListRepeat,
};

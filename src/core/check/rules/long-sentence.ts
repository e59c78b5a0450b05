import type { Finding, Rule, Scene, Stage } from "../rule.ts";
import type { Token } from "../token.ts";

/** Sentences with more words than this are hard to take in; news style guides stop at 25 to 40. */
const MAX_WORDS = 40;
const LINKS = new Set([
  "and",
  "but",
  "while",
  "which",
  "who",
  "although",
  "because",
  "so",
  "where",
  "whereas",
  "as",
  "adding",
  "saying",
]);
const END = new Set([".", "!", "?"]);

/** Sentences inside a segment: a segment may be a paragraph. */
function sentences(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  tokens.forEach((token, at) => {
    found.at(-1)?.push(token);
    const next = tokens[at + 1];
    if (END.has(token.text) && next?.spaced === true && /^["“‘'(]|^\p{Lu}/u.test(next.text)) found.push([]);
  });
  return found;
}

/** The link nearest to the middle that follows a comma: the sentence may be cut before it. */
function splitPoint(words: readonly Token[]): Token | undefined {
  let best: Token | undefined;
  let distance = Infinity;
  words.forEach((token, at) => {
    const before = words[at - 1];
    if (before === undefined || (before.text !== "," && before.text !== ";") || !LINKS.has(token.lower)) return;
    const away = Math.abs(at - words.length / 2);
    if (away < distance) {
      distance = away;
      best = token;
    }
  });
  return best;
}

function find({ tokens }: Scene): readonly Finding[] {
  const findings: Finding[] = [];
  for (const sentence of sentences(tokens)) {
    const count = sentence.filter((token) => token.kind !== "mark").length;
    const first = sentence[0];
    if (count <= MAX_WORDS || first === undefined) continue;
    const split = splitPoint(sentence);
    const last = sentence.findLast((token) => token.kind !== "mark") ?? first;
    const place = split === undefined ? { from: last.from, to: last.to } : { from: split.from, to: split.to };
    const where = split === undefined ? "" : ` It could end here, before “${split.text}”.`;
    findings.push({ ...place, message: `This sentence has ${count} words.${where}`, suggestions: [] });
  }
  return findings;
}

/** A sentence of more than 40 words; the flag stands where it could be cut. */
export const longSentenceRule: Rule = {
  rule: "style.long-sentence",
  family: "style",
  title: "Very long sentence",
  message: "This sentence is too long to take in at once.",
  mqm: "style/awkward",
  severity: "warning",
  score: 0.35,
  find,
};

const INITIAL = /^(["“‘'(]*)And,? +(?=(\p{L}[\p{L}\p{M}’'-]*))/u;

/** Semitic languages and their neighbours, whose "and" often only opens the next sentence. */
const LINKING: ReadonlySet<string> = new Set(["ar", "he", "fa", "ps", "ur"]);

function findAnd({ text, segment }: Scene, { article }: Stage): readonly Finding[] {
  const match = INITIAL.exec(text);
  const source = article.sourceLang?.split("-")[0]?.toLowerCase();
  if (match === null || segment.kind === "headline" || (source !== undefined && !LINKING.has(source))) return [];
  const from = (match[1] ?? "").length;
  const next = match[2] ?? "";
  const to = match[0].length + next.length;
  return [{ from, to, suggestions: [next.charAt(0).toUpperCase() + next.slice(1)] }];
}

/**
 * "And" at the start of a sentence: Arabic, Hebrew and Persian link sentences this way, English news does not. Reviewers
 * of Chinese leave it (10 % of 29 marked), so an article with a known source has it only for these.
 */
export const initialAndRule: Rule = {
  rule: "style.initial-and",
  family: "style",
  title: "Begins with “And”",
  message: "The source language links sentences with “and”; an English sentence usually begins without it.",
  mqm: "style/unidiomatic",
  severity: "warning",
  score: 0.45,
  find: findAnd,
};

import type { Finding, Rule, Scene } from "../rule.ts";

const STRAY = /(?<=[^\s.])( *)\.\.(?!\.)( *)/gu;
const BEFORE_DOTS = /\.\.$/u;

function strayDots({ text, segment }: Scene): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(STRAY)) {
    const to = match.index + match[0].length;
    if (BEFORE_DOTS.test(text.slice(0, match.index))) continue;
    const atEnd = to === text.length;
    const headline = segment.kind === "headline" || segment.kind === "heading";
    const inner = headline ? [": ", " – "] : [". ", ", "];
    findings.push({ from: match.index, to, suggestions: atEnd ? ["."] : inner });
  }
  return findings;
}

/** Two full stops where one mark belongs: a habit of Arabic and Persian headlines that machines copy. */
export const strayDotsRule: Rule = {
  rule: "mechanics.stray-dots",
  family: "mechanics",
  title: "Stray dots",
  message: "Two dots are not a punctuation mark in English; headlines use a colon, a dash or a comma.",
  mqm: "linguistic/punctuation",
  severity: "warning",
  score: 0.75,
  find: strayDots,
};

/** Words that end in a full stop inside a sentence. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof rev gen col lt sgt capt gov sen rep st jr sr inc ltd co corp vs etc e.g i.e a.m p.m u.s u.k u.n no nos " +
    "vol pp p ed eds fig figs al ca cf approx est dept univ jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri " +
    "op cit ch sec tel ext min max avg bros hon messrs mt ft oz lb lbs km cm mm kg"
  ).split(" "),
);
const INNER_STOP = /(\p{L}[\p{L}.'’-]*)\.( +)(\p{Ll}[\p{L}'’-]*)/gu;

function innerStop({ text }: Scene): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(INNER_STOP)) {
    const [whole, before = "", , after = ""] = match;
    if (before.length === 1 || before.includes(".") || ABBREVIATIONS.has(before.toLowerCase())) continue;
    // Brand names and formulas begin in lower case; one capital further on gives them away.
    if (/\p{Lu}|\d/u.test(after)) continue;
    findings.push({ from: match.index, to: match.index + whole.length, suggestions: [`${before} ${after}`] });
  }
  return findings;
}

/** A full stop in the middle of a sentence. */
export const innerStopRule: Rule = {
  rule: "mechanics.inner-stop",
  family: "mechanics",
  title: "Full stop inside a sentence",
  message: "The sentence goes on in lower case after this full stop, so the stop seems misplaced.",
  mqm: "linguistic/punctuation",
  severity: "warning",
  score: 0.7,
  find: innerStop,
};

const LOWER_START = /^["“‘'(]*(\p{Ll}[\p{L}'’-]*)/u;

function splitStop(scene: Scene, before: Scene | undefined): readonly Finding[] {
  if (before === undefined || before.segment.kind !== "paragraph" || scene.segment.kind !== "paragraph") return [];
  const match = LOWER_START.exec(scene.text);
  const word = match?.[1];
  if (match === null || word === undefined || /\p{Lu}|\d/u.test(word)) return [];
  const from = match[0].length - word.length;
  return [{ from, to: match[0].length, suggestions: [(word[0] ?? "").toUpperCase() + word.slice(1)] }];
}

/** A sentence that begins in lower case. */
export const lowerStartRule: Rule = {
  rule: "mechanics.lower-start",
  family: "mechanics",
  title: "Small first letter",
  message: "The sentence begins with a small letter: the one before may have been cut off too early.",
  mqm: "linguistic/spelling",
  severity: "warning",
  score: 0.5,
  find: (scene, stage) => splitStop(scene, stage.scenes[scene.index - 1]),
};

/** A paragraph without a single letter or digit. */
export const strayMarkRule: Rule = {
  rule: "mechanics.stray-mark",
  family: "mechanics",
  title: "Nothing but a mark",
  message: "This paragraph has no words; the mark is left over from the page.",
  mqm: "linguistic/punctuation",
  severity: "warning",
  score: 0.5,
  find: ({ text }) =>
    /^\s*[.,;:!?"'“”‘’|·•]+\s*$/u.test(text) ? [{ from: text.search(/\S/u), to: text.trimEnd().length }] : [],
};

/** Small words that no name or title begins with when a small letter follows. */
const CAPITAL_INSIDE =
  /(?<=(?<![\p{L}'’])\p{Ll}[\p{L}'’-]*,? )(The|This|These|It|He|She|They|We|But|And|Of|For|With|From|By|To|Is|Are|Was|Has|Have|When|While|After) (?=\p{Ll})/gu;

/** A capital that the sentence does not call for. */
export const innerCapitalRule: Rule = {
  rule: "mechanics.inner-capital",
  family: "mechanics",
  title: "Capital inside a sentence",
  message: "This capital stands in the middle of a sentence: two sentences may have been run together.",
  mqm: "linguistic/spelling",
  severity: "warning",
  score: 0.5,
  find: ({ text, segment }) =>
    segment.kind === "headline" || segment.kind === "heading"
      ? []
      : [...text.matchAll(CAPITAL_INSIDE)].map(({ index, 1: word = "" }) => ({ from: index, to: index + word.length })),
};

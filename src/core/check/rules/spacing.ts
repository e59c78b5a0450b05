import type { Finding, Rule, Scene } from "../rule.ts";

interface Spacing {
  readonly rule: string;
  readonly at: RegExp;
  readonly fix: (match: RegExpMatchArray) => string | undefined;
  readonly message: string;
  readonly score?: number;
}

const TOP_LEVEL = /^(?:com|org|net|gov|edu|co|uk|cn|ru|de|fr|io|tv|info|html?|php|pdf|jpg|png|js)$/u;

/** What may follow a quotation when its speaker is named. */
const SPEAKERS =
  /^(?:he|she|they|said|says|told|added|adds|quot(?:ed|es)|not(?:ed|es)|wr(?:ote|ites)|stress(?:ed|es)|explain(?:ed|s)|according)$/u;

const SPACINGS: readonly Spacing[] = [
  {
    rule: "mechanics.space-before-mark",
    at: /(?<=[\p{L}\p{N}%)”"]) +(?=[,;:!?](?!\S*[)D])|\.(?:\s|$))/gu,
    fix: () => "",
    message: "English sets no space before this mark.",
  },
  {
    rule: "mechanics.space-missing",
    at: /(?<=\p{L}{2})([,;!?])(?=\p{L}{2})/gu,
    fix: (match) => `${match[1] ?? ""} `,
    message: "A space is missing after this mark.",
  },
  {
    rule: "mechanics.space-missing",
    at: /(?<![@/.\w])(\p{L}*\p{Ll}{2})\.(\p{Lu}\p{Ll}+)(?![\w.]*[/@])/gu,
    fix: (match) =>
      TOP_LEVEL.test((match[2] ?? "").toLowerCase()) ? undefined : `${match[1] ?? ""}. ${match[2] ?? ""}`,
    message: "A space is missing after the full stop.",
  },
  {
    rule: "mechanics.space-double",
    at: /(?<=\S) {2,}(?=\S)/gu,
    fix: () => " ",
    message: "There is more than one space here.",
    score: 0.2,
  },
  {
    rule: "mechanics.mark-double",
    at: /([,;:])\1+|(?<=[\p{L}\p{N}]),\.|(?<!\.)\.,(?=\s\p{Ll})(?<!\b\p{L}\.,)(?<!\b(?:etc|Inc|Ltd|Co|Jr|Sr|Corp|al|[ap]\.m|U\.S)\.,)/gu,
    fix: (match) => (match[0] === ".," ? "," : match[0].at(-1)),
    message: "Two punctuation marks stand where one belongs.",
  },
  {
    rule: "mechanics.bracket-space",
    at: /(?<=[([]) +(?=\S)|(?<=\S) +(?=[)\]])/gu,
    fix: () => "",
    message: "English sets no space inside brackets.",
  },
  {
    rule: "mechanics.hyphen-space",
    at: /(?<=\p{Ll}) ?-(?= \p{Ll})(?! (?:and|or|to)\b)|(?<=\p{Ll}) -(?=\p{Ll})/gu,
    fix: (match) => (match[0] === "-" ? undefined : " –"),
    message: "A hyphen with a space on one side is neither a hyphen nor a dash.",
  },
  {
    rule: "mechanics.quote-dash",
    at: /(?<=[\p{L}\p{N}])([.,!?…]?)(["”»])[,.]? ?[-–—] ?(?=(\p{Ll}+))/gu,
    fix: ([, mark = "", quote = "", next = ""]) =>
      SPEAKERS.test(next) ? `${/[!?…]/u.test(mark) ? mark : ","}${quote} ` : undefined,
    message:
      "A dash does not follow a quotation in English: before its speaker a comma stands inside the quotation marks.",
  },
  {
    rule: "mechanics.wide-mark",
    at: /[，。；：！？（）「」『』、％]/gu,
    fix: (match) => WIDE[match[0]],
    message: "This is an East Asian punctuation mark.",
    score: 0.7,
  },
];

const WIDE: Readonly<Record<string, string>> = {
  "，": ", ",
  "。": ". ",
  "；": "; ",
  "：": ": ",
  "！": "! ",
  "？": "? ",
  "（": " (",
  "）": ") ",
  "「": "“",
  "」": "”",
  "『": "‘",
  "』": "’",
  "、": ", ",
  "％": "%",
};

function find({ text }: Scene, spacing: Spacing): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(spacing.at)) {
    const fix = spacing.fix(match);
    const to = match.index + match[0].length;
    findings.push({
      from: match.index,
      to,
      suggestions: fix === undefined || fix === match[0] ? [] : [fix],
    });
  }
  return findings;
}

/** Spaces and marks that are missing, doubled or misplaced. */
export const spacingRules: readonly Rule[] = SPACINGS.map((spacing) => ({
  rule: spacing.rule,
  family: "mechanics",
  title: "Spacing",
  message: spacing.message,
  mqm: "linguistic/punctuation",
  severity: "warning",
  score: spacing.score ?? 0.5,
  find: (scene) => find(scene, spacing),
}));

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd]+/gu;

/** Control characters, zero-width characters, direction marks and replacement characters. */
export const invisibleRule: Rule = {
  rule: "mechanics.invisible",
  family: "mechanics",
  title: "Invisible character",
  message: "A character that cannot be seen, or could not be read, stands here.",
  mqm: "linguistic/encoding",
  severity: "warning",
  score: 0.6,
  find: ({ text }) =>
    [...text.matchAll(INVISIBLE)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      suggestions: match[0].includes("\ufffd") ? [] : [""],
    })),
};

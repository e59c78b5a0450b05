import type { Finding, Rule, Scene } from "../rule.ts";

const SCRIPTS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Greek}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Khmer}\p{Script=Sinhala}]+(?:\s+[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Han}]+)*/gu;

const matches = (text: string, at: RegExp): readonly Finding[] =>
  [...text.matchAll(at)].map((match) => ({ from: match.index, to: match.index + match[0].length }));

/** Single Greek letters are symbols ("α-particle"). */
const isSymbol = (text: string): boolean => /^\p{Script=Greek}$/u.test(text);

/** Words in another script. */
export const residueRule: Rule = {
  rule: "artefact.untranslated",
  family: "artefact",
  title: "Not translated",
  message: "These characters are not English: a word of the source may have been left over.",
  mqm: "accuracy/untranslated",
  severity: "error",
  score: 0.8,
  find: ({ text }: Scene) => matches(text, SCRIPTS).filter((found) => !isSymbol(text.slice(found.from, found.to))),
};

const MOJIBAKE =
  /(?:Ã[\u0080-\u00bf]|â€[\u0098-\u009f™œ“”¦]?|Â[\u00a0-\u00bf]|ï»¿|Ð[\u0080-\u00bf]|Ø[\u00a0-\u00bf])+/gu;

/** Text decoded with the wrong encoding. */
export const mojibakeRule: Rule = {
  rule: "artefact.mojibake",
  family: "artefact",
  title: "Garbled characters",
  message: "These characters look like text read with the wrong encoding.",
  mqm: "linguistic/encoding",
  severity: "error",
  score: 0.8,
  find: ({ text }: Scene) => matches(text, MOJIBAKE),
};

const ENTITY =
  /&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[\da-f]{2,4}|[lr][sd]quo|[mn]dash|hellip);|<\/?(?:p|br|b|i|strong|em|span|div|a|h[1-6])\b[^<>]{0,80}>/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&nbsp;": " ",
  "&ldquo;": "“",
  "&rdquo;": "”",
  "&lsquo;": "‘",
  "&rsquo;": "’",
  "&mdash;": "—",
  "&ndash;": "–",
  "&hellip;": "…",
};

/** Codes of a web page left in the text. */
export const markupRule: Rule = {
  rule: "artefact.markup",
  family: "artefact",
  title: "Left-over markup",
  message: "This is a web page's code, not text.",
  mqm: "design/markup",
  severity: "error",
  score: 0.7,
  find: ({ text }: Scene) =>
    [...text.matchAll(ENTITY)].map((match) => {
      const plain = match[0].startsWith("<") ? "" : ENTITIES[match[0].toLowerCase()];
      return { from: match.index, to: match.index + match[0].length, suggestions: plain === undefined ? [] : [plain] };
    }),
};

import type { Finding, Rule, Scene, Stage } from "../rule.ts";

/** Longer quotations are speech, which follows other rules. */
const MAX_WORDS = 4;
const QUOTED = /["“]([^"“”]{2,60})["”]/gu;
/** A quotation that ends in a mark of its own is speech. */
const SPEECH = /[.,!?;:…]$|\.\.|^(?:I|we|you|he|she|they|it|this|that|there)(?:['’]|\s)/iu;
/** One word in small letters is as often irony as a name: half of them are right. */
const IRONY = /^\p{Ll}\S*$/u;
const IRONY_SCORE = 0.25;
/** A little under rules that can say what is wrong, so that theirs is the flag where both see something. */
const TERM_SCORE = 0.33;

function find({ text }: Scene, { style }: Stage): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(QUOTED)) {
    const inner = (match[1] ?? "").trim();
    const isOdd = match[0].startsWith('"') !== (style.quotes === "straight");
    // Marks of the less used shape are told as such: that can be mended with one key.
    if (isOdd || inner.split(/\s+/u).length > MAX_WORDS || SPEECH.test(inner) || !/\p{L}/u.test(inner)) continue;
    const place = { from: match.index + 1, to: match.index + match[0].length - 1 };
    findings.push(
      IRONY.test(inner) ? { ...place, severity: "hint", score: IRONY_SCORE } : { ...place, score: TERM_SCORE },
    );
  }
  return findings;
}

/** A term or title in quotation marks. */
export const quotedTermRule: Rule = {
  rule: "artefact.quoted-term",
  family: "artefact",
  title: "Quoted term",
  message: "Terms and titles in quotation marks are often translated word for word; is this what English calls it?",
  mqm: "accuracy/mistranslation",
  severity: "warning",
  score: 0.5,
  find,
};

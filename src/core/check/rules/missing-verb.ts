import type { Finding, Rule, Scene, Stage } from "../rule.ts";
import { maybeVerb } from "../verbs.ts";

/** Shorter pieces without a verb are meant so: "No comment." */
const MIN_WORDS = 6;
const MAX_WORDS = 40;
/** Captions, credits, datelines, lists and exclamations have no verb by right. */
const BY_RIGHT =
  /[:：/|@()[\]=]|https?|\d{4}-\d|["“”]|\b(?:photo|source|editor|reporter|correspondent|picture|agency|how|what|why|no|not|thank|thanks|hello|yes|well|more|vs)\b|[?!]/iu;

function find({ text, tokens, segment }: Scene, stage: Stage): readonly Finding[] {
  if (segment.kind !== "paragraph" || !/^\p{Lu}.*\.\s*$/su.test(text) || BY_RIGHT.test(text)) return [];
  const words = tokens.filter((token) => token.kind !== "mark");
  if (words.length < MIN_WORDS || words.length > MAX_WORDS) return [];
  if (words.some(({ lower }) => maybeVerb(lower, stage.lexicon))) return [];
  const [first, last] = [words[0], words[Math.min(words.length, 12) - 1]];
  return first === undefined || last === undefined ? [] : [{ from: first.from, to: last.to }];
}

/** A sentence without a verb. */
export const missingVerbRule: Rule = {
  rule: "artefact.missing-verb",
  family: "artefact",
  title: "No verb",
  message: "This sentence has no verb: it may be the rest of the one before, or its verb was lost.",
  mqm: "linguistic/grammar",
  severity: "hint",
  score: 0.3,
  find,
};

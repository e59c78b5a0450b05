import { isQuoted } from "../quoted.ts";
import type { Finding, Rule, Scene, Stage } from "../rule.ts";
import type { Token } from "../token.ts";

/** Verbs that carry a report along, present to past. */
const PAST_OF: Readonly<Record<string, string>> = {
  says: "said",
  adds: "added",
  tells: "told",
  stresses: "stressed",
  explains: "explained",
  continues: "continued",
  replies: "replied",
  answers: "answered",
  insists: "insisted",
  notes: "noted",
  warns: "warned",
  announces: "announced",
  confirms: "confirmed",
  denies: "denied",
  claims: "claimed",
  admits: "admitted",
  recalls: "recalled",
  declares: "declared",
  asks: "asked",
};
const PAST = new Set(Object.values(PAST_OF));
/** Sentences before and after that one narrative is taken to cover. */
const REACH = 2;
const NOUN_BEFORE = /^(?:the|a|an|his|her|its|their|these|those|of|and|or|in|for)$/u;

function reports({ text, tokens }: Scene, isReport: (lower: string) => boolean): readonly Token[] {
  return tokens.filter(
    (token, at) =>
      isReport(token.lower) && !NOUN_BEFORE.test(tokens[at - 1]?.lower ?? "") && !isQuoted({ text }, token.from),
  );
}

const isPresent = (lower: string): boolean => PAST_OF[lower] !== undefined;
const isPast = (lower: string): boolean => PAST.has(lower);

function around({ index, segment }: Scene, stage: Stage): readonly Scene[] {
  return stage.scenes
    .slice(Math.max(0, index - REACH), index + REACH + 1)
    .filter((other) => other.index !== index && other.segment.kind === segment.kind);
}

function find(scene: Scene, stage: Stage): readonly Finding[] {
  if (scene.segment.kind !== "paragraph") return [];
  const present = reports(scene, isPresent);
  if (present.length === 0) return [];
  const near = [scene, ...around(scene, stage)];
  const past = near.reduce((sum, other) => sum + reports(other, isPast).length, 0);
  const now = near.reduce((sum, other) => sum + reports(other, isPresent).length, 0);
  if (past < 2 || past <= 2 * now) return [];
  return present.map(({ from, to, lower }) => ({
    from,
    to,
    message: `The sentences around report in the past tense; “${lower}” is in the present.`,
    suggestions: PAST_OF[lower] === undefined ? [] : [PAST_OF[lower]],
  }));
}

/** A report that slips from the past into the present: source languages that do so freely leave it behind. */
export const tenseFlipRule: Rule = {
  rule: "artefact.tense-flip",
  family: "artefact",
  title: "Tense changes",
  message: "The sentences around are in another tense.",
  mqm: "linguistic/grammar",
  severity: "warning",
  score: 0.4,
  find,
};

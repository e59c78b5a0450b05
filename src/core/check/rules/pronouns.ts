import { nameRuns } from "../../name/extract.ts";
import { isQuoted } from "../quoted.ts";
import type { Finding, Rule, Scene, Stage } from "../rule.ts";
import type { Token } from "../token.ts";

const GENDER: ReadonlyMap<string, "he" | "she"> = new Map([
  ["he", "he"],
  ["him", "he"],
  ["his", "he"],
  ["himself", "he"],
  ["she", "she"],
  ["her", "she"],
  ["hers", "she"],
  ["herself", "she"],
]);

/** Where another person or thing of either gender is spoken of, a pronoun of that gender is no flip. */
const OTHERS =
  /\b(?:mother|father|wife|husband|woman|women|man|men|girl|boy|daughter|son|sister|brother|mrs?|ms|miss|lady|queen|king|princess|prince|girlfriend|boyfriend|aunt|uncle|niece|nephew|grand\p{L}+|widow\p{L}*|bride|groom|fianc\p{L}+|actress|actor|couple|parents?|child|children|victim|baby|nurse|doctor|teacher|student|patient|friend|colleague|partner|driver|officer|police|passenger|resident|neighbou?r|player|person|people|sir|madam|ship|motherland|country)\b/iu;
const AFTER_PLACE = /\b(?:in|at|from|near|to|of|the) $/iu;

function pronouns({ text, tokens }: Scene): readonly Token[] {
  return tokens.filter((token) => GENDER.has(token.lower) && !isQuoted({ text }, token.from));
}

/** The names that may be a person's, without those that follow a preposition of place. */
function people(scene: Scene, stage: Stage): ReadonlySet<unknown> {
  const runs = nameRuns(scene.tokens, stage.lexicon).filter(
    (run) => !AFTER_PLACE.test(scene.text.slice(0, run.from)) && run.text !== run.text.toUpperCase(),
  );
  return new Set(runs.map((run) => stage.entries.get(run.text) ?? run.text));
}

function find(scene: Scene, stage: Stage): readonly Finding[] {
  const own = pronouns(scene);
  if (own.length === 0 || OTHERS.test(scene.text)) return [];
  const before = stage.scenes[scene.index - 1];
  const isJoined = before !== undefined && before.segment.kind === scene.segment.kind && !OTHERS.test(before.text);
  const names = new Set([...people(scene, stage), ...(isJoined ? people(before, stage) : [])]);
  if (names.size !== 1) return [];
  const seen = [...(isJoined ? pronouns(before) : []), ...own].map(({ lower }) => GENDER.get(lower));
  const first = seen[0];
  const flip = own.find(({ lower }) => GENDER.get(lower) !== first);
  if (flip === undefined) return [];
  const message = `“${flip.text}” and “${first ?? ""}” seem to be one person here; one of the two pronouns is wrong.`;
  return [{ from: flip.from, to: flip.to, message }];
}

/** "he" that becomes "she" while only one person is spoken of. */
export const pronounFlipRule: Rule = {
  rule: "artefact.pronoun-flip",
  family: "artefact",
  title: "Pronoun changes",
  message: "The pronoun changes though only one person is spoken of.",
  mqm: "accuracy/mistranslation",
  severity: "warning",
  score: 0.5,
  find,
};

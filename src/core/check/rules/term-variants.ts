import { perStage } from "../per-stage.ts";
import type { Finding, Rule, Scene, Stage } from "../rule.ts";
import type { Token } from "../token.ts";

/** One term as it stands somewhere: its key is the same for all its spellings. */
interface Use {
  readonly key: string;
  readonly written: string;
  readonly from: number;
  readonly to: number;
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

function countUses(stage: Stage, usesIn: (scene: Scene) => readonly Use[]): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const scene of stage.scenes) {
    for (const { key, written } of usesIn(scene)) {
      const own = counts.get(key) ?? new Map<string, number>();
      counts.set(key, own.set(written, (own.get(written) ?? 0) + 1));
    }
  }
  return counts;
}

/** The most used form, the first one where two are used alike. */
function usual(forms: ReadonlyMap<string, number> | undefined): string | undefined {
  if (forms === undefined || forms.size < 2) return undefined;
  return [...forms].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** British and American spellings of one word meet in the American one. Order matters nowhere: each word fits one. */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/^((?:un|dis|mis)?(?:lab|col|fav|hon|neighb|harb|behavi|rum|arm|hum|flav|endeav|vig|savi|splend|tum))our/u, "$1or"],
  [/^((?:kilo|centi|milli)?(?:cent|theat|met|lit|fib|calib|meag))re(s?)$/u, "$1er$2"],
  [/^(def|off|lic)ence/u, "$1ense"],
  [/^(\p{L}{3,}[lnrtdmc])is(e|ed|es|ing|ations?|ers?)$/u, "$1iz$2"],
  [/^(anal|paral)ys(e|ed|es|ing)$/u, "$1yz$2"],
  [/^programme/u, "program"],
  [/^(travel|cancel|label|model|signal|fuel|level|total|rival|counsel)l(ed|ing|ers?)$/u, "$1$2"],
  [/^(judg|acknowledg)ement/u, "$1ment"],
  [/^(s)ceptic/u, "$1keptic"],
  [/^adviser/u, "advisor"],
  [/^grey/u, "gray"],
  [/^towards$/u, "toward"],
];

function spellingKey(lower: string): string {
  const plain = /^(?:re|non)-/u.test(lower) ? lower : lower.replaceAll("-", "");
  return FOLDS.reduce((word, [at, to]) => word.replace(at, to), plain);
}

/** Small letters only: names keep their own spelling ("Labour Party"), sentence starts say little. */
function spellingsIn({ tokens }: Scene): readonly Use[] {
  return tokens.flatMap(({ text, lower, kind, from, to }) =>
    kind === "word" && text === lower && text.length > 4 ? [{ key: spellingKey(lower), written: lower, from, to }] : [],
  );
}

const spellings = perStage((stage) => countUses(stage, spellingsIn));

function findSpelling(scene: Scene, stage: Stage): readonly Finding[] {
  const counts = spellings(stage);
  return spellingsIn(scene).flatMap(({ key, written, from, to }) => {
    const preferred = usual(counts.get(key));
    if (preferred === undefined || preferred === written) return [];
    return [{ from, to, message: `The article writes “${preferred}” elsewhere.`, suggestions: [preferred] }];
  });
}

/** One word, two spellings: with and without a hyphen, British and American. */
export const spellingVariantRule: Rule = {
  rule: "consistency.spelling",
  family: "consistency",
  title: "Word spelled two ways",
  message: "The article spells this word in two ways.",
  mqm: "terminology/inconsistent",
  severity: "warning",
  score: 0.4,
  find: findSpelling,
};

const HEADS = new Set(
  (
    "ministry department bureau commission committee council office university authority agency court party bank " +
    "embassy directorate institute academy administration"
  ).split(" "),
);
const CAPITAL = /^\p{Lu}/u;

/** "Foreign Ministry" and "Ministry of Foreign Affairs" have one key, and so have "Defence" and "Defense". */
function bodyKey(head: string, words: readonly string[]): string {
  const core = words.filter((word) => word !== "affairs" && word !== "and" && word !== "the").map(spellingKey);
  return `${head} ${core.toSorted().join(" ")}`;
}

const isPart = (token: Token | undefined): token is Token =>
  token?.kind === "word" && CAPITAL.test(token.text) && !HEADS.has(token.lower) && token.lower !== "the";

/** "Ministry of Health". */
function headFirst(tokens: readonly Token[], at: number): Use | undefined {
  const head = tokens[at];
  let next = at + 2;
  if (head === undefined || tokens[at + 1]?.lower !== "of") return undefined;
  if (tokens[next]?.lower === "the") next += 1;
  const words: Token[] = [];
  for (let token = tokens[next]; isPart(token); token = tokens[(next += 1)]) words.push(token);
  const last = words.at(-1);
  if (last === undefined || words.length > 2 || HEADS.has(tokens[next]?.lower ?? "")) return undefined;
  const lowers = words.map(({ lower }) => lower);
  return { key: bodyKey(head.lower, lowers), written: `of ${lowers.join(" ")}`, from: head.from, to: last.to };
}

/** "Health Ministry". */
function headLast(tokens: readonly Token[], at: number): Use | undefined {
  const [before, word, head] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (head === undefined || !isPart(word) || tokens[at + 1]?.lower === "of") return undefined;
  const words = isPart(before) && !/(?:ian|ish|ese|i|an)$/u.test(before.lower) ? [before, word] : [word];
  const lowers = words.map(({ lower }) => lower);
  return { key: bodyKey(head.lower, lowers), written: lowers.join(" "), from: words[0]?.from ?? 0, to: head.to };
}

function bodiesIn({ tokens }: Scene): readonly Use[] {
  return tokens.flatMap((token, at) => {
    if (!HEADS.has(token.lower) || !CAPITAL.test(token.text)) return [];
    return headFirst(tokens, at) ?? headLast(tokens, at) ?? [];
  });
}

const bodies = perStage((stage) => countUses(stage, bodiesIn));

function findBody(scene: Scene, stage: Stage): readonly Finding[] {
  const counts = bodies(stage);
  return bodiesIn(scene).flatMap(({ key, written, from, to }) => {
    const preferred = usual(counts.get(key));
    if (preferred === undefined || preferred === written) return [];
    const head =
      scene.text
        .slice(from, to)
        .match(/\p{L}+/gu)
        ?.find((word) => HEADS.has(word.toLowerCase())) ?? "";
    const title = preferred.replace(/(?<=^| )(?!of |and |the )\p{Ll}/gu, (letter) => letter.toUpperCase());
    const name = preferred.startsWith("of ") ? `${head} ${title}` : `${title} ${head}`;
    return [{ from, to, message: `The article calls this body “${name}” elsewhere.` }];
  });
}

/** One body, two names: "Ministry of Defence" and "Defence Ministry". */
export const bodyVariantRule: Rule = {
  rule: "consistency.body",
  family: "consistency",
  title: "One body, two names",
  message: "The article gives this body another name elsewhere.",
  mqm: "terminology/inconsistent",
  severity: "warning",
  score: 0.4,
  find: findBody,
};

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createEngine } from "../../src/core/check/engine.ts";
import type { CheckEngine } from "../../src/core/check/engine.ts";
import { rowKind } from "../../src/core/check/row-kind.ts";
import { defaultCheckSettings } from "../../src/core/check/settings.ts";
import type { RuleMeasure } from "../../src/core/check/resources.ts";
import { loadCheckResources } from "../../src/host/check/resources.ts";
import { readGold } from "../../src/tooling/train/corpus.ts";
import type { GoldRow } from "../../src/tooling/train/corpus.ts";
import { FOLDS, foldOf } from "../../src/tooling/train/dataset.ts";
import { HOW_TO_HAVE_PEERS, isInSample, peersFolder, runPeers } from "./check-peers.ts";

/**
 * Scores our checks on marked translations: `npm run bench:checks [-- --rules --measure --families --sets --no-tagger]`, then
 * ours and the installed peers on one sample of the rows (`--sample SHARE --peers FOLDER`; `--peers-only` leaves the rest out).
 * Each article is checked with a model that never saw its document; `npm run train:tagger` leaves those models in the cache.
 */
const BENCH = new URL("../../../shared/bench/checks/", import.meta.url);
const CACHE = new URL("../../node_modules/.cache/galley-train/", import.meta.url);
const MEASURES = new URL("../../resources/model/measures.json", import.meta.url);
const HEAD =
  "| ours | flags /100 | tokens | precision any (× chance) | ≥ 2 raters | recall of major | word MCC [95 %] | major-error segment MCC | ms /1,000 words |";
const RULE = "|---|---|---|---|---|---|---|---|---|";

interface Flagged {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly score: number;
}

/** The part of the yardstick's answer that we print. */
interface Scores {
  readonly flags: number;
  readonly per100: number;
  readonly meanFlagTokens: number;
  readonly words: number;
  readonly precision: { readonly any: number; readonly consensus: number };
  readonly lift: { readonly any: number };
  readonly recall: { readonly any: number; readonly major: number };
  readonly word: { readonly any: { readonly mcc: number; readonly mccCI: readonly [number, number] } };
  readonly segment: { readonly major: { readonly mcc: number } };
  readonly bySet: Readonly<
    Record<string, { readonly precision: number; readonly wordMcc: number; readonly per100: number }>
  >;
  readonly rules: Readonly<Record<string, { readonly n: number; readonly any: number; readonly consensus: number }>>;
}

type Score = (rows: readonly GoldRow[], flags: ReadonlyMap<string, readonly Flagged[]>, options: object) => Scores;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

async function engines(): Promise<(row: GoldRow) => CheckEngine> {
  const resources = await loadCheckResources();
  if (process.argv.includes("--no-tagger")) {
    const { tagger: _, ...rest } = resources;
    const plain = createEngine(rest);
    return () => plain;
  }
  const shipped = createEngine(resources);
  const folds = Array.from({ length: FOLDS }, (_, fold) => new URL(`fold-${fold}.bin`, CACHE)).filter((file) =>
    existsSync(file),
  );
  if (folds.length < FOLDS) {
    say(
      "No cross-validation models in the cache (npm run train:tagger makes them): n20, n21 and g23 were seen in training.",
    );
    return () => shipped;
  }
  const own = folds.map((file) =>
    createEngine({ ...resources, tagger: { model: new Uint8Array(readFileSync(file)) } }),
  );
  return (row) => own[foldOf(row)] ?? shipped;
}

function checkAll(
  rows: readonly GoldRow[],
  engineFor: (row: GoldRow) => CheckEngine,
  showHints: boolean,
): Map<string, readonly Flagged[]> {
  const flags = new Map<string, readonly Flagged[]>();
  for (const article of Map.groupBy(rows, (row) => row.art).values()) {
    // Rows nobody rated are in no fold, and would be given the model that saw the rest of their article.
    const first = article.find((row) => row.scored);
    if (first === undefined) continue;
    const engine = engineFor(first);
    const segments = article.map((row, at) => ({ id: String(at), text: row.text, kind: rowKind(article, at) }));
    const prepared = engine.prepare({ segments }, { ...defaultCheckSettings, showHints });
    article.forEach((row, at) => {
      const found = engine.checkSegment(prepared, at);
      flags.set(
        row.id,
        found.map(({ from, to, rule, score }) => ({ start: from, end: to, rule, score })),
      );
    });
  }
  return flags;
}

/** The best `per100` flags for each 100 words, over all rows. */
function best(
  flags: ReadonlyMap<string, readonly Flagged[]>,
  rows: readonly GoldRow[],
  per100: number,
): Map<string, readonly Flagged[]> {
  const scored = rows.filter((row) => row.scored && !row.human);
  const words = scored.reduce((sum, row) => sum + row.text.split(/\s+/u).length, 0);
  const scores = scored.flatMap((row) => (flags.get(row.id) ?? []).map((flag) => flag.score)).toSorted((a, b) => b - a);
  const least = scores[Math.min(scores.length, Math.round((words * per100) / 100)) - 1] ?? 0;
  return new Map([...flags].map(([id, list]) => [id, list.filter((flag) => flag.score >= least)]));
}

/** The yardstick takes the start-up off a peer's time; of a fast one nothing is left. */
const speedOf = (ms: number): string => (ms < 1 ? "< 1" : ms.toFixed(0));

function print(name: string, found: Scores, ms?: number): void {
  const { precision, lift, recall, word, segment } = found;
  const [low, high] = word.any.mccCI;
  say(
    `| ${name} | ${found.per100.toFixed(2)} | ${found.meanFlagTokens.toFixed(1)} | ${percent(precision.any)} (${lift.any.toFixed(2)}) | ${percent(precision.consensus)} | ` +
      `${percent(recall.major)} | ${word.any.mcc.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}] | ${segment.major.mcc.toFixed(3)} | ${ms === undefined ? "" : speedOf(ms)} |`,
  );
}

const familyOf = (rule: string): string => rule.split(".")[0] ?? rule;

function keep(
  flags: ReadonlyMap<string, readonly Flagged[]>,
  isKept: (rule: string) => boolean,
): Map<string, readonly Flagged[]> {
  return new Map([...flags].map(([id, list]) => [id, list.filter((flag) => isKept(flag.rule))]));
}

/** Each rule's flags with precision and lift; what fewer than 10 flags say is chance. */
function measureRules(
  rows: readonly GoldRow[],
  flags: ReadonlyMap<string, readonly Flagged[]>,
  found: Scores,
  score: Score,
): Record<string, RuleMeasure> {
  const measures: Record<string, RuleMeasure> = {};
  for (const [rule, { n }] of Object.entries(found.rules)) {
    if (n < 10) continue;
    const own = score(
      rows,
      keep(flags, (name) => name === rule),
      { boot: 1, chance: 20 },
    );
    const round = (value: number): number => Number(value.toFixed(3));
    measures[rule] = { flags: n, precision: round(own.precision.any), lift: round(own.lift.any) };
    say(
      `| ${rule} | ${n} | ${percent(own.precision.any)} | ${percent(own.precision.consensus)} | ${own.lift.any.toFixed(2)} |`,
    );
  }
  return measures;
}

/** Ours and the installed peers on the same rows, one after the other. */
function compare(rows: readonly GoldRow[], engineFor: (row: GoldRow) => CheckEngine, score: Score): void {
  const folder = peersFolder(option("--peers"));
  if (folder === undefined) return say(HOW_TO_HAVE_PEERS);
  const share = Number(option("--sample") ?? 0.1);
  const some = rows.filter((row) => isInSample(row.art, share));
  const words = some.reduce((sum, row) => sum + row.text.split(/\s+/u).length, 0);
  say(`\nThe same ${some.length} rows (${words} words, ${percent(share)} of the articles) for all:\n`);
  say(HEAD.replace("| ours |", "| tool |"));
  say(RULE);
  const full = { boot: 200, chance: 3 };
  for (const showHints of [true, false]) {
    const start = performance.now();
    const flags = checkAll(some, engineFor, showHints);
    const speed = (1000 * (performance.now() - start)) / words;
    print(showHints ? "ours, everything" : "ours, by default", score(some, flags, full), speed);
    if (!showHints) print("ours, by default, best 1", score(some, best(flags, some, 1), full));
  }
  runPeers(folder, share, (name, answer) => {
    const found = JSON.parse(answer) as Scores & { readonly msPer1000Words?: number };
    print(name, found, found.msPer1000Words);
  });
}

/** What follows an option on the command line, unless that is an option too. */
function option(name: string): string | undefined {
  const value = process.argv[process.argv.indexOf(name) + 1];
  return process.argv.includes(name) && value !== undefined && !value.startsWith("--") ? value : undefined;
}

async function main(): Promise<void> {
  if (!existsSync(BENCH)) return say("Skipped: the shared folder with the yardstick is not beside the checkout.");
  const { score } = (await import(new URL("score.mjs", BENCH).href)) as { readonly score: Score };
  const rows = readGold("news");
  const engineFor = await engines();
  if (process.argv.includes("--peers-only")) return compare(rows, engineFor, score);
  const full = { boot: 200, chance: 3 };
  say(HEAD);
  say(RULE);
  const all = checkAll(rows, engineFor, true);
  const everything = score(rows, all, full);
  print("everything", everything);
  const shown = checkAll(rows, engineFor, false);
  print("by default", score(rows, shown, full));
  for (const per100 of [1, 3]) print(`by default, best ${per100}`, score(rows, best(shown, rows, per100), full));
  const hebrew = rows.filter((row) => row.set === "he23");
  print("he23 everything", score(hebrew, new Map(all), full));
  print("he23 by default, best 2.5", score(hebrew, best(shown, hebrew, 2.5), full));
  if (process.argv.includes("--families")) {
    const families = [...new Set(Object.keys(everything.rules).map(familyOf))].toSorted();
    for (const family of families)
      print(
        `${family} alone`,
        score(
          rows,
          keep(all, (rule) => familyOf(rule) === family),
          full,
        ),
      );
    for (const family of families)
      print(
        `without ${family}`,
        score(
          rows,
          keep(all, (rule) => familyOf(rule) !== family),
          full,
        ),
      );
  }
  if (process.argv.includes("--sets"))
    for (const [set, own] of Object.entries(everything.bySet)) say(`${set}: ${JSON.stringify(own)}`);
  if (process.argv.includes("--rules") || process.argv.includes("--measure")) {
    const measures = measureRules(rows, all, everything, score);
    if (process.argv.includes("--measure")) writeFileSync(MEASURES, `${JSON.stringify(measures, null, 2)}\n`);
  }
  compare(rows, engineFor, score);
}

await main();

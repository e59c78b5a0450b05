import { exactDiff } from "../../../src/core/diff/exact.ts";
import { readableDiff } from "../../../src/core/diff/readable.ts";
import { ter } from "../../../src/core/metric/ter.ts";
import { splitBlocks } from "../../../src/core/segment/blocks.ts";
import { segmentBlocks } from "../../../src/core/segment/segments.ts";
import { splitSentences } from "../../../src/core/segment/sentences.ts";
import { wordTokens } from "../../../src/core/text/tokens.ts";
import { scoreBoundaries, scoreRules } from "./boundaries.ts";
import { hasData, readArticles, readRows, type GoldRow } from "./data.ts";
import { printExamples } from "./examples.ts";
import { differs, read, type Reading } from "./differs.ts";
import { segmenters } from "./segmenters.ts";
import { printTable, ratio, timeMs } from "./table.ts";
import { reproduceTer } from "./ter-values.ts";

const SETS = ["gum_news", "pud_news", "ewt_weblog", "ewt_newsgroup", "gum_mixed_written"];
const percent = (share: number): string => (100 * share).toFixed(2);

function printSegmentation(): void {
  const rows = Object.entries(segmenters).map(([name, segmenter]) => [
    name,
    ...SETS.map((set) => percent(scoreBoundaries(set, segmenter).f1)),
    percent(scoreBoundaries("mt_news_segments", segmenter).recall),
    ...["ps_golden_rules", "ps_spec"].map((set) => {
      const { right, all } = scoreRules(set, segmenter);
      return `${right}/${all}`;
    }),
  ]);
  printTable(
    "Sentence boundaries inside paragraphs: F1 in per cent (recall for machine-translated news; cases passed for the rule sets)",
    ["segmenter", ...SETS, "mt_news (R)", "ps_golden", "ps_spec"],
    rows,
  );
}

function printSegmentationSpeed(): void {
  const gold = ["gum_news", "pud_news"].flatMap((set) => readRows<GoldRow>(`segmentation/${set}.jsonl`));
  const text = gold
    .map((row) => row.text)
    .join(" ")
    .slice(0, 50_000);
  const times = Object.entries(segmenters).map(
    ([name, segmenter]) => [name, timeMs(() => void segmenter(text), 20)] as const,
  );
  const own = times[0]?.[1] ?? 1;
  printTable(
    "Time for 50,000 characters of news in one paragraph",
    ["segmenter", "ms", "ratio to galley"],
    times.map(([name, ms]) => [name, ms.toFixed(1), ratio(ms, own)]),
  );
}

function printDifferences(): void {
  const pairs = readArticles().flatMap((article) => article.pairs);
  const rows = Object.entries(differs).map(([name, differ]) => {
    const tally: Reading = { changes: 0, islands: 0, equalWords: 0, equalRuns: 0, splitWords: 0, lost: 0 };
    for (const { before, after } of pairs) read(tally, differ(before, after), before, after);
    const ms = timeMs(() => {
      for (const { before, after } of pairs) differ(before, after);
    }, 2);
    return { name, tally, ms };
  });
  const base = rows[0];
  if (base === undefined) return;
  printTable(
    `Differences of ${pairs.length} sentence pairs (machine translation and reference of whole articles)`,
    [
      "differ",
      "changes",
      "ratio",
      "words a run",
      "islands",
      "ratio",
      "split words",
      "not rebuilt",
      "ms a pair",
      "ratio",
    ],
    rows.map(({ name, tally, ms }) => [
      name,
      String(tally.changes),
      ratio(tally.changes, base.tally.changes),
      (tally.equalWords / tally.equalRuns).toFixed(2),
      String(tally.islands),
      ratio(tally.islands, Math.max(1, base.tally.islands)),
      String(tally.splitWords),
      String(tally.lost),
      (ms / pairs.length).toFixed(3),
      ratio(ms, base.ms),
    ]),
  );
}

function printTer(): void {
  printTable(
    "TER: published values to 1e-6, and tercom's counts exactly",
    ["values", "reproduced"],
    reproduceTer().map(({ name, right, all }) => [name, `${right}/${all}`]),
  );
}

function printSpeed(): void {
  const pairs = readArticles().flatMap((article) => article.pairs);
  const many = Array.from({ length: 10_000 }, (_, index) => pairs[index % pairs.length] ?? { before: "", after: "" });
  const paragraph = pairs.map((pair) => pair.after).join(" ");
  const tenMegabytes = paragraph.repeat(Math.ceil(10_000_000 / paragraph.length)).slice(0, 10_000_000);
  const sixty = (key: "before" | "after"): string =>
    pairs
      .map((pair) => pair[key])
      .join(" ")
      .split(" ")
      .slice(0, 60)
      .join(" ");
  const before = sixty("before");
  const after = sixty("after");
  const thousand = (work: () => void): number => timeMs(() => Array.from({ length: 1000 }, work)) / 1000;
  const rows: readonly (readonly [string, number, string])[] = [
    ["TER of 10,000 sentences", timeMs(() => many.forEach((pair) => void ter(pair.before, pair.after)), 2), "< 2000"],
    ["sentences of 50,000 characters", timeMs(() => void splitSentences(paragraph.slice(0, 50_000)), 20), "< 100"],
    ["sentences of one paragraph of 10 MB", timeMs(() => void splitSentences(tenMegabytes), 1), "linear"],
    [
      "blocks and sentences of 10 MB in one line",
      timeMs(() => void segmentBlocks(tenMegabytes, splitBlocks(tenMegabytes, "txt")), 1),
      "linear",
    ],
    ["words of 10 MB", timeMs(() => void wordTokens(tenMegabytes), 1), "linear"],
    ["readable difference of 60 words", thousand(() => void readableDiff(before, after)), "< 1"],
    ["exact difference of 60 words", thousand(() => void exactDiff(before, after)), "< 1"],
  ];
  printTable(
    "Speed",
    ["work", "ms", "wanted"],
    rows.map(([name, ms, wanted]) => [name, ms.toFixed(ms < 10 ? 3 : 0), wanted]),
  );
}

if (!hasData) {
  console.error("The development data is not beside this checkout (../shared/data); nothing to measure.");
  process.exitCode = 1;
} else {
  printSegmentation();
  printSegmentationSpeed();
  printDifferences();
  printExamples();
  printTer();
  printSpeed();
}

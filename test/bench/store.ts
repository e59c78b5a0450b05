import { cpSync, readFileSync, truncateSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewId } from "../../src/core/ids.ts";
import { openStore } from "../../src/store/open-store.ts";
import { must } from "../store/must.ts";
import { sampleEvent, sampleReview } from "../store/sample-review.ts";
import { atomicFile, galley, lowdbFile, sqlite, type Contender } from "./store/contenders.ts";

const SEGMENTS = 10_000;
/** As long as an English sentence, so that the file is as large as a real one. */
const TEXT_LENGTH = 120;
const ROUNDS = 3;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
const median = (values: readonly number[]): number =>
  at(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Bytes this process has handed to the kernel for writing; unknown outside Linux. */
function bytesWritten(): number {
  try {
    return Number(/wchar: (\d+)/.exec(readFileSync("/proc/self/io", "latin1"))?.[1]);
  } catch {
    return Number.NaN;
  }
}

interface Figures {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly bytes: number;
  readonly open: number;
}

async function measure(make: () => Contender, edits: number, home: string): Promise<Figures> {
  const contender = make();
  const folder = join(home, contender.name.replace(/\W+/g, "-"));
  await contender.start(folder, sampleReview("r1", SEGMENTS));
  for (let seq = 1; seq <= 20; seq++) await contender.edit(sampleEvent(seq, SEGMENTS, TEXT_LENGTH));
  const times: number[] = [];
  const before = bytesWritten();
  for (let seq = 21; seq <= edits + 20; seq++) {
    const event = sampleEvent(seq, SEGMENTS, TEXT_LENGTH);
    const started = performance.now();
    await contender.edit(event);
    times.push(performance.now() - started);
  }
  const bytes = (bytesWritten() - before) / edits;
  await contender.stop();
  const opens: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const again = make();
    const started = performance.now();
    const found = await again.open(folder);
    opens.push(performance.now() - started);
    if (found !== edits + 20) throw new Error(`${contender.name} has ${found} revisions`);
    await again.stop();
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { name: contender.name, p50: at(sorted, 0.5), p95: at(sorted, 0.95), bytes, open: median(opens) };
}

/** Opening a review whose process died with many edits in the journal, and one whose snapshot is destroyed. */
async function slowOpens(home: string): Promise<{ replay: number; destroyed: number }> {
  const live = join(home, "live");
  const never = { events: 1e9, bytes: 1e12 };
  const store = must(await openStore(live, { compactAfter: never }));
  must(await store.create(sampleReview("r1", SEGMENTS), Buffer.from("x")));
  const batch = 1000;
  for (let from = 1; from <= 50_000; from += batch) {
    const answers = Array.from({ length: batch }, (_, index) =>
      store.append(reviewId("r1"), sampleEvent(from + index, SEGMENTS, TEXT_LENGTH)),
    );
    for (const answer of await Promise.all(answers)) must(answer);
  }
  const time = async (name: string, destroy: boolean): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const copy = join(home, `${name}${round}`);
      cpSync(live, copy, { recursive: true });
      if (destroy) truncateSync(join(copy, "reviews", "r1", "review.json"), 1000);
      const opened = must(await openStore(copy));
      const started = performance.now();
      const { review } = must(await opened.open(reviewId("r1")));
      times.push(performance.now() - started);
      if (review.events.length !== 50_000) throw new Error("lost");
      await opened.dispose();
    }
    return median(times);
  };
  const replay = await time("replay", false);
  await store.close(reviewId("r1"));
  const destroyed = await time("destroyed", true);
  await store.dispose();
  return { replay, destroyed };
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const kb = (value: number): string => (Number.isNaN(value) ? "?" : `${(value / 1024).toFixed(1)} KB`);
const times = (value: number, base: number): string => `×${(value / base).toPrecision(3)}`;

const home = await mkdtemp(join(tmpdir(), "galley-bench-"));
try {
  const figures: Figures[] = [];
  // The slow ones get fewer edits: their cost is the same for each.
  for (const [make, edits] of [
    [galley, 1000],
    [sqlite, 1000],
    [lowdbFile, 40],
    [atomicFile, 40],
  ] as const)
    figures.push(await measure(make, edits, home));
  const [ours] = figures;
  if (ours === undefined) throw new Error("nothing measured");
  console.log(`One confirmed edit in a review of ${SEGMENTS} segments; in brackets how many times Galley's figure.\n`);
  console.log("| store | p50 | p95 | written | open |\n|---|---|---|---|---|");
  for (const { name, p50, p95, bytes, open } of figures) {
    const cells = [
      `${ms(p50)} (${times(p50, ours.p50)})`,
      `${ms(p95)} (${times(p95, ours.p95)})`,
      `${kb(bytes)} (${times(bytes, ours.bytes)})`,
      `${ms(open)} (${times(open, ours.open)})`,
    ];
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
  const { replay, destroyed } = await slowOpens(home);
  console.log(
    `\nGalley opens with 50,000 revisions to replay in ${ms(replay)}, and as many with its snapshot destroyed in ${ms(destroyed)}.`,
  );
  const limits: readonly (readonly [string, number, number])[] = [
    ["p50 of an edit, ms", ours.p50, 2],
    ["p95 of an edit, ms", ours.p95, 10],
    ["bytes of an edit", Number.isNaN(ours.bytes) ? 0 : ours.bytes, 1024],
    ["open, ms", ours.open, 300],
    ["open with 50,000 to replay, ms", replay, 1000],
    ["open with the snapshot destroyed, ms", destroyed, 2000],
  ];
  const over = limits.filter(([, value, limit]) => value > limit);
  for (const [name, value, limit] of over) console.log(`OVER: ${name} is ${value.toFixed(1)}, may be ${limit}`);
  process.exitCode = over.length === 0 ? 0 : 1;
} finally {
  await rm(home, { recursive: true, force: true });
}

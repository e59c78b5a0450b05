import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { reviewId } from "../../../src/core/ids.ts";
import { unpackBundle } from "../../../src/store/bundle.ts";
import { loadReview } from "../../../src/store/load-review.ts";
import { nodeFs } from "../../../src/store/node-fs.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { sealedText } from "../../../src/store/snapshot-file.ts";
import { must } from "../../store/must.ts";
import { sampleEvent, sampleReview } from "../../store/sample-review.ts";
import { seededRandom } from "../../store/sim/random.ts";
import { runAndKill } from "./kill.ts";
import type { Proof } from "./report.ts";

const SEGMENTS = 10_000;
/** Comparing everything costs more than the kill: the rounds between compare what is new. */
const WHOLE_LOOK_EVERY = 5;
const PROGRESS_EVERY = 100;
const r1 = reviewId("r1");
/** A new review is begun when the old one has this many edits, so that rounds stay alike. */
const EVENTS_LIMIT = 8_000;

async function withHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), "galley-kills-"));
  try {
    return await work(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function fresh(home: string, segments = SEGMENTS): Promise<void> {
  await rm(home, { recursive: true, force: true });
  const store = must(await openStore(home));
  must(await store.create(sampleReview("r1", segments), Buffer.from("original")));
  await store.dispose();
}

interface Expected {
  readonly saved: number;
  readonly segments?: number;
  /** Revisions that an earlier look has compared one by one; every one is when it is left out. */
  readonly compared?: number;
}

/** Looks without touching: the next victim does the recovery. */
async function inspect(
  home: string,
  { saved, segments = SEGMENTS, compared = 0 }: Expected,
): Promise<{ found: number; wrong?: string }> {
  const { document, notices } = await loadReview(nodeFs, join(home, "reviews", "r1"));
  const { events, ...rest } = document.review;
  const found = events.length;
  if (notices.length > 0) return { found, wrong: `false alarm: ${JSON.stringify(notices)}` };
  if (found < saved) return { found, wrong: `lost: ${found} of ${saved}` };
  const odd = events.findIndex(
    (event, index) =>
      event.seq !== index + 1 || (index >= compared && !isDeepStrictEqual(event, sampleEvent(index + 1, segments))),
  );
  if (odd !== -1) return { found, wrong: `changed: ${odd + 1}` };
  if (compared > 0) return { found };
  return isDeepStrictEqual({ ...rest, events: [] }, sampleReview("r1", segments))
    ? { found }
    : { found, wrong: "changed" };
}

/** kill -9 of a process that edits; in every second round snapshots are written all the time. */
export function editKills(kills: number, segments = SEGMENTS): Promise<Proof> {
  return withHome(async (home) => {
    const random = seededRandom(1_000);
    const failures: string[] = [];
    const counts = { kills, segments, confirmed: 0, "beyond confirmed": 0 };
    await fresh(home, segments);
    let before = 0;
    for (let round = 0; round < kills; round++) {
      const compact = round % 2 === 0 ? "2000" : "20";
      const { saved, complaints } = await runAndKill({ home, compact, segments: String(segments) }, 5 + random() * 250);
      if (complaints !== "") failures.push(`round ${round}: ${complaints.slice(0, 300)}`);
      const compared = round % WHOLE_LOOK_EVERY === 0 ? 0 : before;
      const { found, wrong } = await inspect(home, { saved, segments, compared });
      if (round % PROGRESS_EVERY === PROGRESS_EVERY - 1)
        console.error(`${round + 1} kills, ${failures.length} failures`);
      if (wrong !== undefined) failures.push(`round ${round}: ${wrong}`);
      counts.confirmed += saved - before;
      counts["beyond confirmed"] += found - saved;
      before = found;
      if (found < EVENTS_LIMIT && wrong === undefined) continue;
      await fresh(home, segments);
      before = 0;
    }
    return { name: "kill -9 while editing", counts, failures };
  });
}

export function openKills(kills: number): Promise<Proof> {
  return withHome(async (home) => {
    const random = seededRandom(1_001);
    const failures: string[] = [];
    await fresh(home);
    for (let round = 0; round < kills; round++) {
      const { saved, complaints } = await runAndKill({ home, mode: "open" }, random() * 600);
      const { wrong } = await inspect(home, { saved });
      if (complaints !== "" || wrong !== undefined)
        failures.push(`round ${round}: ${wrong ?? complaints.slice(0, 300)}`);
    }
    return { name: "kill -9 while opening and closing", counts: { kills, segments: SEGMENTS }, failures };
  });
}

/** Imports: what was reported as made is there whole, what was not is there whole or not at all. */
export function importKills(kills: number): Promise<Proof> {
  const segments = 2_000;
  return withHome(async (home) => {
    const random = seededRandom(1_002);
    const failures: string[] = [];
    await fresh(home, segments);
    const store = must(await openStore(home));
    const out = join(home, "packed.galley");
    await writeFile(out, must(await store.pack(r1)));
    await store.dispose();
    const counts = { kills, made: 0, "whole though not reported": 0 };
    for (let round = 0; round < kills; round++) {
      const options = { home, mode: "import", segments: String(segments), out };
      const { made, complaints } = await runAndKill(options, random() * 400);
      if (complaints !== "") failures.push(`round ${round}: ${complaints.slice(0, 300)}`);
      counts.made += made.length;
      const reviews = join(home, "reviews");
      const there = (await readdir(reviews)).filter((name) => !name.startsWith(".") && name !== "r1");
      counts["whole though not reported"] += there.length - made.length;
      for (const name of made) if (!there.includes(name)) failures.push(`round ${round}: ${name} is not there`);
      for (const name of there) {
        const { document, notices } = await loadReview(nodeFs, join(reviews, name));
        if (notices.length > 0 || document.review.segments.length !== segments)
          failures.push(`round ${round}: ${name}`);
        await rm(join(reviews, name), { recursive: true });
      }
    }
    return { name: "kill -9 while importing", counts, failures };
  });
}

/** Exports: the file is the one before or the new one, whole. */
export function exportKills(kills: number): Promise<Proof> {
  return withHome(async (home) => {
    const random = seededRandom(1_003);
    const failures: string[] = [];
    await fresh(home, 2_000);
    const out = join(home, "out.galley");
    const counts = { kills, exports: 0 };
    for (let round = 0; round < kills; round++) {
      const { saved, complaints } = await runAndKill({ home, mode: "export", out }, random() * 300);
      if (complaints !== "") failures.push(`round ${round}: ${complaints.slice(0, 300)}`);
      counts.exports += saved;
      const bytes = await readFile(out).catch(() => undefined);
      if (bytes === undefined && counts.exports > 0) failures.push(`round ${round}: gone`);
      if (bytes !== undefined) unpackBundle(bytes);
      const { wrong } = await inspect(home, { saved: 0, segments: 2_000 });
      if (wrong !== undefined) failures.push(`round ${round}: ${wrong}`);
    }
    return { name: "kill -9 while exporting", counts, failures };
  });
}

/** A review of 10,000 segments as schema 1 wrote it: a snapshot and the journal after it. */
async function oldReview(folder: string): Promise<void> {
  const path = join(folder, "review.json");
  const { sha256: _, seq: __, ...json } = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  await writeFile(path, sealedText([JSON.stringify({ ...json, schema: 1 }).slice(0, -1)]));
}

export function migrationKills(kills: number): Promise<Proof> {
  return withHome(async (home) => {
    const random = seededRandom(1_004);
    const failures: string[] = [];
    const old = join(home, "old");
    const work = join(home, "work");
    await fresh(old);
    await runAndKill({ home: old, compact: "1000000" }, 400);
    await oldReview(join(old, "reviews", "r1"));
    const counts = {
      kills,
      events: (await inspect(old, { saved: 0 })).found,
      "not begun": 0,
      "cut short": 0,
      finished: 0,
    };
    for (let round = 0; round < kills; round++) {
      await rm(work, { recursive: true, force: true });
      await mkdir(work);
      await cp(old, work, { recursive: true });
      const { complaints } = await runAndKill({ home: work, mode: "migrate" }, random() * 500);
      const names = await readdir(join(work, "reviews", "r1"));
      const done = (await readFile(join(work, "reviews", "r1", "review.json"), "utf8")).startsWith(
        '{"galley":"review","schema":2',
      );
      counts[done ? "finished" : names.some((name) => name.startsWith("before")) ? "cut short" : "not begun"]++;
      const { wrong } = await inspect(work, { saved: counts.events });
      if (complaints !== "" || wrong !== undefined)
        failures.push(`round ${round}: ${wrong ?? complaints.slice(0, 300)}`);
      const store = must(await openStore(work));
      if (must(await store.open(r1)).review.events.length !== counts.events)
        failures.push(`round ${round}: afterwards`);
      await store.dispose();
    }
    return { name: "kill -9 while migrating", counts, failures };
  });
}

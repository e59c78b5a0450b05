import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewId } from "../../../src/core/ids.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";
import { sampleEvent, sampleReview } from "../../store/sample-review.ts";
import type { Proof } from "./report.ts";

const SEGMENTS = 10_000;
const EDITS = 10_000;
const P95_LIMIT_MS = 10;
const GROWTH_LIMIT_MB = 50;
const r1 = reviewId("r1");

/** Memory in use after a collection: what a process keeps, not what it has not yet cleaned up. */
function keptMb(): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** A long day: 10,000 edits one after the other with all that goes on beside them. */
export async function soak(): Promise<Proof> {
  const home = await mkdtemp(join(tmpdir(), "galley-soak-"));
  const failures: string[] = [];
  try {
    const store = must(await openStore(home));
    must(await store.create(sampleReview("r1", SEGMENTS), Buffer.from("x")));
    for (let seq = 1; seq <= 200; seq++) must(await store.append(r1, sampleEvent(seq, SEGMENTS, 120)));
    const before = keptMb();
    const times: number[] = [];
    for (let seq = 201; seq <= EDITS + 200; seq++) {
      const started = performance.now();
      must(await store.append(r1, sampleEvent(seq, SEGMENTS, 120)));
      times.push(performance.now() - started);
    }
    const growth = keptMb() - before;
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    if (at(0.95) > P95_LIMIT_MS) failures.push(`p95 ${at(0.95)} ms`);
    if (growth > GROWTH_LIMIT_MB) failures.push(`memory grew by ${growth} MB`);
    await store.dispose();
    const again = must(await openStore(home));
    if (must(await again.open(r1)).review.events.length !== EDITS + 200) failures.push("lost");
    await again.dispose();
    const ms = (value: number): string => `${value.toFixed(2)} ms`;
    const counts = {
      edits: EDITS,
      p50: ms(at(0.5)),
      p95: ms(at(0.95)),
      p99: ms(at(0.99)),
      worst: ms(at(1 - 1 / EDITS)),
      "memory kept": `${growth.toFixed(1)} MB`,
    };
    return { name: "soak", counts, failures };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reviewId } from "../../src/core/ids.ts";
import type { Result } from "../../src/core/result.ts";
import type { ChildChannel } from "../../src/host/channel.ts";
import { forkChannel } from "../../src/host/fork-channel.ts";
import { openRemoteStore, remoteStore } from "../../src/host/remote-store.ts";
import type { ReviewStore, StoreError } from "../../src/service/ports.ts";
import { sampleEvent, sampleReview } from "../store/sample-review.ts";

const entry = join(import.meta.dirname, "../../src/host/store-process.ts");
const id = reviewId("r1");
const bytes = Buffer.from([0, 255, 128, 10, 13]);
let home = "";
let children: ChildChannel[] = [];
let stores: ReviewStore[] = [];

const must = <T>(result: Result<T, StoreError>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const spawn = (): ChildChannel => {
  const child = forkChannel(entry, []);
  children.push(child);
  return child;
};

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "galley-remote-"));
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.dispose()));
  [stores, children] = [[], []];
  await rm(home, { recursive: true, force: true });
});

async function start(options: { onRestart?: () => void } = {}): Promise<ReviewStore> {
  const store = must(await openRemoteStore({ spawn, home, pause: () => Promise.resolve(), ...options }));
  stores.push(store);
  return store;
}

test("does what the store does, bytes included", async () => {
  const store = await start();
  must(await store.create(sampleReview("r1", 3), bytes));
  must(await store.append(id, sampleEvent(1, 3)));
  expect(Buffer.from(must(await store.original(id)))).toEqual(bytes);
  must(await store.unpack(must(await store.pack(id)), reviewId("r2")));
  expect(must(await store.open(reviewId("r2"))).review.events).toEqual([sampleEvent(1, 3)]);
  expect(await store.open(reviewId("nobody"))).toMatchObject({ ok: false, error: { code: "not-found" } });
});

test("a store process that is killed costs nothing: every edit is answered, once, in order", async () => {
  let restarts = 0;
  const store = await start({ onRestart: () => restarts++ });
  must(await store.create(sampleReview("r1", 3), bytes));
  const answers: Promise<Result<void, StoreError>>[] = [];
  for (let seq = 1; seq <= 200; seq++) {
    const answer = store.append(id, sampleEvent(seq, 3));
    answers.push(answer);
    if (seq % 50 === 0) {
      if (seq % 100 === 0) await answer;
      children.at(-1)?.kill();
    }
  }
  const settled = await Promise.all(answers);
  expect(settled.filter((answer) => !answer.ok)).toEqual([]);
  expect(restarts).toBeGreaterThanOrEqual(2);
  await store.dispose();
  const events = must(await (await start()).open(id)).review.events;
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

test("a killed process does not make a review twice", async () => {
  const store = await start();
  const made = store.create(sampleReview("r1", 2000), bytes);
  children.at(-1)?.kill();
  must(await made);
  must(await store.append(id, sampleEvent(1, 3)));
  expect(must(await store.list())).toHaveLength(1);
});

test("a process that ends again and again fails the calls instead of leaving them hanging", async () => {
  const store = remoteStore({
    spawn: () => forkChannel(join(import.meta.dirname, "ends-at-once.ts"), []),
    home,
    pause: () => Promise.resolve(),
  });
  expect(await store.list()).toMatchObject({ ok: false, error: { code: "io" } });
  await store.dispose();
});

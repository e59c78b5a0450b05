import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reviewId } from "../../src/core/ids.ts";
import type { ReviewStore } from "../../src/service/ports.ts";
import type { StoreFile, StoreFs } from "../../src/store/fs-port.ts";
import { nodeFs } from "../../src/store/node-fs.ts";
import { openStore, type StoreOptions } from "../../src/store/open-store.ts";
import { must } from "./must.ts";
import { sampleEvent, sampleReview } from "./sample-review.ts";

const id = reviewId("r1");
let home = "";
let stores: ReviewStore[] = [];
const folder = (): string => join(home, "reviews", "r1");

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "galley-disk-"));
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.dispose()));
  stores = [];
  await rm(home, { recursive: true, force: true });
});

async function start(options: StoreOptions = {}): Promise<ReviewStore> {
  const store = must(await openStore(home, options));
  stores.push(store);
  return store;
}

async function withReview(options: StoreOptions = {}): Promise<ReviewStore> {
  const store = await start(options);
  must(await store.create(sampleReview("r1", 3), Buffer.from("x")));
  return store;
}

describe("a folder that goes away while its review is open", () => {
  test("removed: the next edit is not called saved", async () => {
    const store = await withReview();
    must(await store.append(id, sampleEvent(1, 3)));
    await rm(folder(), { recursive: true });
    expect(await store.append(id, sampleEvent(2, 3))).toMatchObject({ ok: false, error: { code: "gone" } });
    expect(must(await store.list())).toEqual([]);
  });

  test("renamed: not saved until it is back, then nothing is missing", async () => {
    const store = await withReview();
    must(await store.append(id, sampleEvent(1, 3)));
    await rename(folder(), join(home, "elsewhere"));
    expect(await store.append(id, sampleEvent(2, 3))).toMatchObject({ ok: false, error: { code: "gone" } });
    await rename(join(home, "elsewhere"), folder());
    must(await store.append(id, sampleEvent(2, 3)));
    must(await store.append(id, sampleEvent(3, 3)));
    await store.dispose();
    const { review, recovered } = must(await (await start()).open(id));
    expect([review.events.length, recovered]).toEqual([3, []]);
  });

  test("replaced by another folder: nothing is written into that one", async () => {
    const store = await withReview();
    await rename(folder(), join(home, "elsewhere"));
    await mkdir(folder());
    for (const seq of [1, 1]) {
      const answer = await store.append(id, sampleEvent(seq, 3));
      expect(answer).toMatchObject({ ok: false, error: { code: "gone" } });
    }
    expect(await readdir(folder())).toEqual([]);
  });
});

/** A disk that says yes and keeps something else: one byte of every snapshot from the second on. */
function bendingFs(): StoreFs {
  return {
    ...nodeFs,
    create: async (path) => {
      const file = await nodeFs.create(path);
      if (!path.includes("snapshot-")) return file;
      return {
        ...file,
        write: (bytes) => {
          const bent = Buffer.from(bytes);
          const at = bent.indexOf("Sentence");
          if (at !== -1) bent[at] = 0x53 ^ 1;
          return file.write(bent);
        },
      };
    },
  };
}

test("a snapshot that reads back differently does not count: what it replaced and the journal stay", async () => {
  const store = await withReview({ fs: bendingFs() });
  for (let seq = 1; seq <= 12; seq++) {
    must(await store.append(id, sampleEvent(seq, 3)));
    if (seq % 2 === 0) {
      must(await store.close(id));
      must(await store.open(id));
    }
  }
  await store.dispose();
  const { review } = must(await (await start()).open(id));
  expect(review.segments).toEqual(sampleReview("r1", 3).segments);
  expect(review.events).toHaveLength(12);
});

/** A disk with room for so many bytes more. */
function smallFs(room: () => number, used: (bytes: number) => void): StoreFs {
  const full = () => Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  const limited = (file: StoreFile): StoreFile => ({
    ...file,
    write: async (bytes) => {
      if (bytes.length > room()) throw full();
      await file.write(bytes);
      used(bytes.length);
    },
  });
  return {
    ...nodeFs,
    freeBytes: () => Promise.resolve(1e12),
    remove: async (path) => {
      const size = (await nodeFs.stat(path))?.size ?? 0;
      await nodeFs.remove(path);
      used(-size);
    },
    create: async (path) => limited(await nodeFs.create(path)),
    openAppend: async (path) => limited(await nodeFs.openAppend(path)),
  };
}

test("a full disk: the reserve takes the next edits, then each is refused by name, and all go in when there is room", async () => {
  let room = 1e9;
  const store = await withReview({
    fs: smallFs(
      () => room,
      (bytes) => (room -= bytes),
    ),
  });
  must(await store.append(id, sampleEvent(1, 3)));
  await store.close(id);
  must(await store.open(id));
  expect(await readdir(home)).toContain("reserve.bin");
  must(await store.close(id));
  room = 0;
  must(await store.open(id));
  must(await store.append(id, sampleEvent(2, 3)));
  const big = sampleEvent(3, 3, 3_000_000);
  const before = (await readdir(folder())).length;
  for (let tries = 0; tries < 5; tries++)
    expect(await store.append(id, big)).toMatchObject({ ok: false, error: { code: "disk-full" } });
  expect((await readdir(folder())).length).toBeLessThanOrEqual(before + 1);
  room = 1e9;
  must(await store.append(id, big));
  await store.dispose();
  const { review, recovered } = must(await (await start()).open(id));
  expect([review.events.length, recovered]).toEqual([3, []]);
});

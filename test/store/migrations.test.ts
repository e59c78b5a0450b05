import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reviewId } from "../../src/core/ids.ts";
import { MIGRATIONS } from "../../src/store/migrations.ts";
import { openStore } from "../../src/store/open-store.ts";
import { SCHEMA } from "../../src/store/review-document.ts";
import { sealedText } from "../../src/store/snapshot-file.ts";
import { must } from "./must.ts";
import { sampleEvent, sampleReview } from "./sample-review.ts";

const id = reviewId("r1");
let home = "";
const inFolder = (...names: string[]): string => join(home, "reviews", "r1", ...names);

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "galley-migrate-"));
  await mkdir(join(home, "reviews"), { recursive: true });
});

afterEach(() => rm(home, { recursive: true, force: true }));

test("there is one step, and one frozen sample, for every schema before today's", async () => {
  expect(MIGRATIONS).toHaveLength(SCHEMA - 1);
  const frozen = await readdir(join(import.meta.dirname, "frozen"));
  expect(frozen.toSorted()).toEqual(Array.from({ length: SCHEMA - 1 }, (_, index) => `schema-${index + 1}`));
});

test("schema 1: gains the number of revisions, keeps everything, is copied first", async () => {
  const frozen = join(import.meta.dirname, "frozen", "schema-1");
  await cp(frozen, inFolder(), { recursive: true });
  const store = must(await openStore(home));
  const { review, recovered } = must(await store.open(id));
  expect(recovered).toEqual([]);
  const events = Array.from({ length: 9 }, (_, index) => sampleEvent(index + 1, 4));
  expect(review).toEqual({ ...sampleReview("r1", 4), events });
  expect(JSON.parse(await readFile(inFolder("review.json"), "utf8"))).toMatchObject({ schema: 2, seq: 9 });
  for (const name of (await readdir(frozen)).filter((one) => one !== "original.bin"))
    expect(await readFile(inFolder("before-schema-2", name)), name).toEqual(await readFile(join(frozen, name)));
  must(await store.append(id, sampleEvent(10, 4)));
  await store.dispose();
  const again = must(await openStore(home));
  expect(must(await again.open(id)).review.events).toHaveLength(10);
  await again.dispose();
});

test("a newer schema is refused and left as it is", async () => {
  const store = must(await openStore(home));
  must(await store.create(sampleReview("r1", 2), Buffer.from("x")));
  await store.dispose();
  const json = JSON.parse(await readFile(inFolder("review.json"), "utf8")) as Record<string, unknown>;
  const { sha256: _, ...rest } = json;
  const newer = sealedText([JSON.stringify({ ...rest, schema: SCHEMA + 1 }).slice(0, -1)]);
  await writeFile(inFolder("review.json"), newer);
  const again = must(await openStore(home));
  expect(await again.open(id)).toMatchObject({ ok: false, error: { code: "newer-schema" } });
  expect(await readFile(inFolder("review.json"))).toEqual(Buffer.from(newer));
  await again.dispose();
});

import { strToU8, zipSync } from "fflate";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reviewId } from "../../src/core/ids.ts";
import type { ReviewStore } from "../../src/service/ports.ts";
import { firstDocument, packBundle } from "../../src/store/bundle.ts";
import { openStore } from "../../src/store/open-store.ts";
import { documentText, sealedText } from "../../src/store/snapshot-file.ts";
import { must } from "./must.ts";
import { sampleEvent, sampleReview } from "./sample-review.ts";

const original = Buffer.from("the file");
const document = firstDocument({ ...sampleReview("r1", 3), events: [sampleEvent(1, 3)] }, original);
const good = packBundle(document, original);
const json = JSON.parse([...documentText(document)].join("") + "}") as Record<string, unknown>;

/** A bundle with its document changed, and sealed again by somebody who knows how. */
function forged(change: (json: Record<string, unknown>) => unknown): Uint8Array {
  const text = sealedText([JSON.stringify(change(structuredClone(json))).slice(0, -1)]);
  return zipSync({ "review.json": text, "original.bin": original });
}

const sealed = sealedText(documentText(document));
let home = "";
let store: ReviewStore;
let count = 0;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "galley-bundle-"));
  store = must(await openStore(home));
});

afterAll(async () => {
  await store.dispose();
  await rm(home, { recursive: true, force: true });
});

async function refused(bytes: Uint8Array, code: string): Promise<string> {
  const answer = await store.unpack(bytes, reviewId(`bad-${count++}`));
  if (answer.ok) throw new Error("was taken");
  expect(answer.error.code).toBe(code);
  expect((await readdir(join(home, "reviews"))).filter((name) => name.includes("bad"))).toEqual([]);
  return answer.error.detail;
}

test("a good bundle is taken, under any id, as often as wanted", async () => {
  must(await store.unpack(good, reviewId("copy1")));
  must(await store.unpack(good, reviewId("copy2")));
  expect(must(await store.open(reviewId("copy2"))).review).toEqual({ ...document.review, id: "copy2" });
});

describe("refused whole", () => {
  const bomb = zipSync({ "review.json": new Uint8Array(64 * 2 ** 20), "original.bin": original }, { level: 9 });
  test.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["not a zip", strToU8("%PDF-1.7 ".repeat(50))],
    ["cut off", good.subarray(0, good.length >> 1)],
    ["a bomb", bomb],
    ["something else in it", zipSync({ "review.json": sealed, "original.bin": original, "evil.txt": original })],
    ["a path that leads out", zipSync({ "../review.json": sealed, "original.bin": original })],
    ["no original", zipSync({ "review.json": sealed })],
    ["another original", zipSync({ "review.json": sealed, "original.bin": strToU8("another") })],
    ["a broken seal", zipSync({ "review.json": Buffer.from(sealed).fill(32, 90, 91), "original.bin": original })],
    ["another shape", forged((one) => ({ ...one, segments: {} }))],
    ["one more key", forged((one) => ({ ...one, extra: 1 }))],
    [
      "a key that is not one",
      forged((one) => JSON.parse(JSON.stringify(one).replace('"title"', '"__proto__"')) as object),
    ],
    ["a wrong count", forged((one) => ({ ...one, seq: 7 }))],
    ["revisions out of order", forged((one) => ({ ...one, seq: 2, events: [sampleEvent(2, 3), sampleEvent(1, 3)] }))],
    ["a revision of nothing", forged((one) => ({ ...one, events: [sampleEvent(1, 9999)] }))],
    [
      "a segment beside the text",
      forged((one) => ({ ...one, segments: [{ ...document.review.segments[0], to: 1e6 }] })),
    ],
    [
      "a segment that is not the text",
      forged((one) => ({ ...one, segments: [{ ...document.review.segments[0], raw: "x" }] })),
    ],
    ["a list", forged(() => [1])],
  ])("%s", async (_, bytes) => {
    await refused(bytes, "bad-bundle");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("a bundle of a newer Galley, by name", async () => {
    await refused(
      forged((one) => ({ ...one, schema: 99 })),
      "newer-schema",
    );
  });

  test("every byte counts: one bit anywhere is noticed or harmless", async () => {
    for (let at = 0; at < good.length; at += 13) {
      const bent = Buffer.from(good);
      bent[at] = (bent[at] ?? 0) ^ 16;
      const id = reviewId(`bent-${at}`);
      const answer = await store.unpack(bent, id);
      if (!answer.ok) expect(answer.error.code).toBe("bad-bundle");
      else expect(must(await store.open(id)).review).toEqual({ ...document.review, id });
    }
  });
});

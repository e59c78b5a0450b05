import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reviewId } from "../../src/core/ids.ts";
import type { ReviewStore } from "../../src/service/ports.ts";
import { openStore } from "../../src/store/open-store.ts";
import { must } from "./must.ts";
import { sampleEvent, sampleReview } from "./sample-review.ts";

const bytes = Buffer.from("Sentence number 1 of the article reads so.\n");
const id = reviewId("r1");
let home = "";
let store: ReviewStore;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "galley-store-"));
  store = must(await openStore(home));
});

afterEach(async () => {
  await store.dispose();
  await rm(home, { recursive: true, force: true });
});

const again = async (): Promise<void> => {
  await store.dispose();
  store = must(await openStore(home));
};

describe("a review on the disk", () => {
  test("comes back with every event, in order", async () => {
    must(await store.create(sampleReview("r1", 5), bytes));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => store.append(id, sampleEvent(i + 1, 5))));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    await again();
    const { review, recovered } = must(await store.open(id));
    expect(recovered).toEqual([]);
    expect(review.events).toEqual(Array.from({ length: 50 }, (_, i) => sampleEvent(i + 1, 5)));
    expect(review.segments).toEqual(sampleReview("r1", 5).segments);
    expect(Buffer.from(must(await store.original(id)))).toEqual(bytes);
  });

  test("takes the same event twice for one, another for a mistake", async () => {
    must(await store.create(sampleReview("r1", 5), bytes));
    must(await store.append(id, sampleEvent(1, 5)));
    must(await store.append(id, sampleEvent(1, 5)));
    // Back from the snapshot the same event has its keys in another order.
    await again();
    must(await store.append(id, sampleEvent(1, 5)));
    expect(await store.append(id, sampleEvent(1, 4))).toMatchObject({ ok: false, error: { code: "io" } });
    expect(await store.append(id, sampleEvent(3, 5))).toMatchObject({ ok: false, error: { code: "io" } });
  });

  test("is plain JSON that nobody else can read", async () => {
    must(await store.create(sampleReview("r1", 2), bytes));
    const path = join(home, "reviews", "r1", "review.json");
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ galley: "review", generation: 1, id: "r1" });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("is written by one store at a time", async () => {
    must(await store.create(sampleReview("r1", 2), bytes));
    const other = must(await openStore(home));
    expect(await other.open(id)).toMatchObject({ ok: false, error: { code: "locked" } });
    expect(must(await other.list())).toHaveLength(1);
    must(await other.create(sampleReview("r2", 2), bytes));
    must(await store.close(id));
    must(await other.open(id));
    await other.dispose();
  });

  test("is opened again by an edit that meets its closing", async () => {
    must(await store.create(sampleReview("r1", 5), bytes));
    must(await store.append(id, sampleEvent(1, 5)));
    const closing = store.close(id);
    const edit = store.append(id, sampleEvent(2, 5));
    must(await closing);
    must(await edit);
    await again();
    expect(must(await store.open(id)).review.events).toHaveLength(2);
  });

  test("goes to the trash and back", async () => {
    must(await store.create(sampleReview("r1", 2), bytes));
    must(await store.trash(id, true));
    expect(must(await store.list())).toEqual([]);
    expect(await readdir(join(home, "trash"))).toEqual(["r1"]);
    must(await store.trash(id, false));
    must(await store.open(id));
  });

  test("is packed with the edits that a failing disk did not take", async () => {
    must(await store.create(sampleReview("r1", 3), bytes));
    must(await store.append(id, sampleEvent(1, 3)));
    const bundle = must(await store.pack(id, [sampleEvent(1, 3), sampleEvent(2, 3)]));
    must(await store.unpack(bundle, reviewId("r2")));
    expect(must(await store.open(reviewId("r2"))).review.events).toEqual([sampleEvent(1, 3), sampleEvent(2, 3)]);
    expect(must(await store.open(id)).review.events).toHaveLength(1);
  });

  test("travels as one file under another id", async () => {
    must(await store.create(sampleReview("r1", 3), bytes));
    must(await store.append(id, sampleEvent(1, 3)));
    const bundle = must(await store.pack(id));
    must(await store.unpack(bundle, reviewId("r2")));
    const copy = must(await store.open(reviewId("r2"))).review;
    expect(copy).toEqual({ ...must(await store.open(id)).review, id: "r2" });
    must(await store.append(reviewId("r2"), sampleEvent(2, 3)));
    await again();
    expect(must(await store.open(reviewId("r2"))).review.events).toHaveLength(2);
  });
});

describe("the desk", () => {
  test("shows saved cards, and makes missing ones from the review", async () => {
    must(await store.create(sampleReview("r1", 3), bytes));
    const [made] = must(await store.list());
    expect(made).toMatchObject({ id: "r1", title: "A sample", segments: 3, confirmed: 0, archived: false });
    if (made) must(await store.saveCard({ ...made, openFlags: 4 }));
    expect(must(await store.list())).toEqual([{ ...made, openFlags: 4 }]);
  });

  test("places and desk lines saved at once arrive whole and in order", async () => {
    must(await store.create(sampleReview("r1", 2), bytes));
    const [card] = must(await store.list());
    if (card === undefined) throw new Error("a card expected");
    const turns = Array.from({ length: 20 }, (_, turn) => turn);
    const saves = turns.flatMap((turn) => [
      store.saveView(id, { active: `s${turn}`.repeat(200 - turn * 10) }),
      store.saveCard({ ...card, title: `title ${turn}` }),
    ]);
    const reads = [store.readView(id), ...turns.map(() => store.readView(id))];
    for (const saved of await Promise.all(saves)) must(saved);
    for (const read of await Promise.all(reads)) expect(must(read)).toEqual({ active: "s19".repeat(10) });
    expect(must(await store.list())[0]?.title).toBe("title 19");
  });

  test("keeps views and settings", async () => {
    must(await store.create(sampleReview("r1", 3), bytes));
    expect(must(await store.readView(id))).toBeUndefined();
    must(await store.saveView(id, { active: "s2" }));
    expect(must(await store.readView(id))).toEqual({ active: "s2" });
    expect(must(await store.readSettings())).toBeUndefined();
    must(await store.saveSettings({ who: "me" }));
    await again();
    expect(must(await store.readSettings())).toEqual({ who: "me" });
  });

  test("says once that settings are damaged, keeps them, and goes on with the version before", async () => {
    must(await store.saveSettings({ rules: 1 }));
    must(await store.saveSettings({ rules: 2 }));
    await writeFile(join(home, "settings.json"), "{ half");
    const first = await store.readSettings();
    expect(first).toMatchObject({ ok: false, error: { code: "damaged" } });
    if (!first.ok) expect(await readFile(first.error.path ?? "", "utf8")).toBe("{ half");
    expect(must(await store.readSettings())).toEqual({ rules: 1 });
    must(await store.saveSettings({ rules: 3 }));
    expect(must(await store.readSettings())).toEqual({ rules: 3 });
  });

  test("never leaves its folder", async () => {
    for (const bad of ["../x", "a/b", ".new-x", "", "con"])
      expect(await store.open(reviewId(bad))).toMatchObject({ ok: false, error: { code: "not-found" } });
  });
});

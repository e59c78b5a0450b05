import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toBase64 } from "../../src/contract/base64.ts";
import type { News, Replies } from "../../src/contract/replies.ts";
import type { Method, RequestOf } from "../../src/contract/requests.ts";
import type { ReviewId } from "../../src/core/ids.ts";
import { editText } from "../../src/core/review/actions.ts";
import type { ChildChannel } from "../../src/host/channel.ts";
import { forkChannel } from "../../src/host/fork-channel.ts";
import { openRemoteStore } from "../../src/host/remote-store.ts";
import { systemClock } from "../../src/host/system.ts";
import type { Service } from "../../src/service/create-service.ts";
import { serviceOver } from "../service/fakes.ts";

const entry = join(import.meta.dirname, "../../src/host/store-process.ts");
const CLIENT = "page-0001";
let home = "";
let service: Service | undefined;
let child: ChildChannel | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "galley-reopened-"));
});

afterEach(async () => {
  await service?.dispose();
  await rm(home, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const store = await openRemoteStore({
    spawn: () => (child = forkChannel(entry, [])),
    home,
    pause: () => Promise.resolve(),
    onRestart: (reopened) => service?.reopened(reopened),
  });
  if (!store.ok) throw new Error(store.error.detail);
  service = serviceOver(store.value, systemClock);
}

async function ask<M extends Method>(method: M, request: RequestOf<M>): Promise<Replies[M]> {
  const reply = await service?.dispatch(method, request, { trusted: false, client: CLIENT });
  if (!reply?.ok) throw new Error(`${method}: ${reply?.error.code} ${reply?.error.detail}`);
  return reply.value as Replies[M];
}

async function openArticle(): Promise<ReviewId> {
  const data = toBase64(new TextEncoder().encode("A headline\n\nOne sentence here. Another there.\n"));
  const { review } = await ask("article.open", { name: "a.txt", data });
  await ask("news.next", { client: CLIENT, after: 0, waitMs: 0 });
  await ask("review.open", { review });
  return review;
}

async function edit(review: ReviewId, text: string): Promise<Replies["review.apply"]> {
  const { state } = await ask("review.open", { review });
  const [first] = state.segments;
  const action = first && editText(state, first.id, text);
  if (action === undefined) throw new Error("nothing to change");
  return ask("review.apply", { review, action: structuredClone(action) as never });
}

/** Ends the store's process and changes a file of the review before the next one can look at it. */
async function dieAndDamage(review: ReviewId, isIt: (name: string) => boolean, damage: (text: string) => string) {
  const folder = join(home, "reviews", review);
  const name = (await readdir(folder)).findLast(isIt);
  if (name === undefined) throw new Error("no such file");
  const path = join(folder, name);
  await writeFile(path, damage(await readFile(path, "utf8")));
  child?.kill();
}

async function newsOf(kind: News["kind"]): Promise<readonly News[]> {
  const { news } = await ask("news.next", { client: CLIENT, after: 0, waitMs: 0 });
  return news.map((item) => item.news).filter((item) => item.kind === kind);
}

const eventsOnDisk = async (review: ReviewId): Promise<readonly string[]> => {
  await service?.dispose();
  await start();
  const { events } = await ask("review.history", { review });
  return events.flatMap(({ changes }) => changes.flatMap((change) => (change.kind === "text" ? [change.after] : [])));
};

test("pages are told what had to be put right when the store was started anew, once", async () => {
  await start();
  const review = await openArticle();
  await edit(review, "First.");
  await dieAndDamage(
    review,
    (name) => name === "review.json",
    (text) => text.slice(0, -40),
  );
  expect(await edit(review, "Second.")).toMatchObject({ saved: true });
  expect(await newsOf("recovered")).toMatchObject([{ review, recovered: [{ what: "snapshot", lostEvents: 0 }] }]);
  expect((await ask("review.open", { review })).recovered).toHaveLength(1);
  child?.kill();
  await edit(review, "Third.");
  expect(await newsOf("recovered")).toHaveLength(1);
  expect(await eventsOnDisk(review)).toEqual(["First.", "Second.", "Third."]);
});

test("a store that dies undamaged says nothing", async () => {
  await start();
  const review = await openArticle();
  await edit(review, "First.");
  child?.kill();
  expect(await edit(review, "Second.")).toMatchObject({ saved: true });
  expect(await newsOf("recovered")).toEqual([]);
});

test("saved edits that the disk lost under an open review are saved again", async () => {
  await start();
  const review = await openArticle();
  for (const text of ["First.", "Second.", "Third."]) await edit(review, text);
  const isJournal = (name: string): boolean => name.startsWith("journal-");
  await dieAndDamage(review, isJournal, (text) => text.split("\n").slice(0, 2).join("\n"));
  await edit(review, "Fourth.");
  await vi.waitUntil(async () => (await ask("review.open", { review })).save.waiting === 0, 20_000);
  expect(await eventsOnDisk(review)).toEqual(["First.", "Second.", "Third.", "Fourth."]);
});

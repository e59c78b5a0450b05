import { describe, expect, test } from "vitest";
import { toBase64 } from "../../src/contract/base64.ts";
import type { Replies } from "../../src/contract/replies.ts";
import type { Method, RequestOf } from "../../src/contract/requests.ts";
import { segmentId, type SegmentId } from "../../src/core/ids.ts";
import { dismiss, editText } from "../../src/core/review/actions.ts";
import type { Action } from "../../src/core/review/event.ts";
import type { ReviewState } from "../../src/core/review/state.ts";
import { ok } from "../../src/core/result.ts";
import { fakeService, settle, type Bench } from "./fakes.ts";

const PAGE = "page-0001";
const OTHER = "page-0002";
const [S1, S2] = [segmentId("s1"), segmentId("s2")];

async function ask<M extends Method>(bench: Bench, method: M, request: RequestOf<M>, client = PAGE) {
  const reply = await bench.service.dispatch(method, request, { trusted: true, client });
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Replies[M];
}

async function openArticle(bench: Bench) {
  const data = toBase64(new TextEncoder().encode("A headline\n\nOne sentence here.\n"));
  const { review } = await ask(bench, "article.open", { name: "a.txt", data });
  const { state } = await ask(bench, "review.open", { review });
  return { review, state };
}

function edited(state: ReviewState, id: SegmentId, text: string, joins = false): never {
  const action: Action | undefined = editText(state, id, text, { joins });
  if (!action) throw new Error("nothing to change");
  return structuredClone(action) as never;
}

const textsOf = ({ segments }: ReviewState) => segments.map(({ pe }) => pe);

describe("two pages on one review", () => {
  test("an edit between the steps of an undo is not taken back in place of an older one", async () => {
    const bench = fakeService();
    const { review, state } = await openArticle(bench);
    await ask(bench, "review.apply", { review, action: edited(state, S1, "One") });
    const once = await ask(bench, "review.open", { review });
    await ask(bench, "review.apply", { review, action: edited(once.state, S1, "Two") });
    const undone = ask(bench, "review.undo", { review, steps: 2 });
    await ask(bench, "review.apply", { review, action: edited(state, S2, "Theirs.") }, OTHER);
    await undone;
    expect(textsOf((await ask(bench, "review.open", { review })).state)).toEqual(["A headline", "Theirs."]);
  });

  test("typing does not go on from what another page did", async () => {
    const bench = fakeService();
    const { review, state } = await openArticle(bench);
    await ask(bench, "review.apply", { review, action: edited(state, S1, "A head") });
    await ask(bench, "review.apply", { review, action: edited(state, S2, "Theirs.") }, OTHER);
    const now = await ask(bench, "review.open", { review });
    await ask(bench, "review.apply", { review, action: edited(now.state, S1, "A heading", true) });
    await ask(bench, "review.undo", { review });
    expect(textsOf((await ask(bench, "review.open", { review })).state)).toEqual(["A head", "Theirs."]);
  });

  test("a page that comes while the last one's edits are being saved keeps the review open", async () => {
    const bench = fakeService();
    const { review, state } = await openArticle(bench);
    let disk = (): void => undefined;
    const { append } = bench.store;
    bench.store.append = async (id, event) => {
      await new Promise<void>((resolve) => (disk = resolve));
      return append(id, event);
    };
    let closed = 0;
    bench.store.close = async () => {
      closed += 1;
      return ok(undefined);
    };
    const saving = ask(bench, "review.apply", { review, action: edited(state, S1, "One") });
    await settle();
    const leaving = ask(bench, "review.close", { review });
    await settle();
    await ask(bench, "review.open", { review }, OTHER);
    disk();
    await Promise.all([saving, leaving]);
    expect(closed).toBe(0);
  });

  test("an edit that comes after its page's farewell is saved and leaves the review closed", async () => {
    const bench = fakeService();
    const { review, state } = await openArticle(bench);
    let closed = 0;
    bench.store.close = async () => {
      closed += 1;
      return ok(undefined);
    };
    await ask(bench, "review.close", { review });
    await ask(bench, "review.apply", { review, action: edited(state, S1, "Late") });
    await settle();
    expect(closed).toBe(2);
    expect(textsOf((await ask(bench, "review.open", { review })).state)[0]).toBe("Late");
  });
});

describe("news", () => {
  test("a page that was given up is told to look again", async () => {
    const bench = fakeService();
    const poll = (after: number) => ask(bench, "news.next", { client: PAGE, after, waitMs: 0 });
    await poll(0);
    await bench.clock.advance(120_000);
    bench.service.announce({ kind: "desk" });
    expect((await poll(0)).lost).toBe(true);
    expect((await poll(0)).lost).toBe(false);
  });

  test("a page that comes from a service before this one is told at once, not after a long wait", async () => {
    const bench = fakeService();
    expect(await ask(bench, "news.next", { client: PAGE, after: 500, waitMs: 25_000 })).toEqual({
      news: [],
      lost: true,
    });
  });
});

describe("dismissals", () => {
  test("one flag dismissed twice is one dismissal, and one undo brings it back", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    const dismissed = async () => (await ask(bench, "review.open", { review })).state.dismissals;
    const action = dismiss([{ rule: "test.bad", words: "bad", scope: "article" }]);
    const once = () => ask(bench, "review.apply", { review, action: structuredClone(action) as never });
    expect((await once()).events).toHaveLength(1);
    expect((await once()).events).toHaveLength(0);
    expect(await dismissed()).toHaveLength(1);
    await ask(bench, "review.undo", { review });
    expect(await dismissed()).toHaveLength(0);
  });
});

describe("settings", () => {
  test("two flags dismissed for good at once are both kept", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    const always = (words: string) => {
      const action = dismiss([{ rule: "test.bad", words, scope: "always" }]);
      return ask(bench, "review.apply", { review, action: structuredClone(action) as never });
    };
    await Promise.all([always("one"), always("two")]);
    await settle();
    const { settings } = await ask(bench, "settings.read", {});
    expect(settings.alwaysDismissed.map(({ words }) => words)).toEqual(["one", "two"]);
  });

  test("damaged ones are said to be damaged, and those from before count", async () => {
    const bench = fakeService();
    const houseRules = [{ phrase: "a tweet on Twitter", preferred: "a tweet" }];
    await bench.store.saveSettings({ checks: { houseRules } });
    const { readSettings } = bench.store;
    let asked = 0;
    bench.store.readSettings = async () => {
      asked += 1;
      if (asked > 1) return readSettings();
      return { ok: false, error: { code: "damaged", detail: "", path: "/kept/1-settings.json" } };
    };
    expect((await ask(bench, "settings.read", {})).settings.checks.houseRules).toEqual(houseRules);
    const { news } = await ask(bench, "news.next", { client: PAGE, after: 0, waitMs: 0 });
    expect(news.map((item) => item.news)).toContainEqual({
      kind: "trouble",
      error: { code: "settings-damaged", at: "/kept/1-settings.json" },
    });
  });

  test("one part that does not fit costs that part only", async () => {
    const bench = fakeService();
    const stored =
      '{"who":"me","theme":7,"novelty":1,"__proto__":{"who":"x"},"checks":{"dialect":"xx","knownNames":["Al-Sadr"]}}';
    await bench.store.saveSettings(JSON.parse(stored));
    const { settings } = await ask(bench, "settings.read", {});
    expect(settings).toMatchObject({
      who: "me",
      theme: "system",
      checks: { dialect: "en-US", knownNames: ["Al-Sadr"] },
    });
  });
});

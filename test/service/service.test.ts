import { describe, expect, test } from "vitest";
import type { Replies } from "../../src/contract/replies.ts";
import type { Method, RequestOf } from "../../src/contract/requests.ts";
import { toBase64 } from "../../src/contract/base64.ts";
import { reviewId, segmentId } from "../../src/core/ids.ts";
import { dismiss, editText } from "../../src/core/review/actions.ts";
import { fakeService, settle, type Bench } from "./fakes.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const data = (text: string) => toBase64(bytes(text));
const S1 = segmentId("s1");

async function ask<M extends Method>(bench: Bench, method: M, request: RequestOf<M>): Promise<Replies[M]> {
  const reply = await bench.service.dispatch(method, request, { trusted: true, client: "page-0001" });
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Replies[M];
}

async function code(bench: Bench, method: string, request: unknown, trusted = true): Promise<string> {
  const reply = await bench.service.dispatch(method, request, { trusted });
  return reply.ok ? "ok" : reply.error.code;
}

async function openArticle(bench: Bench, text = "A bad headline\n\nOne sentence here. A bad one there.\n") {
  const { review } = await ask(bench, "article.open", { name: "a.txt", data: data(text) });
  const { state } = await ask(bench, "review.open", { review });
  return { review, state };
}

async function edit(bench: Bench, review: string, text: string) {
  const { state } = await ask(bench, "review.open", { review });
  const action = editText(state, S1, text);
  if (!action) throw new Error("nothing to change");
  return ask(bench, "review.apply", { review, action: structuredClone(action) as never });
}

describe("the door", () => {
  test.each([
    ["no.such", {}, "bad-request"],
    ["__proto__", {}, "bad-request"],
    [undefined, {}, "bad-request"],
    ["desk.list", { extra: 1 }, "bad-request"],
    ["review.open", { review: "../../etc" }, "bad-request"],
    ["review.open", { review: "r99" }, "not-found"],
    ["article.open", { name: "a.txt", data: "%%%" }, "bad-request"],
    ["article.openPath", { path: "/none.txt" }, "file-not-found"],
  ])("%s %o is refused with %s", async (method, request, expected) => {
    expect(await code(fakeService(), method as string, request)).toBe(expected);
  });

  test("paths are for trusted callers only", async () => {
    expect(await code(fakeService(), "article.openPath", { path: "/a.txt" }, false)).toBe("not-allowed");
    const request = { review: "r1", to: "clean", path: "/x", replace: true };
    expect(await code(fakeService(), "export.file", request, false)).toBe("not-allowed");
  });
});

describe("opening articles", () => {
  test("the same bytes find the same review, unless a new one is wanted", async () => {
    const bench = fakeService();
    const first = await ask(bench, "article.open", { name: "a.txt", data: data("Some text.") });
    const again = await ask(bench, "article.open", { name: "b.txt", data: data("Some text.") });
    const fresh = await ask(bench, "article.open", { name: "a.txt", data: data("Some text."), again: true });
    expect(again).toEqual({ review: first.review, existing: true });
    expect(fresh.review).not.toBe(first.review);
  });

  test.each([
    ["", "empty"],
    [" \n\n ", "no-text"],
    ["ELF\u0000\u0001\u0002\u0000", "binary"],
  ])("%j is refused and leaves no review", async (text, expected) => {
    const bench = fakeService();
    expect(await code(bench, "article.open", { name: "a.txt", data: data(text) })).toBe(expected);
    expect((await ask(bench, "desk.list", {})).reviews).toEqual([]);
  });

  test("a review is named after its headline", async () => {
    const bench = fakeService();
    await openArticle(bench);
    expect((await ask(bench, "desk.list", {})).reviews[0]).toMatchObject({ title: "A bad headline", segments: 3 });
  });

  test.each([
    [undefined, "First line"],
    ["  ", "First line"],
    ["My\u0000 title\n", "My title"],
  ])("a pasted text titled %j is named %j, and has no file's name", async (title, named) => {
    const bench = fakeService();
    await ask(bench, "article.paste", { text: "First line\n\nMore.", ...(title === undefined ? {} : { title }) });
    const [review] = (await ask(bench, "desk.list", {})).reviews;
    expect(review?.title).toBe(named);
    expect(review).not.toHaveProperty("fileName");
  });
});

describe("saving tells the truth", () => {
  test("an edit is answered as saved only when the store has it", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    const { saved, events } = await edit(bench, review, "A good headline");
    expect(saved).toBe(true);
    expect(bench.store.reviews.get(reviewId(review))?.events).toEqual(events);
  });

  test("a full disk is told with the number that waits, editing goes on, and all arrives in order later", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    bench.store.failing = { code: "disk-full", detail: "ENOSPC" };
    expect((await edit(bench, review, "One")).saved).toBe(false);
    expect((await edit(bench, review, "Two")).saved).toBe(false);
    const { save } = await ask(bench, "review.open", { review });
    expect(save).toMatchObject({ waiting: 2, problem: { code: "disk-full" } });
    expect(await code(bench, "desk.trash", { review, trashed: true })).toBe("disk-full");
    bench.store.failing = undefined;
    await bench.clock.advance(10_000);
    expect(bench.store.reviews.get(reviewId(review))?.events.map((event) => event.seq)).toEqual([1, 2]);
    expect((await ask(bench, "review.open", { review })).save).toMatchObject({ waiting: 0 });
    expect((await edit(bench, review, "Three")).saved).toBe(true);
  });

  test("an edit of a sentence that changed meanwhile is a conflict and changes nothing", async () => {
    const bench = fakeService();
    const { review, state } = await openArticle(bench);
    await edit(bench, review, "Mine");
    const late = editText(state, S1, "Theirs");
    expect(await code(bench, "review.apply", { review, action: late })).toBe("conflict");
    expect((await ask(bench, "review.open", { review })).state.segments[0]?.pe).toBe("Mine");
  });

  test("of two edits of one sentence at once, one is made and the other is a conflict", async () => {
    const bench = fakeService();
    const { review, state } = await openArticle(bench);
    const send = (text: string) => code(bench, "review.apply", { review, action: editText(state, S1, text) });
    expect((await Promise.all([send("One"), send("Two")])).toSorted()).toEqual(["conflict", "ok"]);
    expect(bench.store.reviews.get(reviewId(review))?.events).toHaveLength(1);
  });

  test("undo and redo are events too", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    await edit(bench, review, "One");
    await edit(bench, review, "Two");
    await ask(bench, "review.undo", { review, steps: 2 });
    expect((await ask(bench, "review.open", { review })).state.segments[0]?.pe).toBe("A bad headline");
    await ask(bench, "review.redo", { review });
    expect((await ask(bench, "review.open", { review })).state.segments[0]?.pe).toBe("One");
    expect((await ask(bench, "review.history", { review })).events).toHaveLength(5);
    expect(await code(fakeService(), "review.undo", { review })).toBe("not-found");
  });
});

describe("flags", () => {
  test("reach the page as news, follow edits, and go when dismissed for good", async () => {
    const bench = fakeService();
    await ask(bench, "news.next", { client: "page-0001", after: 0, waitMs: 0 });
    const { review, state } = await openArticle(bench);
    const first = await ask(bench, "news.next", { client: "page-0001", after: 0, waitMs: 0 });
    expect(first.news.map(({ news }) => news.kind)).toContain("flags");
    expect((await bench.service.openFlags(state.id)).size).toBe(2);
    await edit(bench, review, "A good headline");
    await settle();
    expect([...(await bench.service.openFlags(state.id))].filter(([, flags]) => flags.length > 0)).toHaveLength(1);
    const action = dismiss([{ rule: "test.bad", words: "bad", scope: "always" }]);
    await ask(bench, "review.apply", { review, action: structuredClone(action) as never });
    await settle();
    const { settings } = await ask(bench, "settings.read", {});
    expect(settings.alwaysDismissed).toEqual([{ rule: "test.bad", words: "bad" }]);
    await ask(bench, "review.undo", { review });
    await settle();
    expect((await ask(bench, "settings.read", {})).settings.alwaysDismissed).toEqual([]);
  });
});

describe("news", () => {
  test("a waiting page is woken, an errand goes to one page only, and a page that is gone lets go", async () => {
    const bench = fakeService();
    bench.service.announce({ kind: "show", review: reviewId("r1") });
    const early = await ask(bench, "news.next", { client: "page-0001", after: 0, waitMs: 0 });
    expect(early.news.map(({ news }) => news.kind)).toEqual(["show"]);
    expect((await ask(bench, "news.next", { client: "page-0002", after: 0, waitMs: 0 })).news).toEqual([]);
    const waiting = ask(bench, "news.next", { client: "page-0002", after: 0, waitMs: 25_000 });
    await settle();
    bench.service.announce({ kind: "desk" });
    expect((await waiting).news.map(({ news }) => news.kind)).toEqual(["desk"]);
    const { review } = await openArticle(bench);
    await bench.clock.advance(120_000);
    expect((await ask(bench, "desk.list", {})).reviews).toHaveLength(1);
    expect(bench.store.reviews.has(reviewId(review))).toBe(true);
  });
});

describe("the desk's line of a review", () => {
  test("follows its edits without listing every review each time, and keeps being archived", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    await ask(bench, "desk.archive", { review, archived: true });
    let lists = 0;
    const { list } = bench.store;
    bench.store.list = () => {
      lists += 1;
      return list();
    };
    for (const text of ["One", "Two", "Three"]) {
      await edit(bench, review, text);
      await bench.clock.advance(2_000);
    }
    expect(lists).toBe(0);
    const { reviews } = await ask(bench, "desk.list", {});
    expect(reviews[0]).toMatchObject({ id: review, archived: true, changedAt: bench.clock.now() - 2_000 });
  });
});

describe("a source", () => {
  test("is attached sentence by sentence as one step that undo takes back", async () => {
    const bench = fakeService();
    const { review } = await openArticle(
      bench,
      "The 3 mayors came.\n\nNobody spoke at the long meeting in the town hall.\n",
    );
    const source = "Les 3 maires sont venus.\n\nPersonne n'a parlé à la longue réunion à l'hôtel de ville.\n";
    await ask(bench, "review.source", { review, name: "fr.txt", data: data(source) });
    const { state } = await ask(bench, "review.open", { review });
    expect(state.segments.map((segment) => segment.source)).toEqual(source.trim().split("\n\n"));
    await ask(bench, "review.undo", { review });
    const undone = await ask(bench, "review.open", { review });
    expect(undone.state.segments.every((segment) => segment.source === undefined)).toBe(true);
  });
});

describe("a bilingual table", () => {
  test("comes back by id as one step; another review's table is refused", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    const made = await ask(bench, "export.bytes", { review, to: "docx-bilingual" });
    expect(await code(bench, "review.reimport", { review, name: "t.docx", data: made.data })).toBe("nothing-new");
    await edit(bench, review, "A good headline");
    const edited = await ask(bench, "export.bytes", { review, to: "docx-bilingual" });
    await ask(bench, "review.undo", { review });
    const { events } = await ask(bench, "review.reimport", { review, name: "t.docx", data: edited.data });
    expect(events).toMatchObject([{ label: "import" }]);
    const { state } = await ask(bench, "review.open", { review });
    expect(state.segments[0]).toMatchObject({ pe: "A good headline", status: "edited" });
    const other = await openArticle(bench, "Quite another article.");
    const request = { review: other.review, name: "t.docx", data: edited.data };
    expect(await code(bench, "review.reimport", request)).toBe("other-review");
  });
});

describe("exports", () => {
  test("clean text keeps everything but the corrections, and an existing file is never replaced unasked", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    await edit(bench, review, "A good headline");
    await ask(bench, "export.file", { review, to: "clean", path: "/out.txt", replace: false });
    const text = new TextDecoder().decode(bench.files.get("/out.txt"));
    expect(text).toBe("A good headline\n\nOne sentence here. A bad one there.\n");
    const request = { review, to: "clean", path: "/out.txt", replace: false };
    expect(await code(bench, "export.file", request)).toBe("exists");
  });

  const exportedAt = async (bench: Bench): Promise<number | undefined> =>
    (await ask(bench, "desk.list", {})).reviews[0]?.exportedAt;

  test("a review is exported once its bytes have left the page, as they were made, not when they are made", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    const { at } = await ask(bench, "export.bytes", { review, to: "clean" });
    expect(await exportedAt(bench)).toBeUndefined();
    await bench.clock.advance(5_000);
    await ask(bench, "export.done", { review, at });
    expect(await exportedAt(bench)).toBe(at);
  });

  test("a file that could not be written is no export; one that was written is", async () => {
    const bench = fakeService();
    const { review } = await openArticle(bench);
    bench.files.set("/out.txt", bytes("Another text."));
    const request = { review, to: "clean", path: "/out.txt", replace: false } as const;
    expect(await code(bench, "export.file", request)).toBe("exists");
    expect(await exportedAt(bench)).toBeUndefined();
    await ask(bench, "export.file", { ...request, replace: true });
    expect(await exportedAt(bench)).toBe(bench.clock.now());
  });
});

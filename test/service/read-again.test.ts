import { expect, test } from "vitest";
import { toBase64 } from "../../src/contract/base64.ts";
import type { Replies } from "../../src/contract/replies.ts";
import type { Method, RequestOf } from "../../src/contract/requests.ts";
import { markId, segmentId } from "../../src/core/ids.ts";
import { addMark, editText, setComment, setStatus } from "../../src/core/review/actions.ts";
import { mergeWithNext } from "../../src/core/review/cut.ts";
import type { Action } from "../../src/core/review/event.ts";
import type { ReviewState } from "../../src/core/review/state.ts";
import { fakeService, type Bench } from "./fakes.ts";

const [S1, S2, S3] = [segmentId("s1"), segmentId("s2"), segmentId("s3")];
// "Café" in windows-1252: no UTF-8, so the encoding is a guess that may have to be changed.
const BYTES = Uint8Array.from([
  ...Buffer.from("A headline\n\nThe Caf"),
  0xe9,
  ...Buffer.from(" is open. It is late.\n"),
]);

async function ask<M extends Method>(bench: Bench, method: M, request: RequestOf<M>): Promise<Replies[M]> {
  const reply = await bench.service.dispatch(method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Replies[M];
}

async function openCafe(bench: Bench) {
  const request = { name: "a.txt", data: toBase64(BYTES), encoding: "windows-1251" };
  return (await ask(bench, "article.open", request)).review;
}

async function make(bench: Bench, review: string, action: (state: ReviewState) => Action | undefined) {
  const { state } = await ask(bench, "review.open", { review });
  await ask(bench, "review.apply", { review, action: structuredClone(action(state)) as never });
}

test("reading in another encoding takes everything that was done along", async () => {
  const bench = fakeService();
  const review = await openCafe(bench);
  const place = { column: "raw", from: 0, to: 3, type: "linguistic/grammar", severity: "minor" } as const;
  await make(bench, review, (state) => setStatus(state, S1, "confirmed"));
  await make(bench, review, () => addMark(S2, { id: markId("m1"), ...place }));
  await make(bench, review, (state) => setComment(state, S2, "Which café?"));
  await make(bench, review, (state) => editText(state, S3, "It is getting late."));
  const again = await ask(bench, "review.encoding", { review, encoding: "windows-1252" });
  const { state } = await ask(bench, "review.open", { review: again.review });
  expect(state.segments.map(({ pe, status }) => [pe, status])).toEqual([
    ["A headline", "confirmed"],
    ["The Café is open.", "not-reviewed"],
    ["It is getting late.", "edited"],
  ]);
  expect(state.segments[1]).toMatchObject({ comment: "Which café?", marks: [{ id: "m1", from: 0, to: 3 }] });
});

test("work on sentences that fall elsewhere is not put at risk", async () => {
  const bench = fakeService();
  const review = await openCafe(bench);
  await make(bench, review, (state) => mergeWithNext(state, S2));
  await make(bench, review, (state) => setStatus(state, S2, "confirmed"));
  const refused = await bench.service.dispatch("review.encoding", { review, encoding: "windows-1252" });
  expect(refused).toMatchObject({ ok: false, error: { code: "would-lose-work" } });
  expect((await ask(bench, "review.open", { review })).state.segments).toHaveLength(2);
});

const TABLE = Buffer.from("Nr,Arabic,English\n1,سلام,Peace be upon the people.\n2,نعم,Yes and no.\n");

test("a table is shown by its first column until the right ones are chosen, also for a review that is open", async () => {
  const bench = fakeService();
  const file = { name: "t.csv", data: toBase64(TABLE) };
  const first = await ask(bench, "article.preview", file);
  expect(first.table).toEqual({ columns: ["Nr", "Arabic", "English"], target: 0 });
  const columns = { target: "English", source: "Arabic" };
  const second = await ask(bench, "article.preview", { ...file, columns });
  expect(second).toMatchObject({ table: { target: 2, source: 1 }, text: "Peace be upon the people.\n\nYes and no." });
  const { review } = await ask(bench, "article.open", { ...file, columns });
  expect(await ask(bench, "review.preview", { review, columns: { target: "Arabic" } })).toMatchObject({
    text: "سلام\n\nنعم",
    table: { target: 1 },
  });
  const again = await ask(bench, "review.encoding", { review, encoding: "utf-8", columns: { target: "Arabic" } });
  const { state } = await ask(bench, "review.open", again);
  expect(state.segments.map(({ pe }) => pe)).toEqual(["سلام", "نعم"]);
});

test("a guessed encoding is said, and a sign that it lacks can be written as UTF-8", async () => {
  const bench = fakeService();
  const { review, guessed } = await ask(bench, "article.open", { name: "a.txt", data: toBase64(BYTES) });
  expect(guessed).toBe("windows-1252");
  await make(bench, review, (state) => editText(state, S3, "It is → late."));
  const refused = await bench.service.dispatch("export.bytes", { review, to: "clean" });
  expect(refused).toMatchObject({ ok: false, error: { code: "unencodable", at: "→" } });
  const { data } = await ask(bench, "export.bytes", { review, to: "clean", encoding: "utf-8" });
  expect(Buffer.from(data, "base64").toString("utf8")).toBe("A headline\n\nThe Café is open. It is → late.\n");
});

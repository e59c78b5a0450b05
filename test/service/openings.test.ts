import { expect, test } from "vitest";
import { toBase64 } from "../../src/contract/base64.ts";
import type { DeskReview, Replies } from "../../src/contract/replies.ts";
import type { Method, RequestOf } from "../../src/contract/requests.ts";
import { readDocument } from "../../src/core/format/read.ts";
import { err } from "../../src/core/result.ts";
import { createOpenings } from "../../src/service/openings.ts";
import type { Reader } from "../../src/service/ports.ts";
import { fakeService, settle, type Bench } from "./fakes.ts";

const data = (text: string): string => toBase64(new TextEncoder().encode(text));
const stopped = { ok: false, error: { code: "stopped" } };

/** A reader that reads each file when told, and tells which it was made to leave. */
function slowReader(): Reader & { readonly goOn: Map<string, () => void>; readonly left: string[] } {
  const goOn = new Map<string, () => void>();
  const left: string[] = [];
  return {
    goOn,
    left,
    read: (bytes, name, options, halt) =>
      new Promise((resolve) => {
        goOn.set(name, () => resolve(readDocument(bytes, name, options)));
        halt?.onHalt(() => {
          left.push(name);
          resolve(err({ code: "stopped", message: "" }));
        });
      }),
    readTable: () => Promise.reject(new Error("no table here")),
  };
}

function call<M extends Method>(bench: Bench, method: M, request: RequestOf<M>) {
  return bench.service.dispatch(method, request, { trusted: false, client: "page-0001" });
}

const open = (bench: Bench, name: string) =>
  call(bench, "article.open", { name, data: data(`All about ${name}.`), opening: `page-0001-${name}` });
const cancel = (bench: Bench, name: string) => call(bench, "article.cancel", { opening: `page-0001-${name}` });

async function desk(bench: Bench): Promise<readonly DeskReview[]> {
  const reply = await call(bench, "desk.list", {});
  if (!reply.ok) throw new Error(reply.error.code);
  return (reply.value as Replies["desk.list"]).reviews;
}

test("a stopped opening ends its reading and leaves no review; another goes on", async () => {
  const reader = slowReader();
  const bench = fakeService(reader);
  const openings = [open(bench, "a.txt"), open(bench, "b.txt")];
  await settle();
  expect(await cancel(bench, "a.txt")).toMatchObject({ ok: true });
  expect(await openings[0]).toMatchObject(stopped);
  expect(reader.left).toEqual(["a.txt"]);
  reader.goOn.get("b.txt")?.();
  expect(await openings[1]).toMatchObject({ ok: true, value: { existing: false } });
  expect(await desk(bench)).toMatchObject([{ title: "All about b.txt." }]);
  expect([...bench.store.reviews.values()].map(({ title }) => title)).toEqual(["All about b.txt."]);
});

test("a wish to stop that overtakes its file stops it when it comes, once", async () => {
  const reader = slowReader();
  const bench = fakeService(reader);
  await cancel(bench, "a.txt");
  expect(await open(bench, "a.txt")).toMatchObject(stopped);
  const again = open(bench, "a.txt");
  await settle();
  reader.goOn.get("a.txt")?.();
  expect(await again).toMatchObject({ ok: true });
});

test.each<[string, "create" | "unpack"]>([
  ["a review", "create"],
  ["a packed review", "unpack"],
])("%s that is being written when the wish comes is not kept", async (_what, method) => {
  const bench = fakeService();
  const kept: boolean[] = [];
  const written = Promise.withResolvers<void>();
  bench.store[method] = async () => {
    await written.promise;
    return { ok: true, value: undefined };
  };
  bench.store.trash = async (_id, trashed) => {
    kept.push(!trashed);
    return { ok: true, value: undefined };
  };
  const opening = "page-0001-a";
  const file = { name: "a.txt", data: data("All about it."), opening };
  const opened = method === "create" ? call(bench, "article.open", file) : call(bench, "bundle.import", file);
  await settle();
  await call(bench, "article.cancel", { opening });
  written.resolve();
  expect(await opened).toMatchObject(stopped);
  expect(kept).toEqual([false]);
  expect(await desk(bench)).toEqual([]);
});

test("wishes for openings that never come are forgotten", async () => {
  const openings = createOpenings();
  for (let n = 0; n <= 20; n += 1) openings.stop(`opening-${n}`);
  expect(await openings.run("opening-0", async (halt) => halt.isHalted())).toBe(false);
  expect(await openings.run("opening-20", async (halt) => halt.isHalted())).toBe(true);
});

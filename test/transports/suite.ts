import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedReview, Reply, Replies } from "../../src/contract/replies.ts";
import type { Method, RequestOf } from "../../src/contract/requests.ts";

/** One way to reach the service, as a page or a program on the other side of it would. */
export interface Transport {
  /** Sends anything at all: what is refused is part of the suite. */
  send(method: unknown, request: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const SAMPLE = resolve(import.meta.dirname, "..", "..", "samples", "dam-waters.txt");

/** The same requests over every transport: what comes back may not depend on the way it went. */
export function transportSuite(name: string, open: () => Promise<Transport>, isReady = true): void {
  describe.skipIf(!isReady)(`transport: ${name}`, () => {
    let transport: Transport;
    beforeAll(async () => void (transport = await open()));
    afterAll(() => transport?.close());

    const call = async <M extends Method>(method: M, request: RequestOf<M>): Promise<Reply<M>> =>
      (await transport.send(method, request)) as Reply<M>; // the suite checks what it uses
    const value = async <M extends Method>(method: M, request: RequestOf<M>): Promise<Replies[M]> => {
      const reply = await call(method, request);
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail ?? ""}`);
      return reply.value;
    };
    const openSample = async (): Promise<OpenedReview> => {
      const { review } = await value("article.open", {
        name: "dam-waters.txt",
        data: readFileSync(SAMPLE).toString("base64"),
      });
      return value("review.open", { review });
    };

    test.each([[undefined], [null], [7], [""], ["constructor"], ["__proto__"], ["desk.list "], [["desk.list"]], [{}]])(
      "a method that is none is a bad request: %j",
      async (method) => {
        expect(await transport.send(method, {})).toMatchObject({ ok: false, error: { code: "bad-request" } });
      },
    );

    test.each<[Method, unknown]>([
      ["desk.list", undefined],
      ["desk.list", { more: 1 }],
      ["review.open", {}],
      ["review.open", { review: "../../etc" }],
      ["article.open", { name: "a.txt", data: "not base64!" }],
      ["review.apply", { review: "x", action: { label: "undo", changes: [] } }],
      ["news.next", { client: "short", after: -1, waitMs: 1e9 }],
    ])("a request that does not fit is refused: %s %j", async (method, request) => {
      expect(await transport.send(method, request)).toMatchObject({ ok: false, error: { code: "bad-request" } });
    });

    test.each<[Method, unknown]>([
      ["article.openPath", { path: SAMPLE }],
      ["export.file", { review: "x", to: "clean", path: join(SAMPLE, "..", "x.txt"), replace: false }],
    ])("a path of this computer is not taken from a page: %s", async (method, request) => {
      expect(await transport.send(method, request)).toMatchObject({ ok: false, error: { code: "not-allowed" } });
    });

    test("a review that is not there is said so", async () => {
      expect(await call("review.open", { review: "nothing-here" })).toMatchObject({
        ok: false,
        error: { code: "not-found" },
      });
    });

    test("an article opens, is found again, and its text arrives whole", async () => {
      const opened = await openSample();
      const again = await openSample();
      expect(again.state.id).toBe(opened.state.id);
      const text = readFileSync(SAMPLE, "utf8");
      for (const segment of opened.state.segments) expect(text).toContain(segment.raw);
      expect(opened.state.segments.length).toBeGreaterThan(20);
    });

    test("letters of every script and hostile text arrive as they were sent", async () => {
      const text = 'قال: "نعم" — 中文 🜁 \u202Eabc\u202C <script>alert(1)</script> \u0000 end.';
      const { review } = await value("article.paste", { text: `Headline\n\n${text.replace("\u0000", "")}` });
      const { state } = await value("review.open", { review });
      expect(state.segments.map(({ raw }) => raw).join("")).toContain("<script>alert(1)</script>");
      expect(state.segments.map(({ raw }) => raw).join("")).toContain("🜁 \u202Eabc\u202C");
    });

    test("an edit is saved, undone and redone", async () => {
      const { state } = await openSample();
      const segment = state.segments[1];
      if (segment === undefined) throw new Error("The sample has no second sentence.");
      const after = `${segment.pe} Again.`;
      const change = { kind: "text", segment: segment.id, before: segment.pe, after } as const;
      const applied = await value("review.apply", { review: state.id, action: { label: "edit", changes: [change] } });
      expect(applied).toMatchObject({ saved: true });
      const textNow = async (): Promise<string | undefined> =>
        (await value("review.open", { review: state.id })).state.segments.find(({ id }) => id === segment.id)?.pe;
      expect(await textNow()).toBe(after);
      await value("review.undo", { review: state.id });
      expect(await textNow()).toBe(segment.pe);
      await value("review.redo", { review: state.id });
      expect(await textNow()).toBe(after);
      const { events } = await value("review.history", { review: state.id, segment: segment.id });
      expect(events.length).toBeGreaterThanOrEqual(3);
    });

    test("news waits for what happens, and comes once", async () => {
      const client = "transport-suite";
      const take = async (
        after: number,
        waitMs = 20_000,
      ): Promise<{ readonly last: number; readonly kinds: readonly string[] }> => {
        const { news } = await value("news.next", { client, after, waitMs });
        expect(news.every(({ n }) => n > after)).toBe(true);
        return { last: news.at(-1)?.n ?? after, kinds: news.map((item) => item.news.kind) };
      };
      let seen = await take(0, 0);
      const waiting = take(seen.last);
      await value("article.paste", { text: "A second headline\n\nA second article." });
      seen = await waiting;
      expect(seen.kinds.length).toBeGreaterThan(0);
      // Flags of other articles may come first.
      while (!seen.kinds.includes("desk")) seen = await take(seen.last);
    });

    test("many calls at once are each answered with their own reply", async () => {
      const { state } = await openSample();
      const replies = await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          n % 2 === 0 ? call("review.open", { review: state.id }) : call("review.open", { review: `missing-${n}` }),
        ),
      );
      for (const [n, reply] of replies.entries()) {
        if (n % 2 === 0) expect(reply).toMatchObject({ ok: true, value: { state: { id: state.id } } });
        else expect(reply).toMatchObject({ ok: false, error: { code: "not-found" } });
      }
    });

    test("the clean copy comes back as bytes", async () => {
      const { state } = await openSample();
      const { fileName, data } = await value("export.bytes", { review: state.id, to: "clean" });
      expect(fileName).toMatch(/\.txt$/);
      expect(Buffer.from(data, "base64").toString("utf8")).toContain("Wadi Sumra");
    });
  });
}

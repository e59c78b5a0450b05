import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sample } from "./harness.ts";
import { newHome, removeHome } from "./home.ts";
import { BROWSER, openLoopback, startLoopback, type RunningLoopback } from "./loopback.ts";
import { aliveOf, descendantsOf } from "./processes.ts";
import { listenAsProxy } from "./proxy.ts";

describe.skipIf(BROWSER === "")("loopback program's life (needs a browser)", () => {
  let home: string;
  let galley: RunningLoopback | undefined;
  beforeEach(() => void (home = newHome()));
  afterEach(async () => {
    await galley?.kill().catch(() => undefined);
    galley = undefined;
    removeHome(home);
  });

  test("the printed address leads to the page, and the token does not stay in it", async () => {
    galley = await openLoopback({ home });
    expect(galley.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
    expect(galley.page.url()).not.toContain("token");
    expect(await galley.page.title()).toBe("Galley");
    const [cookie] = await galley.page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
    expect(await galley.page.evaluate(() => document.cookie)).toBe("");
  });

  test("another page in the same browser gets nothing, neither by a call nor by a frame", async () => {
    galley = await openLoopback({ home });
    const target = new URL(galley.address).origin;
    const other = await galley.page.context().newPage();
    const stranger = await startStranger();
    await other.goto(stranger.address);
    const outcome = await other.evaluate(async (origin) => {
      const call = await fetch(`${origin}/call`, {
        method: "POST",
        mode: "no-cors",
        credentials: "include",
        body: JSON.stringify({ method: "desk.list", request: {} }),
      }).then(
        (response) => response.type,
        () => "refused",
      );
      const frame = Object.assign(document.createElement("iframe"), { src: `${origin}/` });
      document.body.append(frame);
      await new Promise((resolve) => (frame.onload = resolve));
      return { call, framed: frame.contentDocument === null ? "hidden" : frame.contentDocument.title };
    }, target);
    stranger.close();
    // "opaque": the browser may send it, but the server has refused it (below) and the page cannot read the answer.
    expect(["opaque", "refused"]).toContain(outcome.call);
    expect(outcome.framed).toBe("hidden");
    const direct = await fetch(`${target}/call`, { method: "POST", body: "{}" });
    expect(direct.status).toBe(403);
  });

  test("ends with its last page, not with a reload, when it is told to", async () => {
    const started = await startLoopback(["--until-last-page"], { GALLEY_HOME: home });
    const { chromium } = await import("playwright-core");
    const browser = await chromium.launch({
      executablePath: BROWSER,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
    const page = await browser.newPage();
    await page.goto(String(started.address));
    const poll = (): Promise<unknown> =>
      page.evaluate(() => {
        const request = { client: "test-page-1", after: 0, waitMs: 20_000 };
        void fetch("/call", { method: "POST", body: JSON.stringify({ method: "news.next", request }) }).catch(
          () => undefined,
        );
        return new Promise((resolve) => setTimeout(resolve, 200));
      });
    await poll();
    await page.reload();
    await poll();
    expect(started.server.exitCode).toBeNull();
    await browser.close();
    expect(await started.ended).toBe(0);
  });

  test("SIGTERM ends it with exit code 0 and everything saved, and no process stays", async () => {
    galley = await openLoopback({ home, files: [sample("night-bus.txt")] });
    const { call, server } = galley;
    await expect
      .poll(async () => (await call("desk.list", {})).ok && (await firstReview(call)) !== undefined)
      .toBe(true);
    const review = await firstReview(call);
    const opened = await call("review.open", { review: review ?? "" });
    if (!opened.ok) throw new Error(opened.error.code);
    const segment = opened.value.state.segments[2];
    if (segment === undefined) throw new Error("The sample has no third sentence.");
    const change = { kind: "text", segment: segment.id, before: segment.pe, after: "Kept." } as const;
    await call("review.apply", { review: review ?? "", action: { label: "edit", changes: [change] } });
    const below = descendantsOf(server.pid ?? 0);
    expect(below.length).toBeGreaterThan(0);
    await galley.close();
    expect(server.exitCode).toBe(0);
    await expect.poll(() => aliveOf(below)).toEqual([]);
    galley = await openLoopback({ home });
    const again = await galley.call("review.open", { review: review ?? "" });
    expect(again).toMatchObject({ ok: true });
    expect(again.ok && again.value.state.segments[2]?.pe).toBe("Kept.");
  });

  test("a server that is killed leaves no process behind", async () => {
    galley = await openLoopback({ home });
    const below = descendantsOf(galley.server.pid ?? 0);
    await galley.kill();
    await expect.poll(() => aliveOf(below)).toEqual([]);
  });

  test.each([
    ["--port", "70000"],
    ["--port", "x"],
    ["--colour", "red"],
  ])("bad use is one sentence and exit code 2: %s %s", async (...args) => {
    const { address, errors, ended } = await startLoopback(args, { GALLEY_HOME: home });
    expect(await ended).toBe(2);
    expect(address).toBeUndefined();
    expect(errors.join("\n")).toMatch(/\S/);
  });

  test("offline: neither the page nor one of our processes asks for anything beyond this computer", async () => {
    const proxy = await listenAsProxy();
    const record = join(home, "net.txt");
    galley = await openLoopback({
      home,
      files: [sample("dam-waters.txt")],
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`],
      env: {
        GALLEY_NET_RECORD: record,
        NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, "net-record.mjs")).href}`,
      },
    });
    const { call, page } = galley;
    await expect.poll(() => firstReview(call)).toBeDefined();
    await page.reload();
    await call("review.open", { review: (await firstReview(call)) ?? "" });
    const origin = new URL(galley.address).origin;
    await galley.close();
    proxy.close();
    const lines = readFileSync(record, "utf8").trim().split("\n");
    expect(lines.filter((line) => line.startsWith("watching")).length).toBeGreaterThanOrEqual(2);
    expect(lines.filter((line) => !line.startsWith("watching"))).toEqual([]);
    expect(galley.asked.filter((url) => !url.startsWith(origin) && !url.startsWith("blob:"))).toEqual([]);
    expect(proxy.asked.filter((asked) => !BROWSER_OWN.test(asked))).toEqual([]);
  });
});

/** What a browser asks its maker for at every start, whatever page it shows; not ours to stop in an editor's own browser. */
const BROWSER_OWN = /^(https?:\/\/)?[\w.-]+\.(google|googleapis|gstatic)\.com[:/]/;

async function firstReview(call: RunningLoopback["call"]): Promise<string | undefined> {
  const reply = await call("desk.list", {});
  return reply.ok ? reply.value.reviews[0]?.id : undefined;
}

/** Some other program's page on this computer. */
async function startStranger() {
  const { createServer } = await import("node:http");
  const server = createServer((_request, response) => response.setHeader("content-type", "text/html").end("<p>x</p>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

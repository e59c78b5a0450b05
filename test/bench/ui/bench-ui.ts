import { chromium, type Browser, type Page } from "playwright-core";
import { startLoopback } from "../../e2e/loopback.ts";
import { newHome, removeHome } from "../../e2e/home.ts";
import { watchPage } from "../../e2e/shell.ts";
import { makeArticle } from "./article.ts";
import { timeFrames, timeKeys, timeUntil } from "./in-page.ts";

const SIZES = (process.env["BENCH_SIZES"] ?? "100,1000,10000")
  .split(",")
  .map(Number)
  .filter((size) => size > 0);
const DESK_REVIEWS = Number(process.env["BENCH_DESK"] ?? 500);
const KEYS = 120;
const SCROLL_MS = 3_000;
const CHECKED_WITHIN_MS = 300_000;
const BROWSER = process.env["CHROME_PATH"] ?? "/usr/bin/chromium";

/** A key's cost is what the page spends: the wait for a 60 Hz screen is left out. Scrolling is timed with that screen. */
const UNTIMED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

const ms = (value: number): string => value.toFixed(1).padStart(9);

interface Row {
  readonly size: number;
  readonly open: number;
  readonly checked: number;
  readonly keys: readonly number[];
  /** Processor time of the page's main thread a key, which a busy machine does not lengthen. */
  readonly keyCpu: number;
  readonly frames: readonly number[];
}

async function withPage<T>(address: string, switches: readonly string[], run: (page: Page) => Promise<T>): Promise<T> {
  const browser: Browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox", ...switches] });
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    await page.goto(address);
    return await run(page);
  } finally {
    await browser.close();
  }
}

/** Milliseconds of processor time that the page's main thread has used. */
async function cpuClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
  };
}

async function measure(size: number): Promise<Row> {
  const home = newHome();
  const started = await startLoopback([], { GALLEY_HOME: home });
  if (started.address === undefined) throw new Error(started.errors.join("\n"));
  const { address } = started;
  try {
    const first = await withPage(address, UNTIMED, async (page) => {
      const { call } = watchPage(page);
      const settings = await call("settings.read", {});
      if (settings.ok) await call("settings.write", { settings: { ...settings.value.settings, tourSeen: true } });
      const data = Buffer.from(makeArticle(size), "utf8").toString("base64");
      const opened = await call("article.open", { name: `article-${size}.txt`, data });
      if (!opened.ok) throw new Error(opened.error.code);
      await page.reload();
      await page.locator(".card-open").waitFor();
      const open = await page.evaluate(timeUntil, { press: ".card-open", wait: "[role=row] .mt" });
      const since = performance.now();
      await page.waitForFunction(
        () => !document.querySelector(".statusbar")?.textContent?.includes("checking"),
        undefined,
        { timeout: CHECKED_WITHIN_MS },
      );
      const checked = performance.now() - since;
      await page.locator("[role=row] textarea").nth(2).click();
      const cpu = await cpuClock(page);
      const before = await cpu();
      const keys = await page.evaluate(timeKeys, KEYS);
      return { open, checked, keys, keyCpu: ((await cpu()) - before) / KEYS };
    });
    const frames = await withPage(address, [], async (page) => {
      await page.locator(".card-open").click();
      await page.locator("[role=row] .mt").first().waitFor();
      return page.evaluate(timeFrames, SCROLL_MS);
    });
    return { size, ...first, frames };
  } finally {
    started.server.kill("SIGTERM");
    await started.ended;
    removeHome(home);
  }
}

async function measureDesk(): Promise<{ readonly start: number; readonly back: number }> {
  const home = newHome();
  const started = await startLoopback([], { GALLEY_HOME: home });
  if (started.address === undefined) throw new Error(started.errors.join("\n"));
  try {
    return await withPage(started.address, UNTIMED, async (page) => {
      const { call } = watchPage(page);
      for (let at = 0; at < DESK_REVIEWS; at += 1)
        await call("article.paste", { text: `Review ${at}\n\nOne sentence of it.` });
      await page.reload();
      await page.waitForFunction((count) => document.querySelectorAll(".card-open").length >= count, DESK_REVIEWS);
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        await page.addInitScript(() => {
          new MutationObserver((_, observer) => {
            if (document.querySelector(".card-open") === null) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => Object.assign(window, { deskAt: performance.now() })));
          }).observe(document, { childList: true, subtree: true });
        });
        await page.reload();
        times.push(
          (await (await page.waitForFunction(() => (window as { deskAt?: number }).deskAt)).jsonValue()) as number,
        ); // set just above
      }
      const backs: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        await page.locator(".card-open").first().click();
        await page.locator("[role=row] .mt").first().waitFor();
        backs.push(await page.evaluate(timeUntil, { press: ".topbar button", wait: ".card-open" }));
      }
      return { start: share(times, 0.5), back: share(backs, 0.5) };
    });
  } finally {
    started.server.kill("SIGTERM");
    await started.ended;
    removeHome(home);
  }
}

console.log(
  "sentences   open ms   flags ms   key p50   key p95   key max   key CPU   frame p50   frame p95   frames over 20 ms",
);
for (const size of SIZES) {
  const { open, checked, keys, keyCpu, frames } = await measure(size);
  const slow = (frames.filter((gap) => gap > 20).length / frames.length) * 100;
  console.log(
    `${String(size).padStart(9)} ${ms(open)} ${checked.toFixed(0).padStart(10)} ${ms(share(keys, 0.5))} ${ms(share(keys, 0.95))} ${ms(Math.max(...keys))} ${ms(keyCpu)}   ${ms(share(frames, 0.5))}   ${ms(share(frames, 0.95))}   ${slow.toFixed(1).padStart(8)} %`,
  );
}
const desk = await measureDesk();
console.log(
  `desk with ${DESK_REVIEWS} reviews, until the first picture: ${desk.start.toFixed(0)} ms from the reload of the page, ${desk.back.toFixed(0)} ms from a review`,
);

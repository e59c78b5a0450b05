import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ensureBrowser } from "../browser-setup.js";

/** Takes every picture of `resources/screenshots` anew, from the built program and its own samples. */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const FOLDER = join(ROOT, "resources", "screenshots");
const ARABIC =
  "المحافظ يجدد دعوته إلى الهدوء\n\nقال محافظ وادي سمرة نديم الحكيمي إن الوزارة تعتزم فتح بوابتين أخريين بسبب موسم الأمطار. وأضاف أن السكان غادروا المناطق المنخفضة قبل مساء الخميس.\n\nوأشار المتحدث إلى أن الأرقام المعلنة ليست نهائية.";

const browserPath = (await ensureBrowser()) ?? "";
if (browserPath === "") throw new Error("No browser of Chromium's family was found.");

const home = mkdtempSync(join(tmpdir(), "galley-screens-"));
const server = spawn(process.execPath, [join(ROOT, "out", "web", "serve.js")], {
  env: { ...process.env, GALLEY_HOME: home },
  stdio: ["ignore", "pipe", "inherit"],
});
const address = await new Promise((done) => createInterface({ input: server.stdout }).once("line", done));
mkdirSync(FOLDER, { recursive: true });

const call = (page, method, request) =>
  page.evaluate(
    async (body) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/call", { method: "POST", headers, body: JSON.stringify(body) });
      return (await answer.json()).value;
    },
    { method, request },
  );

/** Opens a page of its own; `zoom` 2 shows what is left of the window at 200 %. */
async function withPage({ colorScheme = "light", zoom = 1 }, run) {
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  const page = await browser.newPage({
    viewport: { width: 1360 / zoom, height: 860 / zoom },
    deviceScaleFactor: zoom,
    colorScheme,
    reducedMotion: "reduce",
  });
  await page.goto(address);
  await run(page);
  await browser.close();
}

async function take(page, name) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: "disabled" });
  console.log(`resources/screenshots/${name}.png`);
}

const field = (page, n) => page.getByRole("textbox", { name: `Correction, segment ${n}`, exact: true });

/** Work as an editor leaves it half-way, so that every view has something to show. */
async function prepare(page) {
  await take(page, "first-run");
  await page.getByRole("button", { name: "Try the sample article" }).click();
  await page.getByRole("button", { name: "Skip the tour" }).click();
  await page.getByRole("button", { name: /flags? open$/ }).waitFor({ timeout: 120_000 });
  await field(page, 1).click();
  await page.getByRole("button", { name: "Accept suggestion" }).click();
  await page.getByRole("button", { name: "Confirm and next" }).click();
  await field(page, 2).fill(
    "The governor of Wadi Sumra, Nadim al-Hakimi, again urged residents of the low areas to leave their homes by Thursday evening.",
  );
  await page.keyboard.press("Control+Enter");
  await field(page, 4).fill(
    'Social media users shared pictures of unrest in the old market, and the governorate denied it, saying that the pictures "belong to a previous year and to another city."',
  );
  await page.waitForTimeout(1_500);
  await field(page, 3).fill(
    "He added on Twitter that the ministry plans to open two more gates because of the season. of rains, and that the citizens should not be dragged behind the rumors.",
  );
  await page.waitForTimeout(2_500);
}

async function views(page, suffix) {
  await page.getByRole("radio", { name: "Side by side" }).click();
  await page.getByRole("grid", { name: "Segments" }).waitFor();
  await page.getByRole("button", { name: /flags? open$/ }).waitFor({ timeout: 120_000 });
  await take(page, `side-by-side${suffix}`);
  await otherViews(page, suffix);
}

async function otherViews(page, suffix) {
  for (const [view, name] of [
    ["Changes", "changes"],
    ["Clean copy", "clean-copy"],
    ["Report", "report"],
  ]) {
    await page.getByRole("radio", { name: view }).click();
    await page.waitForTimeout(800);
    await take(page, `${name}${suffix}`);
  }
}

try {
  await withPage({}, async (page) => {
    await prepare(page);
    await views(page, "");
    await page.getByRole("radio", { name: "Side by side" }).click();
    await page.keyboard.press("Control+h");
    await page.keyboard.type("governor");
    await take(page, "find-and-replace");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: /^Names/ }).click();
    await page.waitForTimeout(1_200);
    await take(page, "names");
    await page.getByRole("tab", { name: /^Flags/ }).click();
    await page.keyboard.press("Control+/");
    await take(page, "shortcuts");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+,");
    await take(page, "settings");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Back to your desk" }).click();
    for (const text of [ARABIC, "Bakers’ union rejects new flour quota\n\nThe union of the bakers rejected the quota."])
      await call(page, "article.paste", { text });
    await page.reload();
    await page.locator(".card-open").nth(2).waitFor();
    await take(page, "desk");
    await page.locator(".card-open", { hasText: "المحافظ" }).click();
    await page.getByRole("grid", { name: "Segments" }).waitFor();
    await page.waitForTimeout(2_000);
    await take(page, "right-to-left");
    await field(page, 3).fill("وأضاف أن سكان المناطق المنخفضة غادروها قبل مساء الخميس.");
    await page.waitForTimeout(1_500);
    await otherViews(page, "-right-to-left");
    await page.getByRole("button", { name: "Back to your desk" }).click();
    await page.locator(".card-open", { hasText: "After the opening" }).click();
    await page.waitForTimeout(1_500);
  });
  for (const [options, suffix] of [
    [{ colorScheme: "dark" }, "-dark"],
    [{ zoom: 2 }, "-200-percent"],
  ])
    await withPage(options, async (page) => {
      await take(page, `desk${suffix}`);
      await page.locator(".card-open", { hasText: "After the opening" }).click();
      await views(page, suffix);
    });
} finally {
  server.kill("SIGTERM");
  await new Promise((done) => server.once("exit", done));
  rmSync(home, { recursive: true, force: true });
}

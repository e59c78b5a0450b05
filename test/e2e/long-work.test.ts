import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { inEveryShell, sample } from "./harness.ts";
import { newHome, removeHome } from "./home.ts";
import { chooseFile, notices, review, skipTour, untilSaved } from "./pages.ts";

const SENTENCE = "The governor of the province said on Monday that the ministry would open the two gates again. ";
const PARAGRAPH = SENTENCE.repeat(5).trim();
/** Takes a reader and a segmenter long enough for a person to press a button. */
const BIG = `A very long article\n\n${Array.from({ length: 12_000 }, () => PARAGRAPH).join("\n\n")}\n`;

inEveryShell("long work and damage", (open, shell) => {
  test("a big file being opened is shown, can be stopped, and then leaves nothing on the desk", async () => {
    const { page, call } = await open({ files: [sample("night-bus.txt")] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    await at.button("Back to your desk").click();
    await page.getByRole("heading", { name: "Your desk" }).waitFor();
    await chooseFile(page, { name: "big.txt", text: BIG });
    await page.getByRole("progressbar", { name: "Opening big.txt…" }).waitFor();
    await notices(page).getByRole("button", { name: "Cancel" }).click();
    await notices(page).getByText("Stopped. Nothing was opened.").waitFor();
    // The service answers when it has thrown away what it had begun.
    const answered = await call("article.open", { name: "other.txt", data: Buffer.from("Other.").toString("base64") });
    expect(answered.ok).toBe(true);
    await expect.poll(() => page.locator(".card-open").allTextContents()).toHaveLength(2);
    expect(await page.locator(".card-open").allTextContents()).not.toContain("A very long article");
  });

  test.skipIf(shell === "desktop")("an opening can be stopped until its article is shown", async () => {
    const { page, call } = await open({ files: [sample("night-bus.txt")] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    await at.button("Back to your desk").click();
    await page.getByRole("heading", { name: "Your desk" }).waitFor();
    let held: Route | undefined;
    await page.route("**/call", (route) => {
      if (route.request().postData()?.includes('"review.open"') !== true) return route.continue();
      held = route;
      return undefined;
    });
    await chooseFile(page, { name: "late.txt", text: "A late article" });
    await page.getByRole("progressbar", { name: "Opening late.txt…" }).waitFor();
    await expect.poll(() => held).toBeDefined();
    await notices(page).getByRole("button", { name: "Cancel" }).click();
    await held?.continue();
    await page.unroute("**/call");
    await expect
      .poll(async () => {
        const listed = await call("desk.list", {});
        return listed.ok && listed.value.reviews.length;
      })
      .toBe(1);
    await expect.poll(() => page.locator(".card-open").allTextContents()).toHaveLength(1);
    expect(await at.grid.count()).toBe(0);
  });

  test.skipIf(shell === "desktop")("an export that takes long is shown and can be stopped", async () => {
    const { page, call } = await open({ files: [sample("night-bus.txt")] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    let held: Route | undefined;
    await page.route("**/call", (route) => {
      if (route.request().postData()?.includes('"export.bytes"') !== true) return route.continue();
      held = route;
      return undefined;
    });
    const exportedAt = async (): Promise<number | undefined> => {
      const listed = await call("desk.list", {});
      return listed.ok ? listed.value.reviews[0]?.exportedAt : undefined;
    };
    await page.keyboard.press("Control+Shift+e");
    await at.item("Clean copy").click();
    await page.getByRole("progressbar", { name: "Exporting Clean copy…" }).waitFor();
    await notices(page).getByRole("button", { name: "Cancel" }).click();
    await notices(page).getByText("Stopped. Nothing was exported.").waitFor();
    expect(await page.getByRole("progressbar", { name: /^Exporting/ }).count()).toBe(0);
    // The bytes are made all the same and come too late: nothing has left the page.
    await Promise.all([
      page.waitForResponse((response) => response.request().postData()?.includes('"export.bytes"') === true),
      held?.continue(),
    ]);
    expect(await exportedAt()).toBeUndefined();
    await page.unroute("**/call");
    await page.keyboard.press("Control+Shift+e");
    await Promise.all([page.waitForEvent("download"), at.item("Clean copy").click()]);
    await expect.poll(exportedAt).toBeGreaterThan(0);
  });

  test("damage is said in words when the review opens, with what it cost and where the file is kept", async () => {
    const home = newHome();
    const first = await open({ home, files: [sample("night-bus.txt")] });
    const at = review(first.page);
    await at.grid.waitFor();
    await skipTour(first.page);
    await at.field(2).fill("Kept.");
    await untilSaved(first.page);
    await at.field(3).fill("To be damaged.");
    await untilSaved(first.page);
    await first.close();
    const reviews = join(home, "reviews");
    const folder = join(reviews, readdirSync(reviews)[0] ?? "");
    const snapshot = join(folder, "review.json");
    writeFileSync(snapshot, readFileSync(snapshot, "utf8").slice(0, -40));
    const second = await open({ home });
    await second.page.locator(".card-open").first().click();
    const strip = stripOf(second.page);
    await expect
      .poll(() => strip.textContent())
      .toMatch(/Its file was damaged; a backup and the journal of edits were used, and nothing is lost\. The damaged/);
    expect(await strip.textContent()).toMatch(/file is kept at .*quarantine.*review\.json/);
    const now = review(second.page);
    expect(await now.field(2).inputValue()).toBe("Kept.");
    expect(await now.field(3).inputValue()).toBe("To be damaged.");
    await strip.getByRole("button", { name: "Understood" }).click();
    await expect.poll(() => strip.count()).toBe(0);
    await second.close();

    for (const name of readdirSync(folder).filter((each) => each === "review.json" || each.startsWith("backup-")))
      writeFileSync(join(folder, name), "{}");
    const third = await open({ home });
    const opened = third.page.locator(".card-open");
    await opened.first().click();
    const sentence = "This review's files are damaged, so it cannot be opened; they were left as they are.";
    await notices(third.page).getByText(sentence).waitFor();
    await third.page.getByRole("listitem").getByText(sentence).waitFor();
    expect(await opened.count()).toBe(1);
    await third.close();
    removeHome(home);
  });
});

const stripOf = (page: Page) =>
  page.getByRole("region", { name: "Galley put something right when it opened this review" });

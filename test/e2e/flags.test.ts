import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { makeArticle } from "../bench/ui/article.ts";
import { inEveryShell, sample } from "./harness.ts";
import { review, skipTour, untilChecked } from "./pages.ts";
import type { OpenOptions, Running } from "./shell.ts";

const FILE = sample("dam-waters.txt");

/** F8 until the flag stands in the field named, on such words; every sentence may have several. */
async function walkTo(page: Page, field: string, words = /./): Promise<void> {
  const selected = (): Promise<string> => page.evaluate(() => document.getSelection()?.toString() ?? "");
  const isThere = async (): Promise<boolean> =>
    (await review(page).focused()) === field && words.test(await selected());
  for (let step = 0; step < 12 && !(await isThere()); step += 1) {
    const before = await selected();
    await page.keyboard.press("F8");
    await expect.poll(selected).not.toBe(before);
  }
  expect(await isThere()).toBe(true);
}

/** The sample in a review of its own, with all its flags. */
async function checkedSample(open: (options: OpenOptions) => Promise<Running>) {
  const { page } = await open({ files: [FILE] });
  const at = review(page);
  await at.grid.waitFor();
  await skipTour(page);
  await untilChecked(page);
  return { page, at };
}

inEveryShell("flags", (open) => {
  test("F8 walks them, Ctrl+. accepts, Ctrl+I dismisses, and undo brings it back", async () => {
    const { page, at } = await checkedSample(open);
    await walkTo(page, "Correction, segment 1", /\.\./);
    await page.keyboard.press("Control+.");
    await expect.poll(() => at.field(1).inputValue()).not.toContain("..");
    const cards = page.getByRole("article");
    await expect.poll(() => cards.filter({ hasText: "Stray dots" }).count()).toBe(0);
    await walkTo(page, "Correction, segment 2");
    const open2 = await cards.count();
    await page.keyboard.press("Control+i");
    await page.getByRole("menuitem", { name: "Here only" }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => cards.count()).toBe(open2 - 1);
    await expect.poll(at.focused).toBe("Correction, segment 2");
    await page.keyboard.press("Control+z");
    await expect.poll(() => cards.count()).toBe(open2);
  });

  test("the checks of a long article say how far they are; they can be stopped and taken up again", async () => {
    const folder = mkdtempSync(join(tmpdir(), "galley-long-"));
    const file = join(folder, "long.txt");
    writeFileSync(file, makeArticle(3_000));
    try {
      const { page } = await open({ files: [file] });
      const at = review(page);
      await at.grid.waitFor();
      await skipTour(page);
      await page.getByText(/^checking, \d+ ?% done/).waitFor();
      await page.getByRole("button", { name: "Stop checking" }).click();
      await page.getByText(/^checks stopped/).waitFor();
      // What the editor writes is looked at all the same.
      await at.field(2).fill("This sentence has has a doubled word.");
      await page.getByRole("article").filter({ hasText: "Doubled word" }).waitFor();
      await page.getByRole("button", { name: "Check the rest" }).click();
      await page.getByText(/^checking/).waitFor();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("a check is turned off from its flag, listed in the settings, and speaks again", async () => {
    const { page, at } = await checkedSample(open);
    await at.field(3).click();
    const card = page.getByRole("article").filter({ hasText: "Full stop inside a sentence" });
    await card.getByRole("button", { name: /^Dismiss/ }).click();
    await page.getByRole("menuitem", { name: "Turn this check off" }).click();
    await expect.poll(() => card.count()).toBe(0);
    await page.getByText("“Full stop inside a sentence” is turned off in every article.").waitFor();
    await page.keyboard.press("Control+,");
    const level = page.getByLabel("Mechanics: inner stop");
    expect(await level.inputValue()).toBe("off");
    await level.selectOption("");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await card.waitFor();
  });

  test("the settings show only the best flags, and know where the article comes from", async () => {
    const { page } = await checkedSample(open);
    const open2 = page.getByRole("button", { name: /flags? open$/ });
    const count = async (): Promise<number> => Number.parseInt((await open2.textContent()) ?? "", 10);
    const all = await count();
    const set = async (label: string, value: { label: string }): Promise<void> => {
      await page.keyboard.press("Control+,");
      await page.getByLabel(label).selectOption(value);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    await set("Flags shown", { label: "The best 2 per 100 words" });
    await expect.poll(count).toBeLessThan(all / 2);
    await set("Flags shown", { label: "All of them" });
    await expect.poll(count).toBe(all);
    // The sample's literal phrases are Arabic ones: from Chinese nobody would say them.
    await set("Articles are translated from", { label: "Chinese" });
    await expect.poll(count).toBeLessThan(all);
    await set("Articles are translated from", { label: "Arabic" });
    await expect.poll(count).toBe(all);
  });

  test("the panel says why, and one press takes a suggestion", async () => {
    const { page, at } = await checkedSample(open);
    await at.field(3).click();
    const card = page.getByRole("article").filter({ hasText: "Full stop inside a sentence" });
    await card
      .getByRole("button", { name: /^Replace with/ })
      .first()
      .click();
    await expect.poll(() => at.field(3).inputValue()).toContain("season of rains");
    await expect.poll(() => page.getByText("✓ 1 flag fixed here").count()).toBe(1);
    await at.tab("History").click();
    await page.getByText(/^Accepted a suggestion/).waitFor();
    await page
      .getByRole("button", { name: /^Restore this version: He added/ })
      .first()
      .click();
    await expect.poll(() => at.field(3).inputValue()).toContain("season. of rains");
  });

  test("all alike are fixed in one step, after a look at the list", async () => {
    const { page, call } = await open();
    const pasted = await call("article.paste", {
      text: "Spaces in a text\n\nThe man  sat.\n\nThe dog  ran.\n\nThe cat  slept.",
    });
    if (!pasted.ok) throw new Error(pasted.error.code);
    await page.reload();
    await page.getByRole("button", { name: "Spaces in a text", exact: true }).first().click();
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    await untilChecked(page);
    await at.field(2).click();
    await page.getByRole("button", { name: /^Dismiss “Spacing”/ }).click();
    await at.item(/^Fix all 3 like this/).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox").nth(2).uncheck();
    await dialog.getByRole("button", { name: "Fix 2 sentences" }).click();
    await expect.poll(() => at.field(2).inputValue()).toBe("The man sat.");
    await expect.poll(() => at.field(3).inputValue()).toBe("The dog  ran.");
    await expect.poll(() => at.field(4).inputValue()).toBe("The cat slept.");
    await at.button("Undo").click();
    await expect.poll(() => at.field(4).inputValue()).toBe("The cat  slept.");
  });
});

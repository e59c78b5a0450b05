import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { Running } from "./shell.ts";
import { inEveryShell, sample } from "./harness.ts";
import { review, skipTour, untilChecked, untilSaved } from "./pages.ts";

const TEXT =
  "Governor renews his call\n\nAnd the governor renewed his call to the people. He added that the ministry is heading to open two gates.\n\nThe people of the town left. The governor thanked the people.";

async function start(open: () => Promise<Running>): Promise<{ page: Page; at: ReturnType<typeof review> }> {
  const { page, call } = await open();
  const pasted = await call("article.paste", { text: TEXT });
  if (!pasted.ok) throw new Error(pasted.error.code);
  await page.reload();
  await page.getByRole("button", { name: "Governor renews his call", exact: true }).first().click();
  const at = review(page);
  await at.grid.waitFor();
  await skipTour(page);
  return { page, at };
}

inEveryShell("views and tools", (open) => {
  test("Changes shows what went and came; R takes one back, the slider looks back", async () => {
    const { page, at } = await start(open);
    await at.field(2).fill("The governor renewed his call to the people.");
    await untilSaved(page);
    await at.view("Changes").click();
    const changes = page.getByRole("group", { name: /Deleted|became|Inserted/ });
    await expect.poll(() => changes.count()).toBeGreaterThan(0);
    const slider = page.getByRole("slider", { name: "Version shown" });
    await expect.poll(() => slider.isEnabled()).toBe(true);
    await slider.fill("0");
    await expect.poll(() => changes.count()).toBe(0);
    await slider.fill(String(await slider.getAttribute("max")));
    await expect.poll(() => changes.count()).toBeGreaterThan(0);
    for (let left = await changes.count(); left > 0; left -= 1) {
      await changes.first().focus();
      await page.keyboard.press("r");
      await expect.poll(() => changes.count()).toBe(left - 1);
    }
    await at.view("Side by side").click();
    await expect.poll(() => at.field(2).inputValue()).toBe("And the governor renewed his call to the people.");
  });

  test("the clean copy is the corrected text, and the report names its formulas", async () => {
    const { page, at } = await start(open);
    await at.field(1).fill("Governor calls again");
    await at.view("Clean copy").click();
    await page.getByRole("heading", { name: "Governor calls again" }).waitFor();
    await at.view("Report").click();
    await page.getByText(/HTER · \d+ edits? ÷ \d+ words, tercom 0\.10 rules/).waitFor();
    await page.getByText(/MQM points per 1,000 words/).waitFor();
  });

  test("find and replace: preview, leave one out, one undo step", async () => {
    const { page, at } = await start(open);
    await at.field(4).click();
    await page.keyboard.press("Control+h");
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("people");
    await page.getByText("3 places in 3 sentences").waitFor();
    await page.getByRole("textbox", { name: "Replace with" }).fill("residents");
    await page.getByRole("checkbox", { name: "Replace in segment 4" }).uncheck();
    await page.getByRole("button", { name: "Replace 2" }).click();
    await expect.poll(() => at.field(2).inputValue()).toContain("residents");
    await expect.poll(() => at.field(4).inputValue()).toContain("people");
    await expect.poll(() => at.field(5).inputValue()).toContain("residents");
    await page.keyboard.press("Escape");
    await at.button("Undo").click();
    await expect.poll(() => at.field(2).inputValue()).toContain("people");
    await expect.poll(() => at.field(5).inputValue()).toContain("people");
    await page.keyboard.press("Control+f");
    await page.getByRole("checkbox", { name: "Regular expression" }).check();
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("(");
    await page.getByText("This regular expression is not complete.").waitFor();
  });

  test("after a split or a merge one writes on, and what cannot be merged is said", async () => {
    const { page, at } = await start(open);
    const whole = await at.field(1).inputValue();
    await at.field(1).click();
    await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).setSelectionRange(9, 9));
    await at.button("More for this sentence").click();
    await at.item("Split at the cursor").click();
    await expect.poll(() => at.field(1).inputValue()).not.toBe(whole);
    await expect.poll(at.focused).toBe("Correction, segment 1");
    await at.button("More for this sentence").click();
    await at.item("Merge with the next sentence").click();
    await expect.poll(() => at.field(1).inputValue()).toBe(whole);
    await expect.poll(at.focused).toBe("Correction, segment 1");
    await at.button("More for this sentence").click();
    await at.item("Merge with the next sentence").click();
    await page.getByText(/begins another paragraph/).waitFor();
    await expect.poll(() => at.field(1).inputValue()).toBe(whole);
  });

  test("what was in sight is in sight again, wherever the cursor is", async () => {
    const { page } = await open({ files: [sample("assembly-minutes.txt")] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    await at.field(2).click();
    const first = (): Promise<string | null> =>
      at.grid.evaluate((grid) => {
        const { top } = grid.getBoundingClientRect();
        const rows = [...grid.querySelectorAll("[role=row]")];
        const inSight = rows.find((row) => row.getBoundingClientRect().bottom > top + 1);
        return inSight?.getAttribute("aria-rowindex") ?? null;
      });
    // As a wheel does: the gesture, then the new place.
    const scrollTo = (top: number) =>
      at.grid.evaluate((grid, to) => {
        grid.dispatchEvent(new WheelEvent("wheel", { deltaY: 1, bubbles: true }));
        grid.scrollTop = to;
      }, top);
    await scrollTo(2_000);
    await expect.poll(async () => Number(await first())).toBeGreaterThan(5);
    const middle = await first();
    await at.view("Changes").click();
    await at.view("Side by side").click();
    await expect.poll(first).toBe(middle);
    await scrollTo(4_000);
    await expect.poll(async () => Number(await first())).toBeGreaterThan(Number(middle));
    const before = await first();
    await page.getByRole("button", { name: "Back to your desk" }).click();
    await page
      .getByRole("button", { name: /^The assembly/ })
      .first()
      .click();
    await at.grid.waitFor();
    await expect.poll(first).toBe(before);
    expect(await at.focused()).toBe("Correction, segment 2");
  });

  test("the names that screen readers and tests use are there, word for word", async () => {
    const { page, at } = await start(open);
    await untilChecked(page);
    await at.field(1).click();
    const { length } = await page.getByRole("row").all();
    for (let n = 1; n <= length; n += 1) {
      expect(await at.row(n).count()).toBe(1);
      expect(await at.mt(n).count()).toBe(1);
      expect(await at.field(n).count()).toBe(1);
    }
    expect(await at.grid.getAttribute("aria-rowcount")).toBe(String(length));
    const buttons = ["Confirm and next", "Accept suggestion", "Dismiss flag", "Undo", "Redo", "Export"];
    for (const name of buttons) expect(await page.getByRole("button", { name, exact: true }).count(), name).toBe(1);
    for (const name of ["Flags", "History", "Marks", "Names"])
      expect(await page.getByRole("tab", { name, exact: true }).count(), name).toBe(1);
    expect(await page.getByRole("status").count()).toBe(1);
  });

  test("split, merge, status, comment and filter", async () => {
    const { page, at } = await start(open);
    await at.field(3).click();
    await page.keyboard.press("Control+Home");
    for (let step = 0; step < "He added".length; step += 1) await page.keyboard.press("ArrowRight");
    await at.button("More for this sentence").click();
    await at.item("Split at the cursor").click();
    await expect.poll(() => at.field(3).inputValue()).toBe("He added");
    await expect.poll(() => at.field(4).inputValue()).toMatch(/^that the ministry/);
    await at.button("More for this sentence").click();
    await at.item("Merge with the next sentence").click();
    await expect.poll(() => at.field(3).inputValue()).toMatch(/^He added that the ministry/);
    await at.button(/^Segment 3, .*Change status/).click();
    await at.item("Needs source check").click();
    await expect.poll(() => at.button("Segment 3, Needs source check").count()).toBe(1);
    await at.button("More for this sentence").click();
    await at.item("Comment").click();
    await page.getByRole("dialog").getByRole("textbox").fill("Ask the bureau.");
    await page.getByRole("button", { name: "Save comment" }).click();
    await at.button("All sentences").click();
    await at.item("Needs source check").click();
    await expect.poll(() => page.getByRole("row").count()).toBe(1);
    await page.getByText("1 of 5 sentences shown").waitFor();
  });

  test("settings change the look at once and stay", async () => {
    const { page } = await start(open);
    await page.keyboard.press("Control+,");
    await page.getByLabel("Theme").selectOption("dark");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    await page.reload();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  });

  test("the desk finds, archives, deletes and takes it back", async () => {
    const { page, at } = await start(open);
    await at.button("Back to your desk").click();
    const card = page.getByRole("button", { name: "Governor renews his call", exact: true });
    await card.waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("nothing like it");
    await expect.poll(() => card.count()).toBe(0);
    await page.getByRole("searchbox").fill("");
    await page.getByRole("button", { name: "More for Governor renews his call" }).click();
    await at.item("Delete").click();
    await expect.poll(() => card.count()).toBe(0);
    await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
    await card.waitFor();
    await page.getByRole("button", { name: "More for Governor renews his call" }).click();
    await at.item("Archive").click();
    await page.getByRole("button", { name: "Archived (1)" }).click();
    await card.waitFor();
  });
});

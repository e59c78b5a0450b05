import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inEveryShell, screenshot } from "./harness.ts";
import { startWith, untilChecked, untilSaved } from "./pages.ts";

const TEXT = "Governor calls\n\nThe governor  renewed his call to the people.\n\nThe people left the town.";

/** What a screen reader has been told, newest last. */
const heard = (page: Page): Promise<readonly string[]> => page.getByRole("log").locator("div").allTextContents();

/** A window of this size; the desktop's own would not become so small. */
async function resize(page: Page, width: number, height: number, shell: string): Promise<void> {
  if (shell === "loopback") return page.setViewportSize({ width, height });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

/** Rows whose text runs into the next one. */
const overlapping = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>("[role=row][aria-rowindex]")].sort(
      (a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex),
    );
    return rows.flatMap((row, index) => {
      const next = rows[index + 1]?.getBoundingClientRect().top ?? Infinity;
      return row.getBoundingClientRect().bottom > next + 1 ? [`row ${row.ariaRowIndex}`] : [];
    });
  });

/** Buttons and fields that stand outside the window's width, and how far the page could be scrolled sideways. */
const lost = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const out = [...document.querySelectorAll("button, input, select, textarea, [role=radio], [role=tab]")].filter(
      (element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isScrolled = element.closest(".tab-list") !== null;
        return width > 1 && !isScrolled && (right > clientWidth + 1 || left < -1);
      },
    );
    return [
      ...(scrollWidth > clientWidth ? [`page ${scrollWidth} in ${clientWidth}`] : []),
      ...out.map((element) => element.getAttribute("aria-label") ?? element.textContent ?? element.tagName),
    ];
  });

inEveryShell("by ear, by pointer, in little room", (open, shell) => {
  test("what happens is said: flags found, accepted, confirmed, undone, and the changes on request", async () => {
    const { page, at } = await startWith(open, TEXT);
    await expect
      .poll(() => heard(page), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(/^Checks done: \d+ flags? open$/));
    await untilChecked(page);
    await at.field(2).click();
    await page.keyboard.press("Control+.");
    await expect.poll(() => heard(page)).toContainEqual(expect.stringMatching(/^Spacing: replaced with “ ”$/));
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => heard(page)).toContain("Segment 2 confirmed");
    await at.field(3).fill("The residents left the town.");
    await untilSaved(page);
    expect(await at.saved.getAttribute("role")).toBe("status");
    await at.button("More for this sentence").click();
    await at.item("Read the changes aloud").click();
    await expect.poll(() => heard(page)).toContain("deleted people, inserted residents");
    await at.field(3).click();
    await page.keyboard.press("Control+z");
    await expect.poll(() => heard(page)).toContain("Undone: Edited, segment 3");
  });

  test("a change offers to be reverted to the pointer and to the cursor", async () => {
    const { page, at } = await startWith(open, TEXT);
    await at.field(3).fill("The residents left the place.");
    await untilSaved(page);
    const inserted = at.row(3).locator(".mirror ins, .mirror .new");
    await expect.poll(() => inserted.allTextContents()).toEqual(["residents", "place"]);
    const box = await inserted.first().boundingBox();
    if (box === null) throw new Error("no change in sight");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2);
    await page.getByRole("button", { name: "Revert this change: “people” became “residents”" }).click();
    await expect.poll(() => at.field(3).inputValue()).toBe("The people left the place.");
    await at.field(3).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await at.button("revert this change").click();
    await expect.poll(() => at.field(3).inputValue()).toBe("The people left the town.");
  });

  test("each figure of the status bar explains itself when it has the focus", async () => {
    const { page, at } = await startWith(open, TEXT);
    await at.field(3).fill("The people left.");
    await untilSaved(page);
    await untilChecked(page);
    for (const [figure, why] of [
      [/^0 of 3 confirmed$/, /^Sentences you have confirmed/],
      [/flags? open$/, /^What the checks noticed/],
      [/^\d+ words$/, /^Words of the corrected article/],
      [/^HTER 0\.\d\d$/, /tercom 0\.10 rules/],
      [/^MQM 0 \/ 1,000 words$/, /minor 1, major 5, critical 25/],
      [/^Reading ease/, /^Flesch reading ease before and after: 206\.8/],
    ] as const) {
      await page.locator(".statusbar").getByRole("button", { name: figure }).focus();
      // A tooltip answers to the keyboard, so the focus has to come by it.
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      await page.getByRole("tooltip").getByText(why).waitFor();
    }
  });

  test("at 320 pixels every view and dialog is whole and the work can be done", async () => {
    const { page, at } = await startWith(open, TEXT);
    await resize(page, 320, 640, shell);
    await expect.poll(() => overlapping(page)).toEqual([]);
    for (const view of ["Side by side", "Changes", "Clean copy", "Report"]) {
      await at.view(view).click();
      await (view === "Side by side" ? at.grid : page.getByRole("main", { name: view })).waitFor();
      expect(await lost(page), view).toEqual([]);
      await screenshot(page, `320-${view.replaceAll(" ", "-").toLowerCase()}-${shell}`);
    }
    await at.view("Side by side").click();
    await at.field(2).fill("Done in little room.");
    await untilSaved(page);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => at.button("Segment 2, Confirmed").count()).toBe(1);
    for (const keys of ["Control+/", "Control+,", "Control+m"]) {
      await page.keyboard.press(keys);
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      expect(await lost(page), keys).toEqual([]);
      const save = dialog.getByRole("button").last();
      await save.scrollIntoViewIfNeeded();
      expect((await save.boundingBox())?.x, keys).toBeGreaterThanOrEqual(0);
      await screenshot(page, `320-${keys.slice(-1).replace("/", "slash").replace(",", "comma")}-${shell}`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    await page.keyboard.press("Control+h");
    expect(await lost(page), "find").toEqual([]);
    await page.keyboard.press("Escape");
    await at.button("Back to your desk").click();
    await page.getByRole("heading", { name: "Your desk" }).waitFor();
    expect(await lost(page), "desk").toEqual([]);
    await screenshot(page, `320-desk-${shell}`);
  });
});

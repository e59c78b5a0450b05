import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./axe.ts";
import { inEveryShell, sample, screenshot } from "./harness.ts";
import { review, skipTour, untilChecked, untilSaved } from "./pages.ts";

const FILE = sample("dam-waters.txt");
const ARABIC = "عنوان المقال\n\nقال المحافظ إن الوزارة تعتزم فتح بوابتين. وأضاف أن السكان غادروا المنطقة.";

const widthLost = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

inEveryShell("access", (open, shell) => {
  test.each(["light", "dark"] as const)("axe finds nothing in any view, %s", async (colorScheme) => {
    const { page, errors } = await open({ colorScheme });
    const at = review(page);
    const clean = async (view: string): Promise<void> => {
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
      expect(await findings(page), view).toEqual([]);
    };
    await at.button("Try the sample article").waitFor();
    await clean("first run");
    await at.button("Try the sample article").click();
    await at.grid.waitFor();
    await untilChecked(page);
    await clean("tour");
    await skipTour(page);
    await at.field(2).fill("The governor again urged the residents to leave.");
    await untilSaved(page);
    await clean("side by side");
    for (const tab of ["History", "Marks", "Names"]) {
      await at.tab(tab).click();
      await clean(tab);
    }
    await page.keyboard.press("Control+h");
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("governor");
    await clean("find");
    await page.keyboard.press("Escape");
    for (const [keys, name] of [
      ["Control+/", "shortcuts"],
      ["Control+,", "settings"],
      ["Control+m", "mark"],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByRole("dialog").waitFor();
      await clean(name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await at.more.click();
    await clean("menu");
    await at.item("Change encoding…").click();
    await page.getByRole("dialog").getByRole("region", { name: "Preview" }).waitFor();
    await clean("encoding");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await at.more.click();
    await at.item("Remove invisible characters").click();
    await page.getByText("No invisible characters in your corrections.").waitFor();
    await clean("message");
    for (const view of ["Changes", "Clean copy", "Report"]) {
      await at.view(view).click();
      await page.getByRole("main", { name: view }).waitFor();
      await clean(view);
    }
    await at.button("Back to your desk").click();
    await page.getByRole("heading", { name: "Your desk" }).waitFor();
    await clean("desk");
    expect(errors).toEqual([]);
  });

  test("the whole job without a pointer", async () => {
    const { page } = await open();
    const at = review(page);
    await at.button("Try the sample article").focus();
    await page.keyboard.press("Enter");
    await expect.poll(at.focused).toBe("Correction, segment 1");
    await untilChecked(page);
    await page.keyboard.press("Control+.");
    await expect.poll(() => at.field(1).inputValue()).not.toContain("..");
    await page.keyboard.press("Control+Enter");
    await expect.poll(at.focused).toBe("Correction, segment 2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("The governor again urged the residents to leave.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(at.focused).toBe("Correction, segment 3");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Shift+Control+ArrowRight");
    await page.keyboard.press("Control+m");
    await page.getByRole("textbox", { name: "Error type" }).waitFor();
    await page.keyboard.type("register");
    await page.keyboard.press("Enter");
    await expect.poll(() => at.tab("Marks").textContent()).toBe("Marks 1");
    await expect.poll(at.focused).toBe("Correction, segment 3");
    await untilSaved(page);
    await page.keyboard.press("Control+Shift+E");
    await expect.poll(() => at.item("Clean copy").evaluate((item) => item === document.activeElement)).toBe(true);
    // The desktop shell asks with a dialog of the system, which nobody answers here.
    if (shell === "desktop") return;
    const done = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    expect((await done).suggestedFilename()).toContain("dam-waters");
  });

  test("at 320 pixels and at 200 % nothing is cut off", async () => {
    const { page } = await open({ files: [FILE], width: 640, height: 450 });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    for (const view of ["Side by side", "Changes", "Clean copy", "Report"]) {
      await at.view(view).click();
      expect(await widthLost(page), view).toBeLessThanOrEqual(0);
      await screenshot(page, `narrow-${view.replaceAll(" ", "-").toLowerCase()}-${shell}`);
    }
  });

  test("an article from right to left runs so in its cells, the interface stays", async () => {
    const { page, call } = await open();
    const pasted = await call("article.paste", { text: ARABIC });
    expect(pasted.ok).toBe(true);
    await page.reload();
    await page.getByRole("button", { name: "عنوان المقال", exact: true }).click();
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    const direction = (name: string): Promise<string> =>
      page
        .getByLabel(name, { exact: true })
        .first()
        .evaluate((element) => getComputedStyle(element).direction);
    expect(await direction("Machine translation, segment 2")).toBe("rtl");
    expect(await direction("Correction, segment 2")).toBe("rtl");
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe("ltr");
    await screenshot(page, `right-to-left-${shell}`);
  });
});

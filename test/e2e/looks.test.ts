import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./axe.ts";
import { inEveryShell, sample } from "./harness.ts";
import { notices, review, skipTour, startWith, untilChecked, untilSaved } from "./pages.ts";

const style = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const theme = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset["theme"]);

/** WCAG's contrast of an element's letters against the page behind them. */
const contrast = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const luminance = (color: string): number => {
        if (canvas === null) return 0;
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
          const share = byte / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      let behind: Element | null = element;
      while (behind !== null && /rgba\(0, 0, 0, 0\)|transparent/u.test(getComputedStyle(behind).backgroundColor))
        behind = behind.parentElement;
      const letters = luminance(getComputedStyle(element).color);
      const ground = luminance(behind === null ? "white" : getComputedStyle(behind).backgroundColor);
      return (Math.max(letters, ground) + 0.05) / (Math.min(letters, ground) + 0.05);
    });

async function set(page: Page, change: (dialog: ReturnType<Page["getByRole"]>) => Promise<unknown>): Promise<void> {
  await page.keyboard.press("Control+,");
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await change(dialog);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

inEveryShell("how it looks and types", (open) => {
  test("light, dark and contrast follow the system, or the editor's choice", async () => {
    const { page } = await open({ files: [sample("night-bus.txt")], colorScheme: "light" });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    expect(await theme(page)).toBe("light");
    const paper = await style(page, "body", "background-color");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => theme(page)).toBe("dark");
    expect(await style(page, "body", "background-color")).not.toBe(paper);
    expect(await contrast(page, ".mt")).toBeGreaterThan(7);
    await page.emulateMedia({ colorScheme: "light", contrast: "more" });
    await expect.poll(() => theme(page)).toBe("contrast");
    expect(await contrast(page, ".mt")).toBeGreaterThan(15);
    expect(await contrast(page, ".statusbar .figure")).toBeGreaterThan(7);
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark", contrast: "more" });
    await expect.poll(() => theme(page)).toBe("contrast-dark");
    expect(await contrast(page, ".mt")).toBeGreaterThan(15);
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
    await set(page, (dialog) => dialog.getByLabel("Theme").selectOption("High contrast"));
    await expect.poll(() => theme(page)).toBe("contrast");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => theme(page)).toMatch(/^contrast/);
  });

  test("size and type of the article change its cells at once, and are there after a reload", async () => {
    const { page } = await open({ files: [sample("night-bus.txt")] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    const text = ".row[aria-rowindex='2'] .field-area, [role=row][aria-rowindex='2'] .field-area";
    expect(await style(page, text, "font-size")).toBe("16.5px");
    expect(await style(page, text, "font-family")).toMatch(/Source Serif/);
    await set(page, async (dialog) => {
      await dialog.getByLabel("Article type").selectOption("Sans serif");
      await dialog.getByLabel(/^Article size/).fill("24");
    });
    const looks = async (): Promise<void> => {
      await expect.poll(() => style(page, text, "font-size")).toBe("24px");
      expect(await style(page, text, "font-family")).toMatch(/^"?Inter/);
      expect(await style(page, "[role=row][aria-rowindex='2'] .mt", "font-size")).toBe("24px");
      expect(await style(page, "[role=row][aria-rowindex='2'] .mirror", "font-family")).toMatch(/^"?Inter/);
    };
    await looks();
    await page.reload();
    await at.field(2).waitFor();
    await looks();
    await at.view("Clean copy").click();
    await expect.poll(() => style(page, ".one-page p", "font-size")).toMatch(/^26/);
  });

  test("with reduced motion nothing moves by itself", async () => {
    const { page } = await open({ files: [sample("night-bus.txt")] });
    await page.emulateMedia({ reducedMotion: "reduce" });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    const longest = (): Promise<number> =>
      page.evaluate(() =>
        Math.max(
          0,
          ...[...document.querySelectorAll("*")].flatMap((element) => {
            const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
            const seconds = [...transitionDuration.split(","), ...animationDuration.split(",")].map(parseFloat);
            return [...seconds, scrollBehavior === "smooth" ? 1 : 0];
          }),
        ),
      );
    expect(await longest()).toBeLessThan(0.01);
    await page.keyboard.press("Control+,");
    await page.getByRole("dialog").waitFor();
    expect(await longest()).toBeLessThan(0.01);
  });

  test("quotes become typographic while typing, when the editor wants it", async () => {
    const { page, at } = await startWith(open, "A headline\n\nA sentence.");
    await at.field(2).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(`"It's"`);
    await expect.poll(() => at.field(2).inputValue()).toBe(`"It's"`);
    await set(page, (dialog) => dialog.getByLabel(/Turn straight quotes/).check());
    await at.field(2).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(`He said "it's ('really') mine".`);
    await expect.poll(() => at.field(2).inputValue()).toBe("He said “it’s (‘really’) mine”.");
    await untilSaved(page);
    await page.keyboard.press("Control+z");
    await expect.poll(() => at.field(2).inputValue()).not.toContain("“");
  });

  test("a word mistyped is flagged with suggestions, by the English chosen, and the key takes the first", async () => {
    const { page, at } = await startWith(open, "A headline\n\nThey will get the picture today.");
    await untilChecked(page);
    const spelling = page.getByRole("article").filter({ hasText: "Spelling" });
    const type = async (text: string): Promise<void> => {
      await at.field(2).click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type(text);
    };
    await type("They will recieve the picture today.");
    await spelling.getByText("“recieve” is not in the dictionary.").waitFor();
    await spelling.getByRole("button", { name: "Replace with receive" }).waitFor();
    await page.keyboard.press("F8");
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe("recieve");
    await page.keyboard.press("Control+.");
    await expect.poll(() => at.field(2).inputValue()).toBe("They will receive the picture today.");
    await expect.poll(() => spelling.count()).toBe(0);
    await type("They will receive the coloured picture today.");
    await spelling.getByRole("button", { name: "Replace with colored" }).waitFor();
    await set(page, (dialog) => dialog.getByLabel("English", { exact: true }).selectOption("British"));
    await expect.poll(() => spelling.count()).toBe(0);
  });

  test("pasted text comes in plain and as one line; words are walked and selected as in any field", async () => {
    const { page, at } = await startWith(open, "A headline\n\nOne two three.");
    await at.field(2).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+ArrowRight");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await page.keyboard.press("Control+x");
    await expect.poll(() => at.field(2).inputValue()).toMatch(/^One ?three\.$/);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Control+v");
    await expect.poll(() => at.field(2).inputValue()).toMatch(/^One ?three\. ?two ?$/);
    // As a browser copies two paragraphs of a web page: text and markup.
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "bold\r\n\r\nwords");
      data.setData("text/html", "<p><b>bold</b></p><p>words</p>");
      const field = document.activeElement as HTMLTextAreaElement;
      field.select();
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => at.field(2).inputValue()).toBe("bold words");
    await page.keyboard.press("Enter");
    await expect.poll(() => at.field(2).inputValue()).toBe("bold words");
    await page.keyboard.press("Shift+Enter");
    await expect.poll(() => at.field(2).inputValue()).toBe("bold words\n");
    expect(await notices(page).textContent()).toBe("");
  });
});

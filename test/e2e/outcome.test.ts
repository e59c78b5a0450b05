import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inEveryShell } from "./harness.ts";
import { onlyReview, startWith, untilSaved } from "./pages.ts";
import { savedBy } from "./save-dialog.ts";

const TEXT =
  "Governor renews his call\n\nAnd the governor renewed his call. He added that the ministry is heading to open two gates.\n\nThe people left.";

const slideTo = (page: Page, at: number): Promise<void> =>
  page.getByRole("slider", { name: "Version shown" }).fill(String(at));

inEveryShell("what comes of the work", (open, shell) => {
  test("Changes: keep one, revert one, ask why, look back at any revision", async () => {
    const { page, at } = await startWith(open, TEXT);
    await at.field(3).fill("He added that the ministry plans to open two gates.");
    await untilSaved(page);
    await at.field(4).fill("The inhabitants left.");
    await untilSaved(page);
    await at.view("Changes").click();
    const changes = page.getByRole("group", { name: /became|Deleted|Inserted/ });
    await expect
      .poll(() => changes.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label"))))
      .toEqual(["“is heading” became “plans”", "“people” became “inhabitants”"]);
    await changes.first().focus();
    await page.getByRole("button", { name: /Why\?$/ }).click();
    await page.getByText(/^Changed by .+, .+\.$/).waitFor();
    await page.keyboard.press("k");
    // What is kept stays in sight, quieter, and the next change has the keys.
    await expect.poll(() => page.locator(".change.kept").count()).toBe(1);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("“people” became “inhabitants”");
    await page.keyboard.press("r");
    await expect.poll(() => changes.count()).toBe(1);
    await page.getByText("The people left.").waitFor();
    await untilSaved(page);

    const slider = page.getByRole("slider", { name: "Version shown" });
    await expect.poll(() => slider.getAttribute("max")).toBe("3");
    await slideTo(page, 0);
    await expect.poll(() => changes.count()).toBe(0);
    await page.getByText("He added that the ministry is heading to open two gates.").waitFor();
    expect(await slider.getAttribute("aria-valuetext")).toBe("Machine translation");
    await slideTo(page, 2);
    await expect.poll(() => changes.count()).toBe(2);
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^Revision 2 of 3, /);
    // An old version is for looking: its changes cannot be reverted.
    await changes.first().focus();
    await page.keyboard.press("r");
    expect(await changes.count()).toBe(2);
    await slideTo(page, 3);
    await expect.poll(() => changes.count()).toBe(1);
    await at.view("Side by side").click();
    await expect.poll(() => at.field(4).inputValue()).toBe("The people left.");
    expect(await at.field(3).inputValue()).toBe("He added that the ministry plans to open two gates.");
  });

  test("the copy button copies the clean text as it is exported", async () => {
    const { page, at, call } = await startWith(open, TEXT);
    await at.field(2).fill("The governor called again.");
    await untilSaved(page);
    await at.view("Clean copy").click();
    await at.button("Copy").click();
    await at.button("✓ Copied").waitFor();
    const made = await call("export.bytes", { review: await onlyReview(call), to: "clean" });
    const exported = made.ok ? Buffer.from(made.value.data, "base64").toString("utf8") : "";
    expect(exported).toContain("The governor called again. He added");
    // Into a field of our own, with the keys an editor would use in another program.
    await at.button("Back to your desk").click();
    await at.button("Paste text").click();
    await page.getByLabel("The machine translation").focus();
    await page.keyboard.press("Control+v");
    await expect.poll(() => page.getByLabel("The machine translation").inputValue()).toBe(exported);
  });

  test("the report is saved as HTML, and as PDF or printed, with the numbers it shows", async () => {
    const galley = await startWith(open, TEXT);
    const { page, at } = galley;
    await at.field(2).fill("The governor called again.");
    await untilSaved(page);
    await at.view("Report").click();
    const hter = page.getByText(/HTER · \d+ edits? ÷ \d+ words/);
    await hter.waitFor();
    const numbers = /(\d+) edits? ÷ (\d+) words/.exec((await hter.textContent()) ?? "");
    const html = await savedBy(galley, () => at.button("Save as HTML").click());
    expect(html.name).toMatch(/\.html$/);
    const text = html.bytes.toString("utf8");
    expect(text).toContain("<ins>called again</ins>");
    expect(text).toContain(`${numbers?.[1]} edits`);
    if (shell === "desktop") {
      const pdf = await savedBy(galley, () => at.button("Save as PDF").click());
      expect(pdf.name).toMatch(/-report\.pdf$/);
      expect(pdf.bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
      expect(pdf.bytes.length).toBeGreaterThan(5_000);
      return;
    }
    await page.evaluate(() => {
      window.print = () => Object.assign(globalThis, { printed: true });
    });
    await at.button("Print or save as PDF").click();
    expect(await page.evaluate(() => (globalThis as { printed?: boolean }).printed)).toBe(true);
  });

  test("on paper there are the report's words in dark ink, also from a dark window, and no buttons", async () => {
    const { page, at } = await startWith(() => open({ colorScheme: "dark" }), TEXT);
    await at.view("Report").click();
    await page.getByText(/HTER · /).waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const ink = await page.evaluate(() => getComputedStyle(document.querySelector("main h2") as Element).color);
    expect(ink).toBe("rgb(29, 27, 24)");
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    await page.getByText(/HTER · /).waitFor();
  });

  test("marks are named by keys alone, with severity and note, and taken away again", async () => {
    const { page, at } = await startWith(open, TEXT);
    await at.field(3).click();
    await page.keyboard.press("Control+Home");
    for (let word = 0; word < 2; word += 1) await page.keyboard.press("Control+Shift+ArrowRight");
    await page.keyboard.press("Control+m");
    const dialog = page.getByRole("dialog", { name: "Name the error" });
    await dialog.getByText(/^He added ?$/).waitFor();
    await page.keyboard.type("locale");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => dialog.getByRole("option", { selected: true }).textContent()).toBe("Locale: dates");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("radio");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Check the day.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "About this sentence" });
    await panel.getByText("Locale: dates").waitFor();
    await panel.getByText("Major").waitFor();
    await panel.getByText("Check the day.").waitFor();
    await expect.poll(at.focused).toBe("Correction, segment 3");
    await page.locator(".marked.major").first().waitFor();
    await at.button("Remove mark Locale: dates").click();
    await expect.poll(() => page.locator(".marked").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.locator(".marked").count()).toBeGreaterThan(0);
  });

  test("the history says when the article was opened and brings any version back", async () => {
    const { page, at } = await startWith(open, TEXT);
    await at.field(4).fill("The people have left.");
    await untilSaved(page);
    // Typing that goes on is one version; a look elsewhere ends it.
    await page.keyboard.press("Control+Enter");
    await at.field(4).fill("Everybody left.");
    await untilSaved(page);
    await at.tab("History").click();
    await page.getByText(/^opened \d/).waitFor();
    await page.getByRole("button", { name: "Restore this version: The people have left." }).click();
    await expect.poll(() => at.field(4).inputValue()).toBe("The people have left.");
    await page.getByText(/^Restored: /).waitFor();
    await page.getByRole("button", { name: "Restore this version: The people left." }).click();
    await expect.poll(() => at.field(4).inputValue()).toBe("The people left.");
    // A window asks before it closes over an edit that is not on disk.
    await untilSaved(page);
  });
});

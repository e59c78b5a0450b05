import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inEveryShell, sample, screenshot } from "./harness.ts";
import { savedBy } from "./save-dialog.ts";
import { chooseFile, notices, review, skipTour, untilSaved } from "./pages.ts";

const TABLE = "Nr,Arabic,English\n1,قال المحافظ,The governor said it.\n2,غادر السكان,The residents left.\n";
/** Bytes that are no UTF-8: the encoding has to be guessed. */
const CAFE_1252 = Buffer.from("The Café is open again.\n\nThe owner of the café said so on Friday.\n", "latin1");

const card = (page: Page, title: string) => page.getByRole("button", { name: title, exact: true });

/** Lets a file of this computer fall onto the middle of the window, as a pointer does. */
async function dropFile(page: Page, path: string): Promise<void> {
  const input = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await input.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
  await input.detach();
}

async function copyText(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: /^Paste text|^Paste a text/ }).click();
  await page.getByLabel("The machine translation").fill(text);
  await page.getByLabel("The machine translation").selectText();
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

inEveryShell("the desk", (open, shell) => {
  test("the first start offers the sample and a tour of four cards, which never comes again", async () => {
    const { page } = await open();
    const at = review(page);
    await at.button("Try the sample article").click();
    const tour = page.getByRole("region", { name: "Short tour" });
    for (const step of ["1 of 4", "2 of 4", "3 of 4"]) {
      await tour.getByText(step).waitFor();
      await tour.getByRole("button", { name: "Next" }).click();
    }
    await tour.getByText("4 of 4").waitFor();
    await tour.getByRole("button", { name: "Start" }).click();
    await tour.waitFor({ state: "detached" });
    await expect.poll(at.focused).toBe("Correction, segment 1");
    await page.reload();
    await at.field(1).waitFor();
    expect(await tour.count()).toBe(0);
    await at.button("Back to your desk").click();
    await page.getByRole("heading", { name: "Your desk" }).waitFor();
    await page.locator(".card-open").first().click();
    await at.grid.waitFor();
    expect(await tour.count()).toBe(0);
  });

  test("a skipped tour stays away too, and work goes on under it", async () => {
    const { page } = await open({ files: [sample("night-bus.txt")] });
    const at = review(page);
    const tour = page.getByRole("region", { name: "Short tour" });
    await tour.waitFor();
    await at.field(2).fill("Written while the tour was open.");
    await untilSaved(page);
    await tour.getByRole("button", { name: "Skip the tour" }).click();
    await tour.waitFor({ state: "detached" });
    expect(await at.field(2).inputValue()).toBe("Written while the tour was open.");
    await page.reload();
    await at.field(2).waitFor();
    expect(await tour.count()).toBe(0);
  });

  test("files dropped and text pasted on the desk become reviews, each by its own name", async () => {
    const { page } = await open();
    const at = review(page);
    await at.button("Try the sample article").waitFor();
    await dropFile(page, sample("night-bus.txt"));
    await at.grid.waitFor();
    await skipTour(page);
    const dropped = await at.field(1).inputValue();
    await page.getByRole("heading", { level: 1, name: "night-bus.txt" }).waitFor();
    // A second file dropped on the review opens beside it.
    await dropFile(page, sample("dam-waters.txt"));
    await page.getByRole("heading", { level: 1, name: "dam-waters.txt" }).waitFor();
    await at.button("Back to your desk").click();
    await card(page, dropped).waitFor();

    await copyText(page, "A title in the first line\n\nAnd the text of the article.");
    await page.keyboard.press("Control+v");
    await page.getByRole("heading", { level: 1, name: "A title in the first line" }).waitFor();
    expect(await at.field(2).inputValue()).toBe("And the text of the article.");
    await at.button("Back to your desk").click();
    await at.button("Paste text").click();
    await page.getByLabel("The machine translation").fill("Some words.\n\nSome more words.");
    await page.getByLabel("Title (optional)").fill("Called by me");
    await at.button("Start review").click();
    await page.getByRole("heading", { level: 1, name: "Called by me" }).waitFor();
    await at.button("Back to your desk").click();
    for (const title of ["A title in the first line", "Called by me", dropped]) await card(page, title).waitFor();
    // The file that is there already is not opened twice.
    await dropFile(page, sample("night-bus.txt"));
    await at.grid.waitFor();
    await notices(page)
      .getByText(/^This article is on your desk already/)
      .waitFor();
    await at.button("Back to your desk").click();
    await expect.poll(() => page.locator(".card-open").count()).toBe(4);
  });

  test("a folder dropped is refused in one sentence", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Try the sample article" }).waitFor();
    await dropFile(page, mkdtempSync(join(tmpdir(), "galley-folder-")));
    await notices(page)
      .getByText(/is a folder; open the article inside it\.$/)
      .waitFor();
  });

  test("a table asks for its columns, shows them, and can be read by others later", async () => {
    const { page } = await open();
    const at = review(page);
    await chooseFile(page, { name: "table.csv", text: TABLE });
    const dialog = page.getByRole("dialog", { name: "Which columns hold the text?" });
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect.poll(() => preview.textContent()).toBe("The governor said it.\n\nThe residents left.");
    await dialog.getByLabel("Translation").selectOption("English");
    await dialog.getByLabel("Source (optional)").selectOption("Arabic");
    await expect.poll(() => preview.textContent()).toBe("The governor said it.\n\nThe residents left.");
    await dialog.getByLabel("The first row holds the names of the columns").uncheck();
    await expect.poll(() => preview.textContent()).toMatch(/^English\n\nThe governor/);
    await dialog.getByLabel("The first row holds the names of the columns").check();
    await dialog.getByRole("button", { name: "Open" }).click();
    await at.grid.waitFor();
    await skipTour(page);
    expect(await at.field(1).inputValue()).toBe("The governor said it.");
    expect(await page.getByRole("group", { name: "Source, segment 1" }).textContent()).toBe("قال المحافظ");
    await at.more.click();
    await at.item("Change encoding or columns…").click();
    const again = page.getByRole("dialog", { name: "How should this file be read?" });
    await again.getByLabel("Translation").selectOption("Arabic");
    await expect
      .poll(() => again.getByRole("region", { name: "Preview" }).textContent())
      .toBe("قال المحافظ\n\nغادر السكان");
    await again.getByRole("button", { name: "Open" }).click();
    await expect.poll(() => at.field(2).inputValue()).toBe("غادر السكان");
  });

  test("a guessed encoding is said, changed with a look at the text, and what it lacks is written as UTF-8", async () => {
    const galley = await open();
    const { page } = galley;
    const at = review(page);
    await chooseFile(page, { name: "report.txt", text: CAFE_1252 });
    await at.grid.waitFor();
    await skipTour(page);
    await notices(page).getByText("Read as windows-1252. Does the text look right?").waitFor();
    await notices(page).getByRole("button", { name: "Change encoding…" }).click();
    const dialog = page.getByRole("dialog", { name: "How should this file be read?" });
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect.poll(() => preview.textContent()).toMatch(/^The Café/);
    await dialog.getByLabel("Encoding").selectOption("windows-1251");
    await expect.poll(() => preview.textContent()).toMatch(/^The Cafй/);
    await dialog.getByRole("button", { name: "Open" }).click();
    await expect.poll(() => at.field(1).inputValue()).toMatch(/^The Cafй/);
    await at.more.click();
    await at.item("Change encoding…").click();
    await dialog.getByLabel("Encoding").selectOption("windows-1252");
    await expect.poll(() => preview.textContent()).toMatch(/^The Café/);
    await dialog.getByRole("button", { name: "Open" }).click();
    await expect.poll(() => at.field(1).inputValue()).toMatch(/^The Café/);
    await page.getByText(/ · windows-1252$/).waitFor();

    await at.field(1).fill("An arrow → where the Café was.");
    await untilSaved(page);
    await page.keyboard.press("Control+Shift+e");
    await at.item("Clean copy").click();
    await notices(page)
      .getByText(/encoding has no sign for →/)
      .waitFor();
    const { name, bytes } = await savedBy(galley, () => at.button("Export as UTF-8").click());
    expect(name).toBe("report-edited.txt");
    expect(bytes.toString("utf8")).toMatch(/^An arrow → where the Café was\./);
  });

  test("archive and delete are taken back with Undo, and search finds what is archived", async () => {
    const folder = mkdtempSync(join(tmpdir(), "galley-desk-"));
    const path = join(folder, "mayor.txt");
    writeFileSync(path, "The mayor speaks\n\nHe spoke.");
    const { page } = await open({ files: [path] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    await at.button("Back to your desk").click();
    const mayor = card(page, "The mayor speaks");
    const more = page.getByRole("button", { name: "More for The mayor speaks" });
    await more.focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => at.item("Archive").evaluate((item) => item === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await at.item("Archive").count()).toBe(0);
    const pick = async (item: string): Promise<void> => {
      await more.click();
      await at.item(item).click();
    };
    await more.click();
    await at.item("Archive").waitFor();
    await screenshot(page, `desk-menu-${shell}`);
    const box = await more.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
    await expect.poll(() => at.item("Archive").count()).toBe(0);
    await pick("Archive");
    await expect.poll(() => mayor.count()).toBe(0);
    await notices(page).getByText("“The mayor speaks” archived.").waitFor();
    await notices(page).getByRole("button", { name: "Undo" }).click();
    await mayor.waitFor();
    await pick("Delete");
    await page.getByRole("button", { name: "Try the sample article" }).waitFor();
    await notices(page).getByRole("button", { name: "Undo" }).click();
    await mayor.waitFor();
    await pick("Archive");
    await page.getByRole("button", { name: "Archived (1)" }).click();
    await mayor.waitFor();
    await page.getByRole("searchbox").fill("mayor.txt");
    await mayor.waitFor();
    await page.getByRole("searchbox").fill("nobody");
    await page.getByText("Nothing on your desk matches “nobody”.").waitFor();
    await page.getByRole("searchbox").fill("");
    await pick("Back to the desk");
    await expect.poll(() => page.getByRole("button", { name: /^Archived/ }).count()).toBe(0);
    await mayor.click();
    await expect.poll(() => at.field(2).inputValue()).toBe("He spoke.");
  });
});

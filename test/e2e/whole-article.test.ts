import { expect, test } from "vitest";
import { inEveryShell } from "./harness.ts";
import { chooseFile, notices, review, skipTour, startWith, untilChecked, untilSaved } from "./pages.ts";

const NAMES =
  "Okólska speaks\n\nMarzena Okolska said no. The hall clapped for Marzena Okólska again.\n\nThen Marzena Okólska left.";
const SPACES = "Spaces in a text\n\nThe man  sat down.\n\nThe dog  ran off.\n\nThe cat is asleep.";

inEveryShell("work on the whole article", (open) => {
  test("a name is written one way everywhere in one step, and undo takes it back", async () => {
    const { page, at } = await startWith(open, NAMES);
    await untilChecked(page);
    await at.tab("Names").click();
    const unify = page.getByRole("button", { name: /^Marzena Okólska ?: write so everywhere/ });
    await unify.click();
    await expect.poll(() => at.field(2).inputValue()).toBe("Marzena Okólska said no.");
    await notices(page)
      .getByText(/written so in 1 place/)
      .waitFor();
    await expect.poll(() => unify.count()).toBe(0);
    await at.button("Latest steps").click();
    await at.item("Unified a name, segment 2").waitFor();
    await page.keyboard.press("Escape");
    await notices(page).getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => at.field(2).inputValue()).toBe("Marzena Okolska said no.");
    await unify.waitFor();
  });

  test("find and replace: case, whole word, regex with groups, a preview, one step", async () => {
    const { page, at } = await startWith(
      open,
      "Dates\n\nOn 3/5 he came. On 7/12 he left.\n\nHe sat on 9/1, on and on.",
    );
    await page.keyboard.press("Control+h");
    const find = page.getByRole("textbox", { name: "Find", exact: true });
    await find.fill("on");
    const count = page.getByRole("search").locator("[aria-live]");
    await expect.poll(() => count.textContent()).toBe("5 places in 3 sentences");
    await page.getByRole("checkbox", { name: "Match case" }).check();
    await expect.poll(() => count.textContent()).toBe("3 places in 1 sentence");
    await page.getByRole("checkbox", { name: "Match case" }).uncheck();
    await find.fill("he");
    await expect.poll(() => count.textContent()).toBe("3 places in 3 sentences");
    await find.fill("o");
    await page.getByRole("checkbox", { name: "Whole word" }).check();
    await expect.poll(() => count.textContent()).toBe("Nothing found");
    await page.getByRole("checkbox", { name: "Whole word" }).uncheck();
    await page.getByRole("checkbox", { name: "Regular expression" }).check();
    await find.fill("(\\d+)/(\\d+)");
    await page.getByRole("textbox", { name: "Replace with" }).fill("$2.$1.");
    const preview = page.getByRole("list", { name: "What will change" });
    await expect.poll(() => preview.locator("ins").allTextContents()).toEqual(["5.3.", "12.7.", "1.9."]);
    await expect.poll(() => preview.locator("del").allTextContents()).toEqual(["3/5", "7/12", "9/1"]);
    await page.getByRole("button", { name: "Replace 3" }).click();
    await expect.poll(() => at.field(2).inputValue()).toBe("On 5.3. he came.");
    await expect.poll(() => at.field(4).inputValue()).toBe("He sat on 1.9., on and on.");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("search").count()).toBe(0);
    await at.button("Latest steps").click();
    await at.item("Replaced all, 3 sentences").click();
    await expect.poll(() => at.field(2).inputValue()).toBe("On 3/5 he came.");
    await expect.poll(() => at.field(3).inputValue()).toBe("On 7/12 he left.");
    await expect.poll(() => at.field(4).inputValue()).toBe("He sat on 9/1, on and on.");
  });

  test("the list of steps names each with its sentence and goes back several at once", async () => {
    const { page, at } = await startWith(open, SPACES);
    await at.field(2).fill("The man sat.");
    await untilSaved(page);
    await at.field(3).click();
    await page.keyboard.press("Control+Enter");
    await at.field(4).fill("The cat sleeps.");
    await untilSaved(page);
    await at.button("Latest steps").click();
    await expect
      .poll(() => page.getByRole("menuitem").allTextContents())
      .toEqual(["1Edited, segment 4", "2Confirmed, segment 3", "3Edited, segment 2"]);
    await at.item("Confirmed, segment 3").click();
    await expect.poll(() => at.field(4).inputValue()).toBe("The cat is asleep.");
    await expect.poll(() => at.button("Segment 3, Not reviewed").count()).toBe(1);
    expect(await at.field(2).inputValue()).toBe("The man sat.");
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => at.field(4).inputValue()).toBe("The cat sleeps.");
  });

  test("all alike are dismissed at once and come back with undo", async () => {
    const { page, at } = await startWith(open, SPACES);
    await untilChecked(page);
    const spacing = page.getByRole("article").filter({ hasText: "Spacing" });
    await at.field(2).click();
    await spacing.getByRole("button", { name: /^Dismiss “Spacing”/ }).click();
    await at.item("Dismiss all like this").click();
    await expect.poll(() => spacing.count()).toBe(0);
    await at.field(3).click();
    await expect.poll(() => spacing.count()).toBe(0);
    await at.button("Undo").click();
    await expect.poll(() => spacing.count()).toBe(1);
    await at.field(2).click();
    await expect.poll(() => spacing.count()).toBe(1);
  });

  test("the accept key passes over a flag without a suggestion to the first that has one", async () => {
    const { page, at } = await startWith(open, "A headline\n\nSaid Qwzrtilax Prbuqan  that he was going home.");
    await untilChecked(page);
    await at.field(2).click();
    const cards = page.getByRole("article");
    await expect.poll(() => cards.count()).toBeGreaterThan(1);
    await expect
      .poll(() =>
        cards
          .first()
          .getByRole("button", { name: /^Replace with/ })
          .count(),
      )
      .toBe(0);
    await page.keyboard.press("Control+.");
    await expect.poll(() => at.field(2).inputValue()).toBe("Said Qwzrtilax Prbuqan that he was going home.");
    await page
      .getByRole("log")
      .getByText(/: replaced with/)
      .waitFor({ state: "attached" });
  });

  test("filters show by status, family and words, and say how many", async () => {
    const { page, at } = await startWith(open, SPACES);
    await untilChecked(page);
    const filter = async (now: RegExp, item: string | RegExp): Promise<void> => {
      await page.locator(".topbar").getByRole("button", { name: now }).click();
      await at.item(item).click();
    };
    const rows = (): Promise<number> => page.locator("[role=row][aria-rowindex]").count();
    const shown = page.locator(".statusbar").getByText(/sentences? shown/);
    await filter(/^All sentences/, "Flags: Mechanics");
    await expect.poll(() => shown.textContent()).toBe("2 of 4 sentences shown");
    expect(await rows()).toBe(2);
    await at.field(2).fill("The man sat down.");
    await untilSaved(page);
    // What was fixed stays in sight until the filter is set again.
    expect(await rows()).toBe(2);
    await filter(/^Mechanics/, "Edited");
    await expect.poll(() => shown.textContent()).toBe("1 of 4 sentences shown");
    expect(await at.field(2).count()).toBe(1);
    await filter(/^Edited/, "Containing…");
    await page.getByLabel("Show sentences containing").fill("CAT");
    await page.keyboard.press("Enter");
    await expect.poll(() => shown.textContent()).toBe("1 of 4 sentences shown");
    expect(await at.field(4).count()).toBe(1);
    await filter(/^“CAT”/, "Confirmed");
    await page.getByText("No sentence matches this filter.").waitFor();
    await at.button("Show all sentences").click();
    await expect.poll(rows).toBe(4);
  });

  test("invisible characters leave the whole article in one step", async () => {
    const { page, at } = await startWith(open, "A head\u200bline\n\nOne\u00ad word.\n\nNothing here.");
    await at.more.click();
    await at.item("Remove invisible characters").click();
    await expect.poll(() => at.field(1).inputValue()).toBe("A headline");
    await expect.poll(() => at.field(2).inputValue()).toBe("One word.");
    await notices(page).getByText("Invisible characters removed from 2 sentences.").waitFor();
    await notices(page).getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => at.field(1).inputValue()).toBe("A head\u200bline");
    expect(await at.field(2).inputValue()).toBe("One\u00ad word.");
  });

  test("a source that stands beside the wrong sentence is moved by hand", async () => {
    const { page } = await open();
    const at = review(page);
    await chooseFile(page, { name: "t.csv", text: "source,target\nEins.,One.\nZwei.,Two.\nDrei.,Three.\n" });
    await at.grid.waitFor();
    await skipTour(page);
    const sources = (): Promise<readonly string[]> => page.getByRole("group", { name: /^Source, / }).allTextContents();
    await expect.poll(sources).toEqual(["Eins.", "Zwei.", "Drei."]);
    await at.field(2).click();
    await at.button("More for this sentence").click();
    await at.item("Move sources down from here").click();
    await expect.poll(sources).toEqual(["Eins.", "", "Zwei. Drei."]);
    await at.button("Undo").click();
    await expect.poll(sources).toEqual(["Eins.", "Zwei.", "Drei."]);
    await at.field(1).click();
    await at.button("More for this sentence").click();
    await at.item("Move sources up from here").click();
    await expect.poll(sources).toEqual(["Zwei.", "Drei.", ""]);
  });
});

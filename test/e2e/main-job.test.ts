import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reviewId } from "../../src/core/ids.ts";
import { inEveryShell, sample, screenshot } from "./harness.ts";
import { newHome, removeHome } from "./home.ts";
import { keptPlace, leave, review, skipTour, untilChecked, untilSaved } from "./pages.ts";

const FILE = sample("dam-waters.txt");

inEveryShell("the whole job", (open, shell) => {
  test("open, fix, accept, confirm, mark, undo, export, come back", async () => {
    const home = newHome();
    const before = readFileSync(FILE);
    const first = await open({ home, files: [FILE] });
    const at = review(first.page);
    await at.grid.waitFor();
    await skipTour(first.page);
    await untilChecked(first.page);

    await at.field(1).click();
    await at.button("Accept suggestion").click();
    await expect
      .poll(() => at.field(1).inputValue())
      .toBe('After the opening of the gates: Governor Al-Hakimi "calls for calm"');
    await at.button("Confirm and next").click();
    await expect.poll(at.focused).toBe("Correction, segment 2");

    const corrected =
      "The governor of Wadi Sumra again urged residents of low-lying areas to leave by Thursday evening.";
    await at.field(2).fill(corrected);
    await untilSaved(first.page);
    await first.page.keyboard.press("Control+Enter");
    await expect.poll(at.focused).toBe("Correction, segment 3");

    await at.field(3).selectText();
    await first.page.keyboard.press("Control+m");
    await first.page.getByRole("textbox", { name: "Error type" }).fill("unidiomatic");
    await first.page.keyboard.press("Enter");
    await first.page.getByText("Style: unidiomatic").waitFor();
    await at.button("Undo").click();
    await expect.poll(() => at.tab("Marks").textContent()).toBe("Marks");
    await at.button("Redo").click();
    await expect.poll(() => at.tab("Marks").textContent()).toBe("Marks 1");
    await untilSaved(first.page);
    await screenshot(first.page, `main-job-${shell}`);

    const { reviews } = await desk(first);
    const id = reviewId(reviews[0]?.id ?? "");
    const exported = await first.call("export.bytes", { review: id, to: "clean" });
    if (!exported.ok) throw new Error(exported.error.code);
    const text = Buffer.from(exported.value.data, "base64").toString("utf8");
    expect(text).toContain(corrected);
    expect(text).toContain("After the opening of the gates: Governor");
    expect(readFileSync(FILE)).toEqual(before);
    await leave(first, async (call) => (await keptPlace(call)) === 3);

    const second = await open({ home });
    await second.page
      .getByRole("button", { name: /After the opening/ })
      .first()
      .click();
    await review(second.page).grid.waitFor();
    await expect.poll(() => review(second.page).field(2).inputValue()).toBe(corrected);
    await expect.poll(() => review(second.page).tab("Marks").textContent()).toBe("Marks 1");
    await expect.poll(review(second.page).focused).toBe("Correction, segment 3");
    expect(second.errors).toEqual([]);
    await second.close();
    removeHome(home);
  });

  test("typing is one step, and undo takes it back across sentences", async () => {
    const { page } = await open({ files: [FILE] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    const before = await at.field(2).inputValue();
    await at.field(2).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" And more words, typed at once.", { delay: 15 });
    await untilSaved(page);
    await at.field(4).click();
    await page.keyboard.press("Control+z");
    await expect.poll(() => at.field(2).inputValue()).toBe(before);
    await expect.poll(at.focused).toBe("Correction, segment 2");
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => at.field(2).inputValue()).toBe(`${before} And more words, typed at once.`);
  });

  test("a word that an input method composes is one edit, however long it takes", async () => {
    const { page } = await open({ files: [FILE] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    const before = await at.field(2).inputValue();
    await at.field(2).click();
    await page.keyboard.press("Control+End");
    const input = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await compose("に");
    await compose("にほ");
    // Longer than any typing stays unsent.
    const started = await page.evaluate(() => performance.now());
    await page.waitForFunction((from) => performance.now() - from > 1_500, started);
    expect(await at.saved.textContent()).toBe("Typing");
    await input.send("Input.insertText", { text: "日本" });
    await untilSaved(page);
    await expect.poll(() => at.field(2).inputValue()).toBe(`${before}日本`);
    await at.button("Undo").click();
    await expect.poll(() => at.field(2).inputValue()).toBe(before);
  });

  test("keys alone walk, confirm and revert", async () => {
    const { page } = await open({ files: [FILE] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    await expect.poll(at.focused).toBe("Correction, segment 1");
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(at.focused).toBe("Correction, segment 2");
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Control+Enter");
    await expect.poll(at.focused).toBe("Correction, segment 2");
    await expect.poll(() => at.row(1).getByRole("button", { name: "Segment 1, Confirmed" }).count()).toBe(1);
    await page.keyboard.press("Control+Shift+Enter");
    await expect.poll(at.focused).toBe("Correction, segment 3");
    const raw = await at.field(3).inputValue();
    await page.keyboard.type("X ");
    await page.keyboard.press("Control+Shift+Backspace");
    await expect.poll(() => at.field(3).inputValue()).toBe(raw);
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(at.focused).toBe("Correction, segment 3");
  });

  test("nothing is asked of anything but Galley", async () => {
    const galley = await open({ files: [FILE] });
    await review(galley.page).grid.waitFor();
    await untilChecked(galley.page);
    const own = shell === "desktop" ? /^app:/ : /^http:\/\/127\.0\.0\.1:/;
    expect(galley.asked.filter((address) => !own.test(address) && !/^(?:data|blob|devtools):/.test(address))).toEqual(
      [],
    );
    expect(galley.errors).toEqual([]);
  });
});

async function desk(galley: { readonly call: import("../../src/contract/replies.ts").Call }) {
  const listed = await galley.call("desk.list", {});
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
}

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reviewId, segmentId } from "../../src/core/ids.ts";
import { inEveryShell, sample } from "./harness.ts";
import { newHome, removeHome } from "./home.ts";
import { BROWSER, openLoopback } from "./loopback.ts";
import { notices, review, skipTour, untilSaved } from "./pages.ts";

const FILE = sample("dam-waters.txt");

function files(): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "galley-bad-"));
  const write = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  return {
    empty: write("empty.txt", ""),
    binary: write(
      "picture.txt",
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256),
    ),
    large: write("large.txt", "x".repeat(33 * 1024 * 1024)),
  };
}

inEveryShell("when things go wrong", (open, shell) => {
  test("bad files get one sentence, and the desk stays as it is", async () => {
    const { page } = await open();
    const bad = files();
    const messages = page.getByRole("region", { name: "Messages" });
    for (const [name, sentence] of [
      ["empty", /^Empty\.txt is empty|^empty\.txt is empty/i],
      ["binary", /picture\.txt is not a text that Galley can read/i],
      ["large", /large\.txt is larger than 32 MB/i],
    ] as const) {
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("button", { name: "Open article" }).click(),
      ]);
      await chooser.setFiles(bad[name] ?? "");
      await messages.getByText(sentence).waitFor();
    }
    await page.getByRole("button", { name: "Try the sample article" }).waitFor();
  });

  test("an edit of another page shows up here and is not overwritten", async () => {
    const galley = await open({ files: [FILE] });
    const { page, call } = galley;
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    const listed = await call("desk.list", {});
    const id = reviewId(listed.ok ? (listed.value.reviews[0]?.id ?? "") : "");
    const raw = await at.field(4).inputValue();
    const applied = await call("review.apply", {
      review: id,
      action: { label: "edit", changes: [{ kind: "text", segment: segmentId("s4"), before: raw, after: "Theirs." }] },
    });
    expect(applied.ok).toBe(true);
    await expect.poll(() => at.field(4).inputValue()).toBe("Theirs.");
    await at.field(4).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Mine.");
    await untilSaved(page);
    const opened = await call("review.open", { review: id });
    expect(opened.ok && opened.value.state.segments[3]?.pe).toBe("Theirs. Mine.");
  });

  test("what two pages write in one sentence at the same time both stays", async () => {
    const { page, call } = await open({ files: [FILE] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    const listed = await call("desk.list", {});
    const id = reviewId(listed.ok ? (listed.value.reviews[0]?.id ?? "") : "");
    const raw = await at.field(4).inputValue();
    await at.field(4).click();
    await page.keyboard.press("Control+End");
    const theirs = { kind: "text", segment: segmentId("s4"), before: raw, after: `Theirs. ${raw}` } as const;
    const [, applied] = await Promise.all([
      page.evaluate(() => document.execCommand("insertText", false, " Mine.")),
      call("review.apply", { review: id, action: { label: "edit", changes: [theirs] } }),
    ]);
    expect(applied.ok).toBe(true);
    await expect.poll(() => at.field(4).inputValue()).toBe(`Theirs. ${raw} Mine.`);
    await page.keyboard.type(" More.");
    await untilSaved(page);
    const opened = await call("review.open", { review: id });
    expect(opened.ok && opened.value.state.segments[3]?.pe).toBe(`Theirs. ${raw} Mine. More.`);
  });

  test.skipIf(shell === "desktop")("a conflict keeps what was typed in the field and says so", async () => {
    const { page, call } = await open({ files: [FILE] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    await untilSaved(page);
    const listed = await call("desk.list", {});
    const id = reviewId(listed.ok ? (listed.value.reviews[0]?.id ?? "") : "");
    const raw = await at.field(4).inputValue();
    // This page hears no news, so it does not know of the other's edit when it sends its own.
    await page.route("**/call", (route) =>
      route.request().postData()?.includes('"news.next"') === true ? undefined : route.continue(),
    );
    await page.reload();
    await at.field(4).waitFor();
    const change = { kind: "text", segment: segmentId("s4"), before: raw, after: "Theirs." } as const;
    const applied = await call("review.apply", { review: id, action: { label: "edit", changes: [change] } });
    expect(applied.ok).toBe(true);
    expect(await at.field(4).inputValue()).toBe(raw);
    await at.field(4).fill("Mine, typed at the same time.");
    await page
      .getByRole("region", { name: "Messages" })
      .getByText(/changed elsewhere at the same time/)
      .waitFor();
    await expect.poll(() => at.field(4).inputValue()).toBe("Mine, typed at the same time.");
    const opened = await call("review.open", { review: id });
    expect(opened.ok && opened.value.state.segments[3]?.pe).toBe("Theirs.");
  });

  test.skipIf(BROWSER === "")("a review open in another Galley stays there, and is told from where", async () => {
    const home = newHome();
    const first = await open({ home, files: [FILE] });
    await review(first.page).grid.waitFor();
    await skipTour(first.page);
    const second = await openLoopback({ home });
    const card = second.page.locator(".card-open").first();
    await card.click();
    const sentence = /^This review is open in another Galley window; close it there and open it again\.$/;
    await notices(second.page).getByText(sentence).waitFor();
    expect(await card.count()).toBe(1);
    await review(first.page).field(2).fill("Written where it was open.");
    await untilSaved(first.page);
    await review(first.page).button("Back to your desk").click();
    await first.page.getByRole("heading", { name: "Your desk" }).waitFor();
    await notices(second.page).getByRole("button", { name: "Dismiss message" }).click();
    await expect
      .poll(async () => {
        if ((await card.count()) > 0) await card.click();
        return review(second.page).field(2).count();
      })
      .toBe(1);
    expect(await review(second.page).field(2).inputValue()).toBe("Written where it was open.");
    await second.close();
    await first.close();
    removeHome(home);
  });

  test.skipIf(shell === "desktop")("a failed export says why, and trying again works", async () => {
    const { page } = await open({ files: [FILE] });
    const at = review(page);
    await at.grid.waitFor();
    await skipTour(page);
    let fail = true;
    await page.route("**/call", (route) => {
      if (!fail || route.request().postData()?.includes('"export.bytes"') !== true) return route.continue();
      fail = false;
      return route.fulfill({ json: { ok: false, error: { code: "disk-full" } } });
    });
    await page.keyboard.press("Control+Shift+e");
    await at.item("Clean copy").click();
    await page.getByText(/^The disk is full/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Try again" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^dam-waters.*\.txt$/);
  });

  test.skipIf(shell === "desktop")(
    "a lost connection is said, nothing typed is lost, and it is saved when it is back",
    async () => {
      const { page, call } = await open({ files: [FILE] });
      const at = review(page);
      await at.grid.waitFor();
      await skipTour(page);
      await page.route("**/call", (route) => route.abort());
      await at.field(2).fill("Written while the connection was down.");
      await expect.poll(() => at.saved.textContent()).toMatch(/^Not saved: connection lost/);
      await page.unroute("**/call");
      await untilSaved(page);
      const listed = await call("desk.list", {});
      const opened = await call("review.open", {
        review: reviewId(listed.ok ? (listed.value.reviews[0]?.id ?? "") : ""),
      });
      expect(opened.ok && opened.value.state.segments[1]?.pe).toBe("Written while the connection was down.");
    },
  );
});

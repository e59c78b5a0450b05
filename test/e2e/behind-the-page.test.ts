import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sample } from "./harness.ts";
import { newHome, removeHome } from "./home.ts";
import { BROWSER, openLoopback, type RunningLoopback } from "./loopback.ts";
import { chooseFile, notices, review, skipTour, untilSaved } from "./pages.ts";
import { aliveOf, descendantsRunning } from "./processes.ts";

const canSeeProcesses = existsSync("/proc/self/cmdline");

describe.skipIf(BROWSER === "" || !canSeeProcesses)("processes behind the page (needs a browser, and Linux)", () => {
  let home: string;
  let galley: RunningLoopback;
  beforeEach(async () => {
    home = newHome();
    galley = await openLoopback({ home, files: [sample("night-bus.txt")] });
    await review(galley.page).grid.waitFor();
    await skipTour(galley.page);
  });
  afterEach(async () => {
    await galley.kill().catch(() => undefined);
    removeHome(home);
  });

  const running = (program: string): number[] => descendantsRunning(galley.server.pid ?? 0, program);

  test("a file that is read for too long is let go by a press: its process ends, and nothing is on the desk", async () => {
    const { page, call } = galley;
    await review(page).button("Back to your desk").click();
    await page.getByRole("heading", { name: "Your desk" }).waitFor();
    await chooseFile(page, { name: "slow.txt", text: "A slow article\n\nIt is read for ever.\n" });
    let reading: number[] = [];
    await expect.poll(() => (reading = running("read-process")).length, { interval: 5 }).toBe(1);
    // A file can keep its reader as busy as it likes: this one does not get on at all.
    for (const pid of reading) process.kill(pid, "SIGSTOP");
    await page.getByRole("progressbar", { name: "Opening slow.txt…" }).waitFor();
    await notices(page).getByRole("button", { name: "Cancel" }).click();
    await notices(page).getByText("Stopped. Nothing was opened.").waitFor();
    await expect.poll(() => aliveOf(reading)).toEqual([]);
    // One message, and no other that says what came of it.
    expect(await notices(page).getByRole("button", { name: "Dismiss message" }).count()).toBe(1);
    const listed = await call("desk.list", {});
    expect(listed.ok && listed.value.reviews).toHaveLength(1);
    expect(readdirSync(join(home, "trash"))).toEqual([]);
    await chooseFile(page, { name: "slow.txt", text: "A slow article\n\nIt is read for ever.\n" });
    await expect.poll(() => review(page).field(1).inputValue()).toBe("A slow article");
  });

  test("what the store put right while a review was open is said on its page, and every edit is kept", async () => {
    const { page, call } = galley;
    const at = review(page);
    await at.field(2).fill("Kept.");
    await untilSaved(page);
    const reviews = join(home, "reviews");
    const snapshot = join(reviews, readdirSync(reviews)[0] ?? "", "review.json");
    writeFileSync(snapshot, readFileSync(snapshot, "utf8").slice(0, -40));
    const [store] = running("store-process");
    if (store === undefined) throw new Error("The store has no process.");
    process.kill(store, "SIGKILL");
    const strip = page.getByRole("region", { name: "Galley put something right when it opened this review" });
    await expect.poll(() => strip.textContent()).toMatch(/Its file was damaged; .* nothing is lost\. The damaged file/);
    await at.field(3).fill("Kept as well.");
    await untilSaved(page);
    await strip.getByRole("button", { name: "Understood" }).click();
    await expect.poll(() => strip.count()).toBe(0);
    const listed = await call("desk.list", {});
    expect(listed.ok && listed.value.reviews[0]?.trouble).toBeUndefined();
  });
});

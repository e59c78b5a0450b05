import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Call } from "../../src/contract/replies.ts";
import { ELECTRON, openDesktop, type RunningDesktop } from "./desktop.ts";
import { inEveryShell, sample } from "./harness.ts";
import { newHome, removeHome } from "./home.ts";
import { keptPlace, leave, onlyReview, review, skipTour } from "./pages.ts";
import { descendantsRunning } from "./processes.ts";

/** The second sentence as it is kept, whatever a page shows. */
async function keptText(call: Call): Promise<string | undefined> {
  const opened = await call("review.open", { review: await onlyReview(call) });
  return opened.ok ? opened.value.state.segments[1]?.pe : undefined;
}

inEveryShell("leaving in the middle of a word", (open) => {
  let home: string;
  beforeEach(() => void (home = newHome()));
  afterEach(() => removeHome(home));

  test("what was typed and not yet sent is kept", async () => {
    const galley = await open({ home, files: [sample("night-bus.txt")] });
    await skipTour(galley.page);
    await review(galley.page).field(2).click();
    await galley.page.keyboard.press("Control+A");
    await galley.page.keyboard.type("Typed and left.");
    await leave(galley, async (call) => (await keptText(call)) === "Typed and left.");
    const again = await open({ home });
    await expect.poll(() => keptText(again.call)).toBe("Typed and left.");
  });

  test("the next opening starts at the sentence just gone to", async () => {
    const galley = await open({ home, files: [sample("night-bus.txt")] });
    await skipTour(galley.page);
    const at = review(galley.page);
    await at.field(2).click();
    await galley.page.keyboard.press("Control+Enter");
    await expect.poll(at.focused).toBe("Correction, segment 3");
    await leave(galley, async (call) => (await keptPlace(call)) === 3);
    const again = await open({ home });
    await expect.poll(() => keptPlace(again.call)).toBe(3);
  });
});

describe.skipIf(ELECTRON === "" || !existsSync("/proc/self/stat"))(
  "leaving at once (needs Electron, and Linux)",
  () => {
    test("an edit that is on its way to the disk is waited for, without a question", async () => {
      const home = newHome();
      const { app, page } = await openDesktop({ home, files: [sample("night-bus.txt")] });
      await app.evaluate(({ dialog }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
      });
      await skipTour(page);
      const at = review(page);
      const [store] = descendantsRunning(app.process().pid ?? 0, "store-process");
      if (store === undefined) throw new Error("The store has no process.");
      process.kill(store, "SIGSTOP");
      await at.field(2).click();
      await page.keyboard.type("On its way. ");
      await expect.poll(() => at.saved.textContent()).toMatch(/^Saving/);
      const ended = new Promise((resolve) => app.process().once("exit", resolve));
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      process.kill(store, "SIGCONT");
      expect(await ended).toBe(0);
      const again = await openDesktop({ home });
      expect(await keptText(again.call)).toContain("On its way. ");
      await again.close();
      removeHome(home);
    });
  },
);

const SIZE_MB = 96;

/** A disk of its own that a test can fill: needs Linux and the right to mount. */
function mountSmallDisk(folder: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", folder]).status === 0;
}

const probe = newHome();
const canMount = mountSmallDisk(probe);
if (canMount) spawnSync("umount", [probe]);
removeHome(probe);

describe.skipIf(ELECTRON === "" || !canMount)(
  "leaving with a full disk (needs Electron and the right to mount)",
  () => {
    let home: string;
    let galley: RunningDesktop | undefined;
    beforeEach(() => {
      home = newHome();
      mountSmallDisk(home);
    });
    afterEach(async () => {
      await galley?.kill().catch(() => undefined);
      spawnSync("umount", ["-l", home]);
      removeHome(home);
    });

    test("the window asks before it lets unsaved edits go, and closes when they are saved", async () => {
      galley = await openDesktop({ home, files: [sample("night-bus.txt")] });
      const { app, page } = galley;
      const asked = (): Promise<unknown> => app.evaluate(() => (globalThis as { asked?: unknown[] }).asked);
      await app.evaluate(({ dialog }) => {
        const seen: unknown[] = [];
        Object.assign(globalThis, { asked: seen });
        dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
          seen.push(options.message);
          return Promise.resolve({ response: 0, checkboxChecked: false });
        }) as typeof dialog.showMessageBox; // only the form we call
      });
      await skipTour(page);
      const filler = join(home, "filler");
      const fill = (): void => {
        // As much as fits; the last write fails, as it should.
        for (let n = 0; n < SIZE_MB * 16; n++) {
          if (!tryWrite(`${filler}-${n}`, 65_536)) break;
        }
        for (let n = 0; n < 64; n++) if (!tryWrite(`${filler}-small-${n}`, 1_024)) break;
      };
      await review(page).field(2).click();
      const stateAfterTyping = async (): Promise<string> => {
        fill();
        await page.keyboard.type("x");
        await expect.poll(() => review(page).saved.textContent()).toMatch(/saved/i);
        return (await review(page).saved.textContent()) ?? "";
      };
      // The store lets go of its reserve first, so the first edits may still be saved.
      let state = await stateAfterTyping();
      for (let tries = 0; tries < 20 && !state.startsWith("Not saved"); tries++) state = await stateAfterTyping();
      expect(state).toMatch(/^Not saved/);
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await expect.poll(asked).toEqual([expect.stringMatching(/not saved yet/)]);
      expect(app.windows()).toHaveLength(1);
      spawnSync("sh", ["-c", `rm -f "${filler}"*`]);
      await expect.poll(() => review(page).saved.textContent()).toMatch(/^✓ Saved/);
      const ended = new Promise((resolve) => app.process().once("exit", resolve));
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      expect(await ended).toBe(0);
      galley = await openDesktop({ home });
      expect(await keptText(galley.call)).toMatch(/x/);
    });
  },
);

function tryWrite(path: string, bytes: number): boolean {
  try {
    writeFileSync(path, Buffer.alloc(bytes, 1));
    return true;
  } catch {
    rmSync(path, { force: true });
    return false;
  }
}

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe } from "vitest";
import type { Page } from "playwright-core";
import { desktop } from "./desktop.ts";
import { ROOT } from "./home.ts";
import { loopback } from "./loopback.ts";
import type { OpenOptions, Running, Shell } from "./shell.ts";

const SHELLS: readonly Shell[] = [desktop, loopback];

type Open = (options?: OpenOptions) => Promise<Running>;

/**
 * Runs the same tests in every shell this machine has. `open` starts Galley with a store of its own;
 * what a test leaves running is closed after it.
 */
export function inEveryShell(title: string, tests: (open: Open, shell: Shell["name"]) => void): void {
  for (const shell of SHELLS) {
    const name = shell.available ? `${title} (${shell.name})` : `${title} (${shell.name}: not on this machine)`;
    describe.skipIf(!shell.available)(name, () => {
      const running = new Set<Running>();
      afterEach(async () => {
        for (const galley of running) await galley.close().catch(() => galley.kill());
        running.clear();
      });
      tests(async (options) => {
        const galley = await shell.open(options);
        running.add(galley);
        const forget = async (end: () => Promise<void>): Promise<void> => {
          running.delete(galley);
          await end();
        };
        return { ...galley, close: () => forget(galley.close), kill: () => forget(galley.kill) };
      }, shell.name);
    });
  }
}

/** A picture for people to look at, in `test-results/screens`. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(ROOT, "test-results", "screens");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: "disabled" });
  return path;
}

/** An article that comes with the program. */
export const sample = (name: string): string => join(ROOT, "samples", name);

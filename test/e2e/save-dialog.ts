import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect } from "vitest";
import type { RunningDesktop } from "./desktop.ts";
import type { Running } from "./shell.ts";

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const isDesktop = (galley: Running): galley is RunningDesktop => "app" in galley;

/**
 * What an export wrote: `press` starts it, and the editor saves under the name suggested. The desktop's system dialog, which
 * no test can press, answers as if they had; a browser downloads.
 */
export async function savedBy(galley: Running, press: () => Promise<unknown>): Promise<SavedFile> {
  if (!isDesktop(galley)) {
    const [download] = await Promise.all([galley.page.waitForEvent("download"), press()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
  const folder = mkdtempSync(join(tmpdir(), "galley-saved-"));
  await galley.app.evaluate(({ dialog }, into) => {
    Object.assign(globalThis, { savedAs: "" });
    dialog.showSaveDialog = ((_window: unknown, { defaultPath }: { defaultPath: string }) => {
      const filePath = `${into}/${defaultPath}`;
      Object.assign(globalThis, { savedAs: filePath });
      return Promise.resolve({ canceled: false, filePath });
    }) as typeof dialog.showSaveDialog; // only the form we call
  }, folder);
  await press();
  const path = async (): Promise<string> =>
    String(await galley.app.evaluate(() => (globalThis as { savedAs?: string }).savedAs));
  await expect.poll(async () => (await path()) !== "" && existsSync(await path())).toBe(true);
  return { name: basename(await path()), bytes: readFileSync(await path()) };
}

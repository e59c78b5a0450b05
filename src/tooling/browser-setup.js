import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.js";
import { hasDisplay, isRoot } from "./electron.js";
import { NODE, ROOT, environment, run, say } from "./setup.js";

/** Finds a browser for the tests, or installs one the way this machine allows. `undefined` when neither works. */
export async function ensureBrowser() {
  const found = findBrowser() ?? downloadedBrowser();
  if (found !== undefined) return found;
  say("Installing a Chromium for the tests (once) …");
  if (canUseApt()) await installFromDebian(["chromium"]);
  else await run(NODE, [join(ROOT, "node_modules", "playwright-core", "cli.js"), "install", "chromium"]);
  return findBrowser() ?? downloadedBrowser();
}

/** Whether a window can be opened here: on a screen, or on a virtual one, installing that if this machine allows it. */
export async function ensureScreen() {
  if (hasDisplay() || has("xvfb-run")) return true;
  if (canUseApt()) await installFromDebian(["xvfb", "xauth"]);
  return has("xvfb-run");
}

/** Whether a program is on the path. */
export const has = (program) => spawnSync("which", [program]).status === 0;

const canUseApt = () => isRoot && has("apt-get");

async function installFromDebian(packages) {
  const env = environment({ DEBIAN_FRONTEND: "noninteractive" });
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", ...packages], { env });
}

/** Where Playwright's own download would be; asked of a fresh process, since this one may have begun before the install. */
function downloadedBrowser() {
  const script = 'console.log((await import("playwright-core")).chromium.executablePath())';
  const answer = spawnSync(NODE, ["--input-type=module", "-e", script], { cwd: ROOT, encoding: "utf8" });
  const file = answer.stdout?.trim() ?? "";
  return file !== "" && existsSync(file) ? file : undefined;
}

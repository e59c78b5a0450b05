import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { NODE, ROOT, environment, run, say } from "./setup.js";

const PROGRAM =
  { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" }[process.platform] ?? "electron";

/** Chromium refuses to start its sandbox as root; our pages are sandboxed by their own settings all the same. */
export const isRoot = process.getuid?.() === 0;

/** Electron's program, from the folder that was named or the one its package downloads to; `undefined` when absent. */
export function findElectron() {
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, join(ROOT, "node_modules", "electron", "dist")];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, PROGRAM))
    .find((file) => existsSync(file));
}

/** Finds Electron, downloading it if need be. `undefined` when it cannot be had here. */
export async function ensureElectron() {
  const found = findElectron();
  if (found !== undefined) return found;
  say("Fetching Electron's runtime (once, about 100 MB) …");
  // Its own message is a stack of a failed fetch: ours says what follows from it.
  await run(NODE, [join(ROOT, "node_modules", "electron", "install.js")], {
    stdio: "ignore",
    env: environment(),
    timeout: 10 * 60_000,
  });
  return findElectron();
}

/** Why Electron cannot run here, given a screen, in one sentence; `undefined` when it can. */
export function electronTrouble(electron) {
  const probe = spawnSync(electron, ["-e", "0"], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    encoding: "utf8",
  });
  if (probe.status !== 0) {
    const library = /([\w.+-]+\.so[\w.]*)/.exec(probe.stderr ?? "")?.[1];
    return library === undefined
      ? "Electron does not run on this system"
      : `Electron needs ${library}, which is not installed`;
  }
  return canSandbox(electron) ? undefined : "This system does not let Electron run its sandbox";
}

export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Some Linux systems forbid user namespaces; then only a helper owned by root (set-uid) gives Chromium its sandbox. */
function canSandbox(electron) {
  if (process.platform !== "linux" || isRoot) return true;
  const forbidden =
    setting("kernel/apparmor_restrict_unprivileged_userns") === "1" ||
    setting("kernel/unprivileged_userns_clone") === "0";
  if (!forbidden) return true;
  const helper = join(electron, "..", "chrome-sandbox");
  return existsSync(helper) && statSync(helper).uid === 0 && (statSync(helper).mode & 0o4000) !== 0;
}

function setting(name) {
  try {
    return readFileSync(join("/proc/sys", name), "utf8").trim();
  } catch {
    return undefined;
  }
}

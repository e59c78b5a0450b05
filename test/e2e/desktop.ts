import { once } from "node:events";
import { _electron, type ElectronApplication } from "playwright-core";
import { restoreStandardStyles } from "./browser-styles.ts";
import { ROOT, newHome, removeHome } from "./home.ts";
import { watchPage, type OpenOptions, type Running, type Shell } from "./shell.ts";

/** Set by the test command; empty where there is none. */
export const ELECTRON = process.env["GALLEY_TEST_ELECTRON"] ?? "";

/** Chromium refuses to run its sandbox as root; the pages' own sandbox settings stay as they are. */
export const ROOT_SWITCHES = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export interface RunningDesktop extends Running {
  readonly app: ElectronApplication;
}

export async function openDesktop(options: OpenOptions = {}): Promise<RunningDesktop> {
  const home = options.home ?? newHome();
  const app = await _electron.launch({
    executablePath: ELECTRON,
    args: [ROOT, ...ROOT_SWITCHES, ...(options.switches ?? []), "--", ...(options.files ?? [])],
    env: { ...definedEnvironment(), GALLEY_HOME: home, GALLEY_NO_DIALOGS: "1", ...options.env },
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
  });
  const ended = once(app.process(), "exit");
  const page = await app.firstWindow();
  const watched = watchPage(page);
  if (options.width !== undefined) await setSize(app, options.width, options.height ?? 900);
  await page.waitForLoadState("load");
  await restoreStandardStyles(app);
  const clean = (): void => (options.home === undefined ? removeHome(home) : undefined);
  return {
    shell: "desktop",
    app,
    page,
    home,
    ...watched,
    async close() {
      await app.close();
      await ended;
      clean();
    },
    async kill() {
      app.process().kill("SIGKILL");
      await ended;
      clean();
    },
  };
}

function setSize(app: ElectronApplication, width: number, height: number): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

export function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export const desktop: Shell = { name: "desktop", available: ELECTRON !== "", open: openDesktop };

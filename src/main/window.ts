import { join } from "node:path";
import { BrowserWindow, nativeTheme, screen } from "electron";
import { guardContents } from "./guard.ts";
import { PAGE_URL } from "./page-address.ts";
import { readWindowState, writeWindowState } from "./window-state.ts";

export interface WindowPlan {
  readonly preload: string;
  readonly stateFile: string;
  /** The window could not be shown, or its page ended: the shell says so and ends. */
  readonly onFailure: (detail: string) => void;
}

/** Page crashes after which a new load is no use. */
const CRASHES_LIMIT = 3;

/** The window's colour before the page paints: the interface's paper, so that opening does not flash. */
const paper = (): string => (nativeTheme.shouldUseDarkColors ? "#191817" : "#fbfaf7");

export function openWindow(plan: WindowPlan): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...place } = readWindowState(plan.stateFile, areas);
  const window = new BrowserWindow({
    ...place,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: "Galley",
    backgroundColor: paper(),
    webPreferences: {
      preload: plan.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: process.env["GALLEY_DEVTOOLS"] === "1",
    },
  });
  guardContents(window.webContents);
  watchFailures(window, plan);
  window.once("ready-to-show", () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on("close", () => writeWindowState(plan.stateFile, placeOf(window)));
  void window.loadURL(PAGE_URL).catch(() => undefined); // told by "did-fail-load"
  return window;
}

function placeOf(window: BrowserWindow): Parameters<typeof writeWindowState>[1] {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

function watchFailures(window: BrowserWindow, plan: WindowPlan): void {
  const contents = window.webContents;
  let crashes = 0;
  contents.on("preload-error", (_event, path, error) => plan.onFailure(`${path}: ${error.message}`));
  contents.on("did-fail-load", (_event, ...failure) => {
    const [code, description, url, isMainFrame] = failure;
    // -3 is "aborted": a load that was replaced by another.
    if (isMainFrame && code !== -3) plan.onFailure(`${url}: ${description} (${code})`);
  });
  contents.on("render-process-gone", (_event, details) => {
    if (details.reason === "clean-exit") return;
    crashes += 1;
    if (crashes >= CRASHES_LIMIT) plan.onFailure(`The page ended ${crashes} times (${details.reason}).`);
    else contents.reload();
  });
}

export function preloadFile(root: string): string {
  return join(root, "out", "preload", "index.cjs");
}

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BrowserWindow, Menu, app, dialog, session } from "electron";
import { desktopText } from "../contract/desktop-text.ts";
import { entryFile } from "../host/entry-file.ts";
import { galleyHome } from "../host/home.ts";
import { packageRoot } from "../host/package-root.ts";
import { createRelay, type Relay } from "../host/relay.ts";
import { type Arrivals, createArrivals } from "./arrivals.ts";
import { backendChannel } from "./backend-channel.ts";
import { connectBridge } from "./bridge.ts";
import { askBeforeLosing } from "./closing.ts";
import { guardSession, silenceChromium } from "./guard.ts";
import { buildMenu } from "./menu.ts";
import { declareScheme, servePage } from "./serve-page.ts";
import { readStartOptions } from "./start-options.ts";
import { openWindow, preloadFile } from "./window.ts";

/** How long the backend may take to save and end before it is killed, ms. */
const STOP_LIMIT_MS = 15_000;

const options = readStartOptions(ownArguments(), process.cwd());
const home = galleyHome(options.home);
const root = packageRoot();
let window: BrowserWindow | undefined;
let waiting = 0;
let failed = false;

/** The arguments after the program; when Electron runs us from a folder, that folder and what stands before it are its own. */
function ownArguments(): readonly string[] {
  const at = app.isPackaged ? 0 : process.argv.findIndex((arg) => resolve(arg) === app.getAppPath());
  return process.argv.slice(at + 1);
}

/** Says why Galley cannot run, then ends with a code that a script can see. */
function fail(error: unknown): void {
  if (failed) return;
  failed = true;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`Galley could not start or go on: ${detail}`);
  // A box needs somebody to click it away: not in scripts.
  if (process.env["GALLEY_NO_DIALOGS"] !== "1") dialog.showErrorBox(desktopText.hasToClose, detail);
  app.exit(1);
}

function startBackend(): Relay {
  const file = entryFile("host/backend");
  return createRelay(() => backendChannel(file, [`--home=${home}`, "--shell=electron"]), {
    async askWhere(suggestedName) {
      if (window === undefined) return undefined;
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: suggestedName });
      return canceled ? undefined : filePath;
    },
    async printPage() {
      if (window === undefined) throw new Error("no window");
      return new Uint8Array(await window.webContents.printToPDF({ printBackground: true, pageSize: "A4" }));
    },
    onWaiting: (count) => (waiting = count),
    onDead: fail,
  });
}

function show(relay: Relay): void {
  window = openWindow({ preload: preloadFile(root), stateFile: join(home, "window.json"), onFailure: fail });
  window.on("closed", () => (window = undefined));
  askBeforeLosing(window, () => waiting);
  Menu.setApplicationMenu(buildMenu((command) => relay.news({ kind: "command", command })));
}

async function openFiles(relay: Relay, files: readonly string[]): Promise<void> {
  for (const path of files) {
    const reply = await relay.dispatch("article.openPath", { path }, { trusted: true });
    if (!reply.ok) relay.news({ kind: "trouble", error: reply.error });
  }
}

async function boot(arrivals: Arrivals): Promise<void> {
  await app.whenReady();
  guardSession(session.defaultSession);
  await servePage(join(root, "out", "renderer"));
  const relay = startBackend();
  connectBridge(() => window, relay.dispatch);
  listen(relay);
  show(relay);
  arrivals.forward((files) => void openFiles(relay, files));
}

function listen(relay: Relay): void {
  app.on("second-instance", (_event, _argv, _cwd, files) => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
    void openFiles(relay, files as readonly string[]); // what we handed to requestSingleInstanceLock below
  });
  app.on("activate", () => window === undefined && show(relay));
  app.on("window-all-closed", () => {
    void relay.stop(STOP_LIMIT_MS).then(() => app.exit(failed ? 1 : 0));
  });
}

/** Chromium's own files, and with them the single-instance lock, go with the store: one window for each store. */
function claimHome(): boolean {
  const folder = join(home, "window");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath("userData", folder);
  return app.requestSingleInstanceLock([...options.files]);
}

function main(): void {
  app.setName("Galley");
  declareScheme();
  silenceChromium();
  if (!claimHome()) return app.exit(0);
  const arrivals = createArrivals(options.files);
  app.on("open-file", (event, path) => {
    event.preventDefault();
    arrivals.take([path]);
  });
  boot(arrivals).catch(fail);
}

try {
  main();
} catch (error) {
  fail(error);
}

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { QUIET_BROWSER, findBrowser } from "./browser.js";
import { electronTrouble, ensureElectron, hasDisplay, isRoot } from "./electron.js";
import { NODE, ROOT, ensureBuild, ensureDependencies, environment, run, say } from "./setup.js";

/** npm runs us in the checkout; names were typed elsewhere. */
const typedIn = process.env.INIT_CWD ?? process.cwd();

function readArguments(args) {
  const given = { home: [], files: [] };
  let onlyFiles = false;
  for (let i = 0; i < args.length; i++) {
    if (!onlyFiles && args[i] === "--") onlyFiles = true;
    else if (!onlyFiles && args[i] === "--home") given.home = [`--home=${resolve(typedIn, args[++i] ?? "")}`];
    else if (!onlyFiles && args[i].startsWith("--home=")) given.home = [`--home=${resolve(typedIn, args[i].slice(7))}`];
    else if (!onlyFiles && args[i].startsWith("--"))
      throw new Error(`There is no option ${args[i]}. Use: npm start [-- FILE … | --home DIR]`);
    else given.files.push(resolve(typedIn, args[i]));
  }
  return given;
}

async function start() {
  const given = readArguments(process.argv.slice(2));
  await ensureDependencies();
  await ensureBuild();
  if (!hasDisplay())
    return serve(
      given,
      "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so Galley waits for a browser.",
    );
  const electron = await ensureElectron();
  if (electron === undefined)
    return serve(given, "Electron's runtime cannot be downloaded here, so Galley opens in a browser.");
  const trouble = electronTrouble(electron);
  if (trouble !== undefined) return serve(given, `${trouble}, so Galley opens in a browser.`);
  say("Opening Galley …");
  const sandbox = isRoot ? ["--no-sandbox"] : [];
  return run(electron, [ROOT, ...sandbox, ...given.home, "--", ...given.files]);
}

/** The loopback shell: in a browser's app window if there is one, else at an address to open by hand. */
async function serve(given, sentence) {
  say(sentence);
  const args = [join(ROOT, "out", "web", "serve.js"), "--until-last-page", ...given.home, "--", ...given.files];
  const server = spawn(NODE, args, { cwd: ROOT, env: environment(), stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => server.on("exit", (code) => done(code ?? 1)));
  // The terminal sends these to the server as well: it saves and ends, and then so do we.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  createInterface({ input: server.stdout }).once("line", (address) => showPage(address));
  return ended;
}

function showPage(address) {
  const browser = hasDisplay() ? findBrowser() : undefined;
  if (browser === undefined) return say(`Open this address in a browser on this computer:\n${address}`);
  say("Opening Galley …");
  // A profile of its own: the editor's tabs, history and extensions have no part in this.
  const profile = mkdtempSync(join(tmpdir(), "galley-browser-"));
  const sandbox = isRoot ? ["--no-sandbox"] : [];
  const window = spawn(
    browser,
    [`--app=${address}`, "--window-size=1360,900", `--user-data-dir=${profile}`, ...QUIET_BROWSER, ...sandbox],
    {
      stdio: "ignore",
    },
  );
  const byHand = () => say(`The browser did not open; open this address in one:\n${address}`);
  window.on("error", byHand);
  window.on("exit", (code) => {
    if (code !== 0) byHand();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}

start().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type Browser } from "playwright-core";
import { ROOT_SWITCHES, definedEnvironment } from "./desktop.ts";
import { ROOT, newHome, removeHome } from "./home.ts";
import { watchPage, type OpenOptions, type Running, type Shell } from "./shell.ts";

/** Set by the test command; empty where there is none. */
export const BROWSER = process.env["GALLEY_TEST_BROWSER"] ?? "";

/** Keeps the browser itself from asking the network for anything of its own. */
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pings"];

export interface RunningLoopback extends Running {
  readonly server: ChildProcess;
  /** The address with its token, as printed. */
  readonly address: string;
  readonly browser: Browser;
}

/** The server alone, with the address it printed. */
export async function startLoopback(args: readonly string[], env: Readonly<Record<string, string>>) {
  const server = spawn(process.execPath, [join(ROOT, "out", "web", "serve.js"), ...args], {
    cwd: ROOT,
    env: { ...definedEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(server, "exit").then(([code]) => code as number | null); // Node's own argument
  const errors: string[] = [];
  createInterface({ input: server.stderr }).on("line", (line) => errors.push(line));
  const lines = createInterface({ input: server.stdout });
  const address = await Promise.race([once(lines, "line").then(([line]) => String(line)), ended.then(() => undefined)]);
  return { server, address, errors, ended };
}

export async function openLoopback(options: OpenOptions = {}): Promise<RunningLoopback> {
  const home = options.home ?? newHome();
  const started = await startLoopback(["--", ...(options.files ?? [])], { GALLEY_HOME: home, ...options.env });
  if (started.address === undefined) throw new Error(`The server did not start: ${started.errors.join("\n")}`);
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: [...QUIET, ...ROOT_SWITCHES, ...(options.switches ?? [])],
  });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1360, height: options.height ?? 900 },
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
  });
  const page = await context.newPage();
  const watched = watchPage(page);
  await page.goto(started.address);
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    await browser.close();
    started.server.kill(signal);
    await started.ended;
    if (options.home === undefined) removeHome(home);
  };
  return {
    shell: "loopback",
    server: started.server,
    address: started.address,
    browser,
    page,
    home,
    ...watched,
    close: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

export const loopback: Shell = { name: "loopback", available: BROWSER !== "", open: openLoopback };

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ELECTRON, ROOT_SWITCHES, definedEnvironment, openDesktop, type RunningDesktop } from "./desktop.ts";
import { sample } from "./harness.ts";
import { ROOT, newHome, removeHome } from "./home.ts";
import { aliveOf, descendantsOf } from "./processes.ts";

/** Starts the program as a shell does, without a driver, and waits for its end. */
async function runToEnd(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; errors: string }> {
  const child = spawn(ELECTRON, [ROOT, ...ROOT_SWITCHES, ...args], {
    env: { ...definedEnvironment(), GALLEY_NO_DIALOGS: "1", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const [code] = await once(child, "close");
  return { code: Number(code), errors };
}

describe.skipIf(ELECTRON === "")("desktop program's life (needs Electron)", () => {
  let home: string;
  let galley: RunningDesktop | undefined;
  const open = async (files: readonly string[] = []): Promise<RunningDesktop> =>
    (galley = await openDesktop({ home, files }));
  const titles = async (): Promise<string[]> => {
    const reply = await galley?.call("desk.list", {});
    return reply?.ok === true ? reply.value.reviews.map(({ title }) => title) : [];
  };

  beforeEach(() => void (home = newHome()));
  afterEach(async () => {
    await galley?.kill().catch(() => undefined);
    galley = undefined;
    removeHome(home);
  });

  test("opens the article it is started with", async () => {
    await open([sample("night-bus.txt")]);
    await expect.poll(titles).toEqual(["The night bus that came to Tel Marva and refused to leave"]);
  });

  test("a missing file is said in one sentence, and the desk opens", async () => {
    const { page } = await open(["/nowhere/at-all.txt"]);
    await page.getByText(/at-all\.txt/).waitFor();
    expect(await titles()).toEqual([]);
  });

  test("a second start hands its article to the first and ends", async () => {
    await open();
    const { code } = await runToEnd(["--", sample("tea-village.txt")], { GALLEY_HOME: home });
    expect(code).toBe(0);
    await expect.poll(titles).toEqual(["Small tea villages go out new road, farmer purses drum up"]);
  });

  test("a store of its own is an instance of its own", async () => {
    await open();
    const other = newHome();
    const second = await openDesktop({ home: other });
    expect(second.page.url()).toMatch(/^app:/);
    await second.close();
    removeHome(other);
  });

  test("the window comes back where it was", async () => {
    const { app } = await open();
    const place = { x: 60, y: 40, width: 900, height: 620 };
    await app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    await galley?.close();
    expect(JSON.parse(readFileSync(join(home, "window.json"), "utf8"))).toMatchObject({ width: 900, height: 620 });
    await open();
    const found = await galley?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(found).toMatchObject({ width: 900, height: 620 });
  });

  test("closing ends every process, with nothing but exit code 0", async () => {
    const { app } = await open([sample("night-bus.txt")]);
    const program = app.process();
    const below = descendantsOf(program.pid ?? 0);
    await galley?.close();
    expect(program.exitCode).toBe(0);
    await expect.poll(() => aliveOf(below)).toEqual([]);
  });

  test("a program that is killed leaves no process behind", async () => {
    const { app } = await open([sample("night-bus.txt")]);
    await expect.poll(titles).toHaveLength(1);
    const below = descendantsOf(app.process().pid ?? 0);
    expect(below).toContain(await backendOf(app));
    await galley?.kill();
    await expect.poll(() => aliveOf(below)).toEqual([]);
  });

  test("a menu item does what its key does", async () => {
    const { app, page } = await open([sample("night-bus.txt")]);
    await page.getByRole("grid").waitFor();
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("shortcuts")?.click());
    await page.getByRole("dialog").waitFor();
  });

  test("a backend that dies is started anew, and the reviews are there", async () => {
    const { app, call } = await open([sample("night-bus.txt")]);
    await expect.poll(titles).toHaveLength(1);
    const first = await backendOf(app);
    process.kill(first, "SIGKILL");
    await expect.poll(() => call("app.info", {})).toMatchObject({ ok: true });
    await expect.poll(titles).toHaveLength(1);
    expect(await backendOf(app)).not.toBe(first);
  });

  test("a page that dies is loaded anew", async () => {
    const { app } = await open();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await expect
      .poll(
        () =>
          app.evaluate(async ({ BrowserWindow }) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents;
            return contents?.isCrashed() === false && !contents.isLoading() ? contents.getURL() : "";
          }),
        { timeout: 20_000 },
      )
      .toMatch(/^app:\/\/galley\//);
  });

  test("a store folder that is a file is said in words, with exit code 1", async () => {
    const file = join(home, "file");
    writeFileSync(file, "");
    const { code, errors } = await runToEnd([], { GALLEY_HOME: file });
    expect(code).toBe(1);
    expect(errors).toContain("Galley could not start");
  });

  test("SIGTERM ends it as closing does", async () => {
    const { app } = await open([sample("night-bus.txt")]);
    await expect.poll(titles).toHaveLength(1);
    const ended = once(app.process(), "exit");
    app.process().kill("SIGTERM");
    expect((await ended)[0]).toBe(0);
  });
});

/** The process that keeps the reviews, by the name it was given. */
function backendOf(app: RunningDesktop["app"]): Promise<number> {
  return app.evaluate(({ app: electron }) => {
    const found = electron
      .getAppMetrics()
      .find((process) => process.name === "Galley reviews" || process.serviceName === "Galley reviews");
    return found?.pid ?? 0;
  });
}

import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ELECTRON, openDesktop, type RunningDesktop } from "./desktop.ts";
import { ROOT } from "./home.ts";
import { listenAsProxy } from "./proxy.ts";

/** The window is a sandbox: nothing of the computer in it, and no way out of it. */
describe.skipIf(ELECTRON === "")("desktop window's walls (needs Electron)", () => {
  let galley: RunningDesktop;
  let proxy: Awaited<ReturnType<typeof listenAsProxy>>;

  beforeAll(async () => {
    proxy = await listenAsProxy();
    galley = await openDesktop({
      switches: [`--proxy-server=127.0.0.1:${proxy.port}`, "--proxy-bypass-list=<-loopback>"],
    });
  });
  afterAll(async () => {
    await galley?.close();
    proxy?.close();
  });

  test("the page is ours, isolated and sandboxed", async () => {
    expect(galley.page.url()).toMatch(/^app:\/\/galley\//);
    const preferences = await galley.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(); // not in the types
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    const extras = await galley.app.evaluate(({ BrowserWindow, session }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      return { tools: contents?.isDevToolsOpened(), spelling: session.defaultSession.isSpellCheckerEnabled() };
    });
    expect(extras).toEqual({ tools: false, spelling: false });
  });

  test("the page has one bridge function and nothing of Node or Electron", async () => {
    const found = await galley.page.evaluate(() => ({
      bridge: typeof (window as unknown as Record<string, unknown>)["galley"],
      others: ["require", "process", "module", "global", "Buffer", "electron", "ipcRenderer", "__dirname"].filter(
        (name) => name in window,
      ),
    }));
    expect(found).toEqual({ bridge: "function", others: [] });
  });

  test("the policy is in force: no inline script, no eval, no foreign script, style, image or call", async () => {
    const outcome = await galley.page.evaluate(async () => {
      const refused: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
      const add = (tag: string, set: Record<string, string>): void =>
        document.head.append(Object.assign(document.createElement(tag), set));
      const quietly = (run: () => unknown): void => {
        try {
          run();
        } catch {
          // refused, as it should be
        }
      };
      quietly(() => add("script", { textContent: "window.inlineRan = true" }));
      quietly(() => add("script", { src: "https://news.example/a.js" }));
      // Later, since what a debugger runs at once is let through.
      setTimeout(() => quietly(() => Reflect.construct(Function, ["window.evalRan = true"])()), 0);
      quietly(() => (document.body.innerHTML += "<img src=x onerror='window.handlerRan = true'>"));
      add("link", { rel: "stylesheet", href: "https://news.example/a.css" });
      document.body.append(Object.assign(new Image(), { src: "https://news.example/a.png" }));
      const call = await fetch("https://news.example/").then(
        () => "answered",
        () => "refused",
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      const ran = ["inlineRan", "evalRan", "handlerRan"].filter((name) => name in window);
      return { ran, call, refused: [...new Set(refused)].sort() };
    });
    expect(outcome.ran).toEqual([]);
    expect(outcome.call).toBe("refused");
    expect(outcome.refused).toEqual(expect.arrayContaining(["connect-src", "img-src", "style-src-elem"]));
  });

  test.each([
    "app://galley/../package.json",
    "app://galley/%2e%2e/%2e%2e/package.json",
    "app://galley/..%2f..%2fpackage.json",
    "app://galley//etc/hostname",
    "app://galley/preload/index.cjs",
    "app://other/index.html",
  ])("nothing but the built page is served: %s", async (url) => {
    const answer = await galley.page.evaluate(
      (address) =>
        fetch(address).then(
          (response) => response.status,
          () => "refused",
        ),
      url,
    );
    expect(answer === 404 || answer === "refused").toBe(true);
  });

  test.each(["https://news.example/", "file:///etc/hostname", "data:text/html,<p>x</p>", "app://galley/other"])(
    "no navigation to %s",
    async (url) => {
      const before = galley.page.url();
      await galley.page.evaluate((address) => void (location.href = address), url);
      await galley.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      expect(galley.page.url()).toBe(before);
    },
  );

  test("no new window, and no page in the page", async () => {
    const outcome = await galley.page.evaluate(async () => {
      const opened = window.open("https://news.example/") !== null;
      const link = Object.assign(document.createElement("a"), { href: "https://news.example/", target: "_blank" });
      document.body.append(link);
      link.click();
      const frame = Object.assign(document.createElement("iframe"), { src: "https://news.example/" });
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      link.remove();
      frame.remove();
      return opened;
    });
    expect(outcome).toBe(false);
    expect(galley.app.windows()).toHaveLength(1);
    expect(galley.page.frames()).toHaveLength(1);
  });

  test("no permission is given", async () => {
    const given = await galley.page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => "given",
        () => "denied",
      ),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve("given"),
          () => resolve("denied"),
        ),
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => "given",
        () => "denied",
      ),
    }));
    expect(given).toEqual({ notifications: "denied", camera: "denied", place: "denied", clipboard: "denied" });
  });

  test("another window with our preload is not our page, so its calls are refused", async () => {
    const answer = await galley.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await other.loadURL("app://galley/");
        const reply: unknown = await other.webContents.executeJavaScript('galley("desk.list", {}, "other-page-1")');
        other.destroy();
        return reply;
      },
      join(ROOT, "out", "preload", "index.cjs"),
    );
    expect(answer).toEqual({ ok: false, error: { code: "not-allowed" } });
  });

  test("offline: in all of this no request left the machine", () => {
    expect(proxy.asked).toEqual([]);
  });
});

import type { Page } from "playwright-core";
import type { Call } from "../../src/contract/replies.ts";

export interface OpenOptions {
  /** Files named on the command line. */
  readonly files?: readonly string[];
  /** The store to open; a new one that is removed afterwards when absent. */
  readonly home?: string;
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** More of the environment, and more switches of the browser or Electron. */
  readonly env?: Readonly<Record<string, string>>;
  readonly switches?: readonly string[];
}

/** Galley, running in one of its shells, with its page open. */
export interface Running {
  readonly shell: Shell["name"];
  readonly page: Page;
  readonly home: string;
  /** Every address the page has asked for. */
  readonly asked: readonly string[];
  /** What the page or a process of ours wrote to the console as an error. */
  readonly errors: readonly string[];
  /** The page's own bridge, called as the interface calls it. */
  readonly call: Call;
  /** Ends it as an editor does, and waits until everything has ended. */
  close(): Promise<void>;
  /** Ends every process of it at once, as a crash does. */
  kill(): Promise<void>;
}

export interface Shell {
  readonly name: "desktop" | "loopback";
  /** False where this machine has no Electron or no browser: the reason then stands in the run's closing lines. */
  readonly available: boolean;
  open(options?: OpenOptions): Promise<Running>;
}

/** What all shells share: the bridge as a typed call, the record of what the page did. */
export function watchPage(page: Page): Pick<Running, "asked" | "errors" | "call"> {
  const asked: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  return { asked, errors, call: ((method, request) => page.evaluate(callFromPage, { method, request })) as Call };
}

/** Runs in the page. */
async function callFromPage({
  method,
  request,
}: {
  readonly method: string;
  readonly request: unknown;
}): Promise<unknown> {
  const bridge = (window as { galley?: (...call: unknown[]) => Promise<unknown> }).galley; // put there by the preload
  if (bridge !== undefined) return bridge(method, request, "test-page-1");
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ method, request, client: "test-page-1" });
  return (await fetch("/call", { method: "POST", headers, body })).json();
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { composeService } from "../../src/host/compose.ts";
import { forkChannel } from "../../src/host/fork-channel.ts";
import { createRelay } from "../../src/host/relay.ts";
import { transportSuite, type Transport } from "./suite.ts";

const ROOT = resolve(import.meta.dirname, "..", "..");

const newHome = (): string => mkdtempSync(join(tmpdir(), "galley-transport-"));

/** As the command line reaches it: the service in this very process. */
async function inProcess(): Promise<Transport> {
  const home = newHome();
  const service = await composeService({ home, shell: "cli" });
  if (!service.ok) throw new Error(service.error.detail);
  return {
    send: (method, request) => service.value.dispatch(method, request, { trusted: false, client: "suite-1" }),
    async close() {
      await service.value.dispose();
      rmSync(home, { recursive: true });
    },
  };
}

/** As both shells reach it: over the relay, in a process of its own. */
function overRelay(): Promise<Transport> {
  const home = newHome();
  const backend = join(ROOT, "src", "host", "backend.ts");
  const relay = createRelay(() => forkChannel(backend, [`--home=${home}`, "--shell=loopback"]), {
    askWhere: () => Promise.resolve(undefined),
    onWaiting: () => undefined,
    onDead: (detail) => {
      throw new Error(detail);
    },
  });
  return Promise.resolve({
    send: (method, request) => relay.dispatch(method, request, { trusted: false, client: "suite-1" }),
    async close() {
      await relay.stop(10_000);
      rmSync(home, { recursive: true });
    },
  });
}

/** As a browser reaches it: over HTTP, through the gate. */
async function overLoopback(): Promise<Transport> {
  const home = newHome();
  const server = spawn(process.execPath, [join(ROOT, "src", "web", "serve.ts")], {
    env: { ...process.env, GALLEY_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const [line] = await once(createInterface({ input: server.stdout }), "line");
  const address = new URL(String(line));
  const entry = await fetch(address, { redirect: "manual" });
  const cookie = entry.headers.get("set-cookie")?.split(";")[0] ?? "";
  return {
    async send(method, request) {
      const response = await fetch(new URL("/call", address), {
        method: "POST",
        headers: { "content-type": "application/json", cookie, origin: address.origin },
        body: JSON.stringify({ method, request, client: "suite-1" }),
      });
      return response.json();
    },
    async close() {
      server.kill("SIGTERM");
      await ended;
      rmSync(home, { recursive: true });
    },
  };
}

/** The loopback shell serves only a built page; the calls do not need a real one. */
function ensurePage(): void {
  const page = join(ROOT, "out", "renderer", "index.html");
  if (existsSync(page)) return;
  mkdirSync(join(page, ".."), { recursive: true });
  writeFileSync(page, "<!doctype html><title>Galley</title>");
}

ensurePage();
transportSuite("in this process", inProcess);
transportSuite("relay", overRelay);
transportSuite("loopback HTTP", overLoopback);

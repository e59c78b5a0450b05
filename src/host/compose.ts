import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GalleyError } from "../contract/errors.ts";
import type { AppInfo } from "../contract/replies.ts";
import { err, ok, type Result } from "../core/result.ts";
import { createService, type Service } from "../service/create-service.ts";
import type { Files, StoreError } from "../service/ports.ts";
import { openStore } from "../store/open-store.ts";
import { CHECK_MANNERS } from "./check/check-messages.ts";
import { createChecker } from "./check/checker.ts";
import { entryFile } from "./entry-file.ts";
import { nodeFiles } from "./node-files.ts";
import { packageRoot } from "./package-root.ts";
import { forkChannel } from "./fork-channel.ts";
import { openRemoteStore } from "./remote-store.ts";
import type { ChildChannel } from "./channel.ts";
import { createReader } from "./read/create-reader.ts";
import { accountName, randomIds, systemClock } from "./system.ts";
import { watched } from "./watched.ts";
import { workerChannel } from "./worker-channel.ts";

/** The article that a first run opens. */
const SAMPLE = "dam-waters.txt";

export interface ComposeOptions {
  readonly home: string;
  readonly shell: AppInfo["shell"];
  /** What a shell with a window does for the service. */
  readonly windowed?: Pick<Files, "askWhere" | "printPage">;
}

/** The whole of Galley without a window: the use cases over the disk, the clock and workers of this computer. */
export async function composeService({ home, shell, windowed }: ComposeOptions): Promise<Result<Service, GalleyError>> {
  // Reviews are only open once there is a service.
  let onRestart: Service["reopened"] = () => undefined;
  const store =
    shell === "cli"
      ? await openStore(home)
      : await openRemoteStore({ spawn: spawnStore, home, onRestart: (reopened) => onRestart(reopened) });
  if (!store.ok) return err(homeTrouble(store.error, home));
  const root = packageRoot();
  const checker = createChecker({
    spawnChecks: watched(() => workerChannel(entryFile("host/check/check-worker")), systemClock.later, CHECK_MANNERS),
    spawnGrammar: watched(() => workerChannel(entryFile("host/check/grammar-worker")), systemClock.later, {
      asks: () => true,
      goesOn: () => false,
    }),
  });
  const service = createService({
    store: store.value,
    clock: systemClock,
    ids: randomIds,
    checker,
    reader: createReader(entryFile("host/read/read-process")),
    files: nodeFiles(windowed),
    info: { version: await version(root), shell, platform: process.platform, home },
    account: accountName(),
    sample: async () => ({ name: SAMPLE, bytes: new Uint8Array(await readFile(join(root, "samples", SAMPLE))) }),
    logBug: (method, problem) => console.error(`${method}:`, problem),
  });
  onRestart = service.reopened;
  return ok({
    ...service,
    async dispose() {
      const clean = await service.dispose();
      checker.dispose();
      return clean;
    },
  });
}

/** A store without its folder: whatever the disk calls it, what an editor can do is the same. */
function homeTrouble({ code, detail }: StoreError, home: string): GalleyError {
  return { code: code === "disk-full" ? code : "no-home", detail, at: home };
}

/** The process that owns the reviews' files: neither a page nor an importer nor the checks can take it down. */
function spawnStore(): ChildChannel {
  return forkChannel(entryFile("host/store-process"), []);
}

async function version(root: string): Promise<string> {
  const file = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { readonly version: string }; // ours
  return file.version;
}

import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { entryFile } from "../host/entry-file.ts";
import { forkChannel } from "../host/fork-channel.ts";
import { galleyHome } from "../host/home.ts";
import { packageRoot } from "../host/package-root.ts";
import { listPageFiles } from "../host/page-files.ts";
import { createRelay } from "../host/relay.ts";
import { watchPages } from "./page-watch.ts";
import { startServer } from "./server.ts";

/** How long the backend may take to save and end before it is killed, ms. */
const STOP_LIMIT_MS = 15_000;
/** How long after its last page the server waits for another when it is to end with it, ms: a reload, a slow disk. */
const LAST_PAGE_GRACE_MS = 5_000;

/** Ends with one sentence for people: 2 for bad use, 1 when Galley itself cannot go on. */
function fail(code: 1 | 2, sentence: string): never {
  console.error(sentence);
  process.exit(code);
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { port: { type: "string" }, home: { type: "string" }, "until-last-page": { type: "boolean" } },
    });
  } catch (error) {
    return fail(2, error instanceof Error ? error.message : String(error));
  }
}

async function serve(): Promise<void> {
  const { values, positionals } = readOptions();
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(2, `--port needs a number from 0 to 65535.`);
  const files = await listPageFiles(join(packageRoot(), "out", "renderer"));
  if (!files.has("/")) fail(1, 'The page is not built. Run "npm run build".');
  const relay = createRelay(
    () => forkChannel(entryFile("host/backend"), [`--home=${galleyHome(values.home)}`, "--shell=loopback"]),
    { askWhere: () => Promise.resolve(undefined), onWaiting: () => undefined, onDead: (detail) => fail(1, detail) },
  );
  const stop = (): void => {
    server.close();
    void relay.stop(STOP_LIMIT_MS).then(() => process.exit(0));
  };
  const pages = watchPages(LAST_PAGE_GRACE_MS, () => values["until-last-page"] === true && stop());
  const server = await startServer({ dispatch: relay.dispatch, files, pages, port });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, stop);
  console.log(server.address);
  for (const file of positionals) {
    const reply = await relay.dispatch("article.openPath", { path: resolve(file) }, { trusted: true });
    if (!reply.ok) relay.news({ kind: "trouble", error: reply.error });
  }
}

serve().catch((error: unknown) => {
  const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  fail(busy ? 2 : 1, busy ? "That port is taken by another program; choose another --port." : String(error));
});

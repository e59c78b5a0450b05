import { fork } from "node:child_process";
import type { ChildChannel } from "./channel.ts";

/** Runs one of our built entries as a Node process of its own, with a message pipe. Its errors go to our own stderr. */
export function forkChannel(file: string, args: readonly string[]): ChildChannel {
  // Inside Electron our own executable is Electron's; with this it behaves as plain Node.
  const env = process.versions["electron"] === undefined ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  const child = fork(file, args, { env, stdio: ["ignore", "ignore", "inherit", "ipc"], serialization: "advanced" });
  // A child that dies while we write to it reports that through "exit"; the write error itself tells nothing new.
  child.on("error", () => undefined);
  return {
    post: (message) => void (child.connected && child.send(message as object, () => undefined)),
    onMessage: (listen) => void child.on("message", listen),
    onExit(listen) {
      child.once("exit", (code) => listen(code ?? undefined));
      // A process that could not be started at all has no exit to tell of.
      child.once("error", () => child.pid === undefined && listen(undefined));
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

import { utilityProcess } from "electron";
import type { ChildChannel } from "../host/channel.ts";

/** Runs the backend as a utility process: a crash of it, or of the window, does not take the other down. */
export function backendChannel(file: string, args: readonly string[]): ChildChannel {
  const child = utilityProcess.fork(file, [...args], { serviceName: "Galley reviews", stdio: "inherit" });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listen) => void child.on("message", listen),
    onExit: (listen) => void child.once("exit", (code) => listen(code)),
    // `child.kill()` asks with SIGTERM, which the backend leaves to us; this is for one that no longer answers.
    kill: () => void (child.pid !== undefined && process.kill(child.pid, "SIGKILL")),
  };
}

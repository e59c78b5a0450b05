import { Worker } from "node:worker_threads";
import type { ChildChannel } from "./channel.ts";

/** Runs one of our built entries as a thread of this process, behind the same pipe as a process of its own. */
export function workerChannel(file: string): ChildChannel {
  const worker = new Worker(file);
  // A thread that throws reports it here and then ends through "exit", where it is dealt with.
  worker.on("error", (problem) => console.error(problem));
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listen) => void worker.on("message", listen),
    onExit: (listen) => void worker.once("exit", (code) => listen(code)),
    kill: () => void worker.terminate(),
  };
}

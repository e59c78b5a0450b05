import { fork } from "node:child_process";
import type { ReadDocument, ReadError } from "../../core/format/document.ts";
import { err, type Result } from "../../core/result.ts";
import type { Reader } from "../../service/ports.ts";

/** Longest time one file may take, ms. */
const TIME_LIMIT_MS = 20_000;
/** Heap of the reading process, MB. */
const HEAP_LIMIT_MB = 400;

/** Reads each article file in a process of its own, under limits of time and memory. */
export function createReader(entry: string): Reader {
  return {
    read: (bytes, fileName, options) =>
      new Promise((resolve) => {
        const env = process.versions["electron"] === undefined ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
        const child = fork(entry, [], {
          env,
          execArgv: [`--max-old-space-size=${HEAP_LIMIT_MB}`],
          serialization: "advanced",
          stdio: ["ignore", "ignore", "ignore", "ipc"],
        });
        const end = (result: Result<ReadDocument, ReadError>): void => {
          clearTimeout(timer);
          resolve(result);
          child.kill("SIGKILL");
        };
        const timer = setTimeout(() => end(err({ code: "timeout", message: fileName })), TIME_LIMIT_MS);
        child.once("message", (result) => end(result as Result<ReadDocument, ReadError>)); // our own process answers
        child.once("exit", () => end(err({ code: "crashed", message: fileName })));
        child.once("error", () => end(err({ code: "crashed", message: fileName })));
        child.send({ bytes, fileName, options });
      }),
  };
}

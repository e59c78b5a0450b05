import { fork } from "node:child_process";
import { MAX_FILE_BYTES, type ReadError } from "../../core/format/document.ts";
import { err, type Result } from "../../core/result.ts";
import type { Halt, Reader } from "../../service/ports.ts";
import type { ReadRequest } from "./read-request.ts";

/** Limits of one reading process. */
export interface ReadLimits {
  readonly heapMb: number;
  /** Time that any file may take. */
  readonly baseMs: number;
  /** More time for each megabyte of the file. */
  readonly perMbMs: number;
}

const LIMITS: ReadLimits = { heapMb: 192, baseMs: 4_500, perMbMs: 600 };
/** Time that the process may take to start; says nothing about the file. */
const START_MS = 15_000;

/**
 * Reads each article file in a process of its own, under limits of time and memory. `entry` is the built
 * `host/read/read-process`, or its source when we run from source. Whatever the file does, it ends as a `ReadError`.
 */
export function createReader(entry: string, limits: ReadLimits = LIMITS): Reader {
  return {
    read: (bytes, fileName, options, halt) =>
      inProcess(entry, limits, { as: "document", bytes, fileName, options }, halt),
    readTable: (bytes) => inProcess(entry, limits, { as: "table", bytes }),
  };
}

const STOPPED: ReadError = { code: "stopped", message: "nobody waits for it any more" };

function inProcess<T>(
  entry: string,
  limits: ReadLimits,
  request: ReadRequest,
  halt?: Halt,
): Promise<Result<T, ReadError>> {
  const { length } = request.bytes;
  if (halt?.isHalted() === true) return Promise.resolve(err(STOPPED));
  if (length > MAX_FILE_BYTES) return Promise.resolve(err({ code: "too-large", message: `${length} bytes` }));
  return new Promise((resolve) => {
    const timeMs = limits.baseMs + (limits.perMbMs * length) / 1_000_000;
    const child = fork(entry, [], {
      env: environment(),
      execArgv: [
        `--max-old-space-size=${limits.heapMb}`,
        "--max-semi-space-size=8",
        "--disable-warning=ExperimentalWarning",
      ],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const kill = (): void => void child.kill("SIGKILL");
    // A file that keeps its reader busy for ever must not outlive us.
    process.once("exit", kill);
    const end = (result: Result<T, ReadError>): void => {
      clearTimeout(timer);
      process.off("exit", kill);
      resolve(result);
      kill();
    };
    const giveUpAfter = (ms: number): NodeJS.Timeout =>
      setTimeout(() => end(err({ code: "timeout", message: `not read within ${Math.round(ms)} ms` })), ms);
    let timer = giveUpAfter(START_MS);
    halt?.onHalt(() => end(err(STOPPED)));
    child.on("message", (message) => {
      if (message !== "ready") {
        end(message as Result<T, ReadError>); // our own process answers what was asked
        return;
      }
      clearTimeout(timer);
      timer = giveUpAfter(timeMs);
      child.send(request, (error) => {
        if (error !== null) end(err({ code: "crashed", message: error.message }));
      });
    });
    child.once("exit", (code, signal) => end(err(deathOf(code, signal))));
    child.once("error", (error) => end(err({ code: "crashed", message: error.message })));
  });
}

/** Nothing of ours but what a process needs to start: no options meant for other programs, no secrets. */
function environment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TMPDIR", "TEMP", "LANG"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const asNode = process.versions["electron"] === undefined ? [] : [["ELECTRON_RUN_AS_NODE", "1"] as const];
  return Object.fromEntries([...kept, ...asNode]);
}

/** V8 aborts when its heap is full (SIGABRT, or 134 where there are no signals); the system kills when its own memory is. */
function deathOf(code: number | null, signal: NodeJS.Signals | null): ReadError {
  const isMemory = signal === "SIGABRT" || signal === "SIGKILL" || signal === "SIGTRAP" || code === 134;
  const how = signal ?? `exit code ${code ?? "unknown"}`;
  return { code: isMemory ? "out-of-memory" : "crashed", message: `the reading process ended: ${how}` };
}

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { CliIo } from "./io.ts";

/** The real world of a command: this process's streams and files. */
export function processIo(): CliIo {
  // A reader that goes away (`galley list | head -1`) ends us quietly, as it does every command.
  process.stdout.on("error", (problem: NodeJS.ErrnoException) => process.exit(problem.code === "EPIPE" ? 0 : 2));
  return {
    readFile: async (path) => new Uint8Array(await readFile(path)),
    get stdin() {
      return createInterface({ input: process.stdin, crlfDelay: Infinity });
    },
    async out(line) {
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
    },
    err: (line) => console.error(line),
  };
}

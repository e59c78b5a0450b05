import type { CliIo } from "../../../src/cli/io.ts";

export interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

type Command = (args: readonly string[], io: CliIo) => Promise<number>;

/** Runs a command on files and lines held in memory. */
export async function runOn(
  command: Command,
  args: readonly string[],
  world: { readonly files?: Readonly<Record<string, string | Uint8Array>>; readonly lines?: readonly string[] } = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const lines = world.lines ?? [];
  const code = await command(args, {
    readFile: (path) => {
      const file = world.files?.[path];
      if (file === undefined) return Promise.reject(new Error("no such file"));
      return Promise.resolve(typeof file === "string" ? new TextEncoder().encode(file) : file);
    },
    stdin: {
      async *[Symbol.asyncIterator]() {
        yield* lines;
      },
    },
    out: async (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out, err };
}

/** The JSON of one line of output. */
export function parsed(line: string | undefined): unknown {
  return JSON.parse(line ?? "null");
}

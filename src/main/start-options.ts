import { resolve } from "node:path";

export interface StartOptions {
  readonly home: string | undefined;
  /** Absolute paths of the articles to open. */
  readonly files: readonly string[];
}

/**
 * Reads our part of the command line: `[--home DIR] [--] [FILE…]`. Chromium's own switches are among the
 * arguments too, so an unknown switch is passed over, and only after `--` may a file name begin with a dash.
 */
export function readStartOptions(args: readonly string[], cwd: string): StartOptions {
  const files: string[] = [];
  let home: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "--") {
      files.push(...args.slice(i + 1));
      break;
    }
    if (arg === "--home") home = args[++i];
    else if (arg.startsWith("--home=")) home = arg.slice("--home=".length);
    else if (!arg.startsWith("-") && arg !== "") files.push(arg);
  }
  return { home: home === undefined ? undefined : resolve(cwd, home), files: files.map((file) => resolve(cwd, file)) };
}

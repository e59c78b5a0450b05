import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { entryFile } from "../host/entry-file.ts";
import { galleyHome } from "../host/home.ts";
import type { Command } from "./command.ts";
import { importCommand, listCommand, showCommand } from "./commands/desk.ts";
import { exportCommand, historyCommand } from "./commands/look-back.ts";
import {
  commentCommand,
  editCommand,
  markCommand,
  redoCommand,
  statusCommand,
  undoCommand,
} from "./commands/revise.ts";
import type { CliIo } from "./io.ts";
import { processIo } from "./process-io.ts";
import { work } from "./work.ts";

/** Commands on the store. */
const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  list: listCommand,
  show: showCommand,
  edit: editCommand,
  status: statusCommand,
  comment: commentCommand,
  mark: markCommand,
  undo: undoCommand,
  redo: redoCommand,
  history: historyCommand,
  export: exportCommand,
};

type Tool = { readonly run: (args: readonly string[], io: CliIo) => Promise<number> };

/** Commands on files only; loaded when asked for, since each brings its own data. */
const TOOLS: Readonly<Record<string, () => Promise<Tool>>> = {
  check: () => import("./commands/check.ts"),
  segment: () => import("./commands/segment.ts"),
  score: () => import("./commands/score.ts"),
  diff: () => import("./commands/diff.ts"),
  read: () => import("./commands/read.ts"),
};

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `  ${command.usage}`);
  return [
    "Usage: galley COMMAND …   (--home DIR or GALLEY_HOME chooses the folder of the store)",
    ...lines,
    "  galley check FILE [--json] [--all]        galley check --jsonl [--all]",
    "  galley segment FILE --json                galley segment --jsonl",
    "  galley score --mt FILE --pe FILE --json   galley score --jsonl",
    "  galley diff BEFORE AFTER --json           galley diff --jsonl",
    "  galley read FILE [--encoding E] --json",
    "  galley serve [FILE] [--port N]",
  ].join("\n");
}

async function main([name = "", ...args]: readonly string[], io: CliIo): Promise<number> {
  if (name === "serve") return serve(args);
  if (name === "help" || name === "--help" || name === "-h") {
    await io.out(usage());
    return 0;
  }
  if (Object.hasOwn(TOOLS, name)) return (await TOOLS[name]?.())?.run(args, io) ?? 2;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.err(name === "" ? usage() : `galley has no command ${JSON.stringify(name)}.\n${usage()}`);
    return 2;
  }
  return runCommand(command, args, io);
}

async function runCommand(command: Command, args: readonly string[], io: CliIo): Promise<number> {
  const parsed = parse(command, args);
  const [least, most] = command.arguments;
  if (!parsed || parsed.positionals.length < least || parsed.positionals.length > most) {
    io.err(`Usage: ${command.usage}`);
    return 2;
  }
  const { home, ...options } = parsed.values;
  return work(galleyHome(typeof home === "string" ? home : undefined), io, (started) =>
    command.run(started, parsed.positionals, options),
  );
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, home: { type: "string" } },
      allowPositionals: true,
      // A text to write may begin with a dash: such a word is a positional after "--".
      strict: true,
    });
  } catch {
    return undefined;
  }
}

/** The loopback shell is a program of its own: this process becomes it. */
async function serve(args: readonly string[]): Promise<number> {
  const file = entryFile("web/serve");
  process.argv = [process.argv[0] ?? "node", file, ...args];
  await import(pathToFileURL(file).href);
  return new Promise(() => undefined);
}

const code = await main(process.argv.slice(2), processIo());
process.exitCode = code;

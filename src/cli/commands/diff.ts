import type { Edit } from "../../core/diff/edit.ts";
import { exactDiff } from "../../core/diff/exact.ts";
import { readableDiff } from "../../core/diff/readable.ts";
import { readArguments } from "../arguments.ts";
import type { CliIo } from "../io.ts";
import { answerRows } from "../rows.ts";
import { readTextFile } from "../text-file.ts";

const USAGE =
  'galley diff BEFORE AFTER [--json], or galley diff --jsonl with rows {"id", "before", "after"} on standard input';

/** Prints what changed from one text to another, exactly and readably. Returns the exit code. */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  const parsed = readArguments(args, { flags: ["--json", "--jsonl"] });
  const isRows = "flags" in parsed && parsed.flags.has("--jsonl");
  if (!("flags" in parsed) || parsed.rest.length !== (isRows ? 0 : 2)) {
    io.err(`Usage: ${USAGE}`);
    return 2;
  }
  if (isRows) return answerRows(io, ["before", "after"], ({ texts }) => differences(texts.before, texts.after));
  const before = await readTextFile(io, parsed.rest[0] ?? "");
  const after = before === undefined ? undefined : await readTextFile(io, parsed.rest[1] ?? "");
  if (before === undefined || after === undefined) return 2;
  const texts = { before: before.text, after: after.text };
  if (parsed.flags.has("--json")) {
    await io.out(JSON.stringify(differences(texts.before, texts.after)));
  } else {
    await io.out(
      readableDiff(texts.before, texts.after)
        .map((edit) => marked(edit, texts))
        .join(""),
    );
  }
  return 0;
}

interface Differences {
  readonly exact: readonly Edit[];
  readonly readable: readonly Edit[];
}

function differences(before: string, after: string): Differences {
  return { exact: exactDiff(before, after), readable: readableDiff(before, after) };
}

/** The notation of wdiff: `[-deleted-]` and `{+inserted+}`. */
function marked(edit: Edit, texts: { readonly before: string; readonly after: string }): string {
  const before = texts.before.slice(edit.before.from, edit.before.to);
  const after = texts.after.slice(edit.after.from, edit.after.to);
  if (edit.kind === "equal") return after;
  return (before === "" ? "" : `[-${before}-]`) + (after === "" ? "" : `{+${after}+}`);
}

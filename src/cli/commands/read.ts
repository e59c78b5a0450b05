import { basename } from "node:path";
import type { ReadDocument, ReadError } from "../../core/format/document.ts";
import { entryFile } from "../../host/entry-file.ts";
import { createReader } from "../../host/read/create-reader.ts";
import { readArguments } from "../arguments.ts";
import type { CliIo } from "../io.ts";
import { readBytes } from "../text-file.ts";

const USAGE = "galley read FILE [--encoding LABEL] [--target COLUMN] [--source COLUMN] [--json]";

/** Prints what the format reader gets out of a file, read in a process of its own. Returns the exit code. */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  const parsed = readArguments(args, {
    flags: ["--json"],
    options: { "--encoding": [], "--target": [], "--source": [] },
  });
  const path = "rest" in parsed ? parsed.rest[0] : undefined;
  if (!("rest" in parsed) || path === undefined || parsed.rest.length !== 1) {
    io.err(`Usage: ${USAGE}`);
    return 2;
  }
  const isJson = parsed.flags.has("--json");
  const bytes = await readBytes(io, path);
  if (bytes === undefined) {
    if (isJson)
      await io.out(JSON.stringify({ error: { code: "file-not-found", message: "cannot be opened", at: path } }));
    return 2;
  }
  const encoding = parsed.values.get("--encoding");
  const target = parsed.values.get("--target");
  const source = parsed.values.get("--source");
  const result = await createReader(entryFile("host/read/read-process")).read(bytes, basename(path), {
    ...(encoding === undefined ? {} : { encoding }),
    ...(target === undefined ? {} : { columns: { target, ...(source === undefined ? {} : { source }) } }),
  });
  if (!result.ok) {
    if (isJson) await io.out(JSON.stringify({ error: result.error }));
    else io.err(`Cannot read ${path}: ${sentence(result.error)}`);
    return 2;
  }
  await (isJson ? io.out(JSON.stringify(jsonOf(result.value))) : printText(result.value, io));
  return 0;
}

function sentence({ code, message, at }: ReadError): string {
  return `${message} [${code}]${at === undefined ? "" : ` at ${at}`}`;
}

function jsonOf(document: ReadDocument): unknown {
  const { format, version, encoding, guessed, bom, eol, sourceLang, targetLang, title, text } = document;
  const blocks = document.blocks.map(({ kind, from, to, source, state }) => ({
    kind,
    text: text.slice(from, to),
    source,
    state,
  }));
  const { revisions, comments } = document;
  return { format, version, encoding, guessed, bom, eol, sourceLang, targetLang, title, blocks, revisions, comments };
}

async function printText({ text, blocks }: ReadDocument, io: CliIo): Promise<void> {
  for (const block of blocks) {
    await io.out(`[${block.kind}] ${text.slice(block.from, block.to).replace(/\s+/gu, " ")}`);
  }
}

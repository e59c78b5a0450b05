import { corpusTer, ter, type TerOptions, type TerScore } from "../../core/metric/ter.ts";
import { readArguments, type Arguments } from "../arguments.ts";
import type { CliIo } from "../io.ts";
import { answerRows } from "../rows.ts";
import { readTextFile } from "../text-file.ts";

const USAGE = `galley score --mt FILE --pe FILE [--case sensitive|insensitive] [--tokens raw|whitespace] [--normalize]
       [--no-punctuation] [--no-shifts] [--cap] [--json], or --jsonl with rows {"id", "mt", "pe"} on standard input`;

const GRAMMAR = {
  flags: ["--json", "--jsonl", "--normalize", "--no-punctuation", "--no-shifts", "--cap"],
  options: {
    "--mt": [],
    "--pe": [],
    "--case": ["sensitive", "insensitive"],
    "--tokens": ["raw", "whitespace"],
  },
} as const;

/** Prints how much editing lies between a machine translation and its post-edit: HTER, line by line. Returns the exit code. */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  const parsed = readArguments(args, GRAMMAR);
  if (!("flags" in parsed) || parsed.rest.length > 0) return refuse(io);
  const options = terOptions(parsed);
  if (parsed.flags.has("--jsonl")) {
    return answerRows(io, ["mt", "pe"], ({ texts }) => row(ter(texts.mt, texts.pe, options)));
  }
  const mt = parsed.values.get("--mt");
  const pe = parsed.values.get("--pe");
  if (mt === undefined || pe === undefined) return refuse(io);
  const before = await readLines(io, mt);
  const after = before === undefined ? undefined : await readLines(io, pe);
  if (before === undefined || after === undefined) return 2;
  if (before.length !== after.length) {
    io.err(`${mt} has ${before.length} lines, ${pe} has ${after.length}: line n is scored against line n.`);
    return 2;
  }
  const segments = before.map((line, index) => ter(line, after[index] ?? "", options));
  await print(segments, { options, isJson: parsed.flags.has("--json") }, io);
  return 0;
}

function refuse(io: CliIo): number {
  io.err(`Usage: ${USAGE}`);
  return 2;
}

function terOptions({ flags, values }: Arguments): Required<TerOptions> {
  return {
    caseSensitive: values.get("--case") === "sensitive",
    tokens: values.get("--tokens") === "whitespace" ? "whitespace" : "raw",
    punctuation: !flags.has("--no-punctuation"),
    normalize: flags.has("--normalize"),
    shifts: !flags.has("--no-shifts"),
    cap: flags.has("--cap"),
  };
}

async function readLines(io: CliIo, path: string): Promise<readonly string[] | undefined> {
  const decoded = await readTextFile(io, path);
  if (decoded === undefined) return undefined;
  const lines = decoded.text.split(/\r\n|\r|\n/u);
  // The line end behind the last line opens no further line.
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function row({ ins, del, sub, shifts, shiftedWords, edits, refWords, ter: rate }: TerScore): object {
  return { ins, del, sub, shifts, shiftedWords, edits, refWords, ter: rate };
}

interface Report {
  readonly options: Required<TerOptions>;
  readonly isJson: boolean;
}

async function print(segments: readonly TerScore[], { options, isJson }: Report, io: CliIo): Promise<void> {
  const all = corpusTer(segments, options);
  const used = {
    formula: "TER (tercom 0.10)",
    case: options.caseSensitive ? "sensitive" : "insensitive",
    tokens: options.tokens,
    punctuation: options.punctuation,
    normalize: options.normalize,
    shifts: options.shifts,
    cap: options.cap,
  };
  if (isJson) {
    const { ter: rate, edits, refWords } = all;
    const rows = segments.map(({ ter: each, ...counts }) => ({ ter: each, ...counts }));
    await io.out(JSON.stringify({ ter: rate, edits, refWords, options: used, segments: rows }));
    return;
  }
  await io.out(`TER ${all.ter.toFixed(6)} = ${all.edits} edits / ${all.refWords} words in ${segments.length} segments`);
  await io.out(
    `${all.ins} inserted, ${all.del} deleted, ${all.sub} substituted, ${all.shifts} shifts (${all.shiftedWords} words)`,
  );
  await io.out(
    Object.entries(used)
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join(", "),
  );
}

import { createEngine } from "../../core/check/engine.ts";
import type { CheckEngine, CheckSegment } from "../../core/check/engine.ts";
import type { Flag } from "../../core/check/flag.ts";
import { rowKind } from "../../core/check/row-kind.ts";
import { defaultCheckSettings } from "../../core/check/settings.ts";
import type { CheckSettings } from "../../core/check/settings.ts";
import { checkTokens } from "../../core/check/token.ts";
import { loadCheckResources } from "../../host/check/resources.ts";
import type { CliIo } from "../io.ts";
import { readFileBlocks } from "../file-blocks.ts";
import { fileSegments } from "../file-segments.ts";
import type { PlacedSegment } from "../file-segments.ts";

const USAGE = "galley check FILE [--json] [--all], or galley check --jsonl [--all] with rows on standard input";

/** Finds what reads wrong in a file, or in rows of articles. Returns the exit code: 1 when a file has problems. */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  const known = new Set(["--json", "--jsonl", "--all"]);
  const files = args.filter((arg) => !arg.startsWith("-"));
  const rows = args.includes("--jsonl");
  if (args.some((arg) => arg.startsWith("-") && !known.has(arg)) || files.length !== (rows ? 0 : 1)) {
    io.err(`Usage: ${USAGE}`);
    return 2;
  }
  const settings: CheckSettings = { ...defaultCheckSettings, showHints: args.includes("--all") };
  const engine = createEngine(await loadCheckResources());
  if (rows) return checkRows(engine, settings, io);
  return checkFile(engine, settings, { file: files[0] ?? "", json: args.includes("--json") }, io);
}

interface FileJob {
  readonly file: string;
  readonly json: boolean;
}

async function checkFile(engine: CheckEngine, settings: CheckSettings, job: FileJob, io: CliIo): Promise<number> {
  const file = await readFileBlocks(io, job.file);
  if (file === undefined) return 2;
  const { text, sourceLang } = file;
  const segments = fileSegments(file);
  const prepared = engine.prepare({ segments, ...(sourceLang === undefined ? {} : { sourceLang }) }, settings);
  const flags = segments.flatMap((segment, index) =>
    engine.checkSegment(prepared, index).map((flag) => inFile(flag, segment)),
  );
  if (job.json) await io.out(JSON.stringify({ file: job.file, words: countWords(text), flags: flags.map(toRow) }));
  else for (const flag of flags) await io.out(describe(text, flag));
  return flags.length > 0 ? 1 : 0;
}

const inFile = (flag: Flag, segment: PlacedSegment): Flag => ({
  ...flag,
  from: flag.from + segment.from,
  to: flag.to + segment.from,
});

const countWords = (text: string): number => checkTokens(text).filter((token) => token.kind !== "mark").length;

function toRow(flag: Flag): object {
  const { from, to, rule, family, severity, score, message, suggestions } = flag;
  return { from, to, rule, family, severity, score: Number(score.toFixed(4)), message, suggestions };
}

function describe(text: string, flag: Flag): string {
  const before = text.slice(0, flag.from).split(/\r\n|\r|\n/u);
  const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const fix =
    flag.suggestions.length === 0 ? "" : ` → ${flag.suggestions.map((one) => JSON.stringify(one)).join(" or ")}`;
  return `${place}  ${flag.severity}  ${JSON.stringify(text.slice(flag.from, flag.to))}${fix}  ${flag.message}  [${flag.rule}]`;
}

interface Row {
  readonly id: string | number;
  readonly text: string;
  readonly art?: string;
}

function parseRow(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("id" in value) || !("text" in value)) return undefined;
    const { id, text } = value;
    if ((typeof id !== "string" && typeof id !== "number") || typeof text !== "string") return undefined;
    return "art" in value && typeof value.art === "string" ? { id, text, art: value.art } : { id, text };
  } catch {
    return undefined;
  }
}

/** Consecutive rows of one article are checked together; an article's answers come out as soon as it is complete. */
async function checkRows(engine: CheckEngine, settings: CheckSettings, io: CliIo): Promise<number> {
  let article: Row[] = [];
  let number = 0;
  for await (const line of io.stdin) {
    number += 1;
    if (line.trim() === "") continue;
    const row = parseRow(line);
    if (row === undefined) {
      io.err(`Line ${number} is not a row {"id", "text"}.`);
      return 2;
    }
    if (article.length > 0 && (row.art === undefined || row.art !== article[0]?.art)) {
      await answer(engine, settings, article, io);
      article = [];
    }
    article.push(row);
  }
  await answer(engine, settings, article, io);
  return 0;
}

async function answer(engine: CheckEngine, settings: CheckSettings, rows: readonly Row[], io: CliIo): Promise<void> {
  const segments = rows.map((row, at): CheckSegment => ({ id: String(at), text: row.text, kind: rowKind(rows, at) }));
  const prepared = engine.prepare({ segments }, settings);
  for (const [at, row] of rows.entries()) {
    const flags = engine.checkSegment(prepared, at).map((flag) => ({
      from: flag.from,
      to: flag.to,
      rule: flag.rule,
      family: flag.family,
      severity: flag.severity,
      score: Number(flag.score.toFixed(4)),
    }));
    await io.out(JSON.stringify({ id: row.id, flags }));
  }
}

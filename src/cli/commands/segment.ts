import { splitBlocks } from "../../core/segment/blocks.ts";
import { segmentBlocks } from "../../core/segment/segments.ts";
import { splitSentences } from "../../core/segment/sentences.ts";
import type { Span } from "../../core/text/span.ts";
import { readArguments } from "../arguments.ts";
import { readFileBlocks, type FileBlocks } from "../file-blocks.ts";
import type { CliIo } from "../io.ts";
import { answerRows } from "../rows.ts";

const USAGE = 'galley segment FILE [--json], or galley segment --jsonl with rows {"id", "text"} on standard input';

/** Prints the blocks and sentences of a file, or the sentences of rows. Returns the exit code. */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  const parsed = readArguments(args, { flags: ["--json", "--jsonl"] });
  const isRows = "flags" in parsed && parsed.flags.has("--jsonl");
  if (!("flags" in parsed) || parsed.rest.length !== (isRows ? 0 : 1)) {
    io.err(`Usage: ${USAGE}`);
    return 2;
  }
  if (isRows) return answerRows(io, ["text"], ({ texts }) => ({ segments: sentencesOf(texts.text) }));
  const document = await readFileBlocks(io, parsed.rest[0] ?? "");
  if (document === undefined) return 2;
  await (parsed.flags.has("--json") ? printJson : printText)(document, io);
  return 0;
}

/** A text is one block unless it has line breaks. */
function sentencesOf(text: string): readonly Span[] {
  if (!/[\r\n\f\u0085\u2028\u2029]/u.test(text)) return splitSentences(text);
  return segmentBlocks(text, splitBlocks(text, "txt")).map(({ from, to }) => ({ from, to }));
}

async function printJson({ text, blocks }: FileBlocks, io: CliIo): Promise<void> {
  const segments = segmentBlocks(text, blocks);
  const rows = blocks.map(({ kind, from, to }) => ({ kind, from, to, segments: [] as Span[] }));
  for (const { block, from, to } of segments) rows[block]?.segments.push({ from, to });
  await io.out(JSON.stringify({ blocks: rows }));
}

async function printText({ text, blocks }: FileBlocks, io: CliIo): Promise<void> {
  let block = -1;
  for (const segment of segmentBlocks(text, blocks)) {
    if (segment.block !== block) {
      block = segment.block;
      await io.out(`[${blocks[block]?.kind ?? ""}]`);
    }
    await io.out(`  ${text.slice(segment.from, segment.to).replace(/\s+/gu, " ")}`);
  }
}

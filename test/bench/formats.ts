import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { buildDocx } from "../../src/core/format/docx-build.ts";
import type { ReadDocument, ReadOptions } from "../../src/core/format/document.ts";
import type { ExportFormat } from "../../src/core/format/export-input.ts";
import { exportReview } from "../../src/core/format/exports.ts";
import { readDocument } from "../../src/core/format/read.ts";
import type { ReviewState } from "../../src/core/review/state.ts";
import { writeZip } from "../../src/core/format/zip.ts";
import { hostileFiles } from "../host/read/hostile-files.ts";
import { exportOf, must, reviewOf } from "../core/format/review-of.ts";

/**
 * Reads and writes articles of 1,000 and 10,000 sentences in every format, and every hostile file in a process of its
 * own. Prints milliseconds (of the processor, for formats) and megabytes; a reading process's memory is its peak as the system counted it, looked at every 20 ms.
 */
const SIZES = [1_000, 10_000];
const ENTRY = join(import.meta.dirname, "../../src/host/read/read-process.ts");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const WORDS =
  "council mayor water bridge spoke about years of the in on a new old northern hospital said that many people".split(
    " ",
  );

function sentences(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const words = Array.from(
      { length: 12 + (at % 9) },
      (__, word) => WORDS[(at * 7 + word * 13 + ((at * word) % 5)) % WORDS.length],
    );
    return `Sentence ${at} ${words.join(" ")}.`;
  });
}

/** Paragraphs of five sentences. */
function paragraphs(count: number): readonly string[] {
  const all = sentences(count);
  return Array.from({ length: Math.ceil(count / 5) }, (_, at) => all.slice(at * 5, at * 5 + 5).join(" "));
}

const WRAPPERS: Readonly<Record<string, (count: number) => Uint8Array>> = {
  txt: (count) => utf8(paragraphs(count).join("\n\n")),
  md: (count) =>
    utf8(
      `# Title\n\n${paragraphs(count)
        .map((text, at) => (at % 7 === 0 ? `* ${text}` : text))
        .join("\n\n")}`,
    ),
  html: (count) =>
    utf8(
      `<!doctype html><html><head><title>T</title></head><body><nav><a href="/">Home</a></nav><article><h1>Title</h1>${paragraphs(
        count,
      )
        .map((text) => `<p>${text}</p>`)
        .join("\n")}</article><footer>Contact</footer></body></html>`,
    ),
  docx: (count) =>
    buildDocx(
      paragraphs(count)
        .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
        .join(""),
      { title: "T" },
    ),
  odt: (count) =>
    writeZip([
      { name: "mimetype", bytes: utf8("application/vnd.oasis.opendocument.text") },
      {
        name: "content.xml",
        bytes: utf8(
          `<o:d xmlns:o="urn:o" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>${paragraphs(
            count,
          )
            .map((text) => `<text:p>${text}</text:p>`)
            .join("")}</o:text></o:body></o:d>`,
        ),
      },
    ]),
  rtf: (count) =>
    utf8(
      `{\\rtf1\\ansi ${paragraphs(count)
        .map((text) => `${text}\\par\n`)
        .join("")}}`,
    ),
  xlf: (count) =>
    utf8(
      `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="fr" target-language="en" datatype="plaintext"><body>${sentences(
        count,
      )
        .map((text, at) => `<trans-unit id="${at}"><source>${text}</source><target>${text}</target></trans-unit>`)
        .join("\n")}</body></file></xliff>`,
    ),
  tmx: (count) =>
    utf8(
      `<tmx version="1.4"><header srclang="fr"/><body>${sentences(count)
        .map(
          (text) => `<tu><tuv xml:lang="fr"><seg>${text}</seg></tuv><tuv xml:lang="en"><seg>${text}</seg></tuv></tu>`,
        )
        .join("\n")}</body></tmx>`,
    ),
  csv: (count) =>
    utf8(
      `source,target\n${sentences(count)
        .map((text) => `"${text}","${text}"`)
        .join("\n")}\n`,
    ),
};

const EXPORTS: readonly ExportFormat[] = [
  "docx-tracked",
  "docx-bilingual",
  "html-report",
  "xliff21",
  "xliff12",
  "tmx",
  "csv",
  "json",
  "mqm-tsv",
];

const collect = (globalThis as { gc?: () => void }).gc;

function timed<T>(work: () => T): { readonly value: T; readonly ms: number; readonly heapMb: number } {
  collect?.();
  const before = process.memoryUsage().heapUsed;
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  return { value, ms, heapMb: (process.memoryUsage().heapUsed - before) / 1e6 };
}

function edited(document: ReadDocument, name: string): ReviewState {
  return reviewOf(document, name, (segment, index) =>
    index % 3 === 0
      ? {
          ...segment,
          pe: segment.raw.replace("Sentence", "The sentence").replace(" spoke ", " talked "),
          comment: "see",
        }
      : segment,
  );
}

function row(name: string, cells: readonly (string | number)[]): void {
  console.log(
    [
      name.padEnd(16),
      ...cells.map((cell) => String(typeof cell === "number" ? Math.round(cell) : cell).padStart(9)),
    ].join(""),
  );
}

function benchFormats(): void {
  row("format", ["n", "KB", "read ms", "heap MB", "clean ms"]);
  for (const [name, make] of Object.entries(WRAPPERS)) {
    for (const count of SIZES) {
      const file = make(count);
      const read = timed(() => must(readDocument(file, `a.${name}`)));
      const state = edited(read.value, `a.${name}`);
      const write = timed(() => must(exportReview(exportOf(state, file), "clean")));
      row(name, [count, file.length / 1000, read.ms, read.heapMb, write.ms]);
    }
  }
  row("\nexport", ["n", "KB", "ms", "heap MB"]);
  for (const to of EXPORTS) {
    for (const count of SIZES) {
      const file = WRAPPERS["txt"]?.(count) ?? utf8("");
      const state = edited(must(readDocument(file, "a.txt")), "a.txt");
      const made = timed(() => must(exportReview(exportOf(state, file), to)));
      row(to, [count, made.value.bytes.length / 1000, made.ms, made.heapMb]);
    }
  }
}

/** One file in a reading process; its peak memory is read from the system just after it answered. */
function readApart(bytes: Uint8Array, fileName: string): Promise<{ ms: number; peakMb: number; said: string }> {
  return new Promise((resolve) => {
    let start = 0;
    const child = fork(ENTRY, [], {
      execArgv: ["--max-old-space-size=192", "--max-semi-space-size=8"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let seenMb = 0;
    const look = setInterval(() => (seenMb = Math.max(seenMb, peakOf(child.pid) || 0)), 20);
    const end = (said: string, lastMb: number): void => {
      clearInterval(look);
      const peakMb = Math.max(seenMb, Number.isNaN(lastMb) ? 0 : lastMb);
      resolve({ ms: performance.now() - start, peakMb, said });
      child.kill("SIGKILL");
    };
    child.on("message", (result) => {
      if (result === "ready") {
        start = performance.now();
        child.send({ as: "document", bytes, fileName, options: {} satisfies ReadOptions });
        return;
      }
      const answer = result as { ok: boolean; error?: { code: string } }; // our own process answers
      end(answer.ok ? "read" : (answer.error?.code ?? "?"), peakOf(child.pid));
    });
    child.once("exit", (_, signal) => end(`died ${signal ?? ""}`, Number.NaN));
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1]) / 1000;
  } catch {
    return Number.NaN;
  }
}

async function benchHostile(): Promise<void> {
  const rows = [];
  for (const file of hostileFiles()) {
    if (file.code === "too-large") continue;
    rows.push({ ...file, ...(await readApart(file.bytes, file.name)) });
  }
  const slowest = rows.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
  const largest = rows.toSorted((a, b) => b.peakMb - a.peakMb).slice(0, 5);
  console.log(
    `\n${rows.length} hostile files, ${new Set(rows.map((each) => each.kind)).size} kinds, each in a process of its own`,
  );
  row("slowest", ["ms", "MB", "said"]);
  for (const each of slowest) row(each.name, [each.ms, each.peakMb, ` ${each.said}`]);
  row("largest", ["ms", "MB", "said"]);
  for (const each of largest) row(each.name, [each.ms, each.peakMb, ` ${each.said}`]);
  const wrong = rows.filter((each) => each.said !== (each.code === "fine" ? "read" : each.code));
  console.log(
    wrong.length === 0
      ? "every answer was the expected one"
      : `wrong: ${wrong.map((each) => `${each.name} ${each.said}`).join(", ")}`,
  );
}

benchFormats();
await benchHostile();

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { createReader } from "../../../src/host/read/create-reader.ts";
import { hostileFiles } from "./hostile-files.ts";

const ENTRY = join(import.meta.dirname, "../../../src/host/read/read-process.ts");
const FAST = { heapMb: 64, baseMs: 1_500, perMbMs: 0 };

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "galley-read-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process that misbehaves in place of the reader. */
function badProcess(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, code);
  return path;
}

const words = new TextEncoder().encode("One sentence. And another.");

test("reads in a process of its own", async () => {
  const result = await createReader(ENTRY).read(words, "a.txt", {});
  expect(result).toMatchObject({ ok: true, value: { format: "txt", text: "One sentence. And another." } });
});

test("a refusal comes back as it was made", async () => {
  const file = hostileFiles().find(({ name }) => name === "lie.docx");
  const result = await createReader(ENTRY).read(file?.bytes ?? words, "lie.docx", {});
  expect(result).toMatchObject({ ok: false, error: { code: "compression-bomb", at: "word/document.xml" } });
});

test("files beyond the limit are not even sent", async () => {
  const result = await createReader("/nowhere").read(new Uint8Array(33 * 1024 * 1024), "a.txt", {});
  expect(result).toMatchObject({ ok: false, error: { code: "too-large" } });
});

test.each([
  ["hangs", "process.send('ready'); process.once('message', () => { for (;;); })", "timeout"],
  [
    "eats memory",
    "process.send('ready'); process.once('message', () => { const a = []; for (;;) a.push(new Array(1000).fill({})); })",
    "out-of-memory",
  ],
  ["throws", "process.send('ready'); process.once('message', () => { throw new Error('x'); })", "crashed"],
  ["leaves", "process.send('ready'); process.once('message', () => process.exit(0))", "crashed"],
  ["never starts", "throw new Error('x')", "crashed"],
])("a process that %s", async (name, code, expected) => {
  const result = await createReader(badProcess(name, code), FAST).read(words, "a.txt", {});
  expect(result).toMatchObject({ ok: false, error: { code: expected } });
});

test("a reading that is halted ends at once, and its process with it", async () => {
  const pidFile = join(folder, "pid");
  const entry = badProcess(
    "halted",
    `import { writeFileSync } from "node:fs";
     process.send("ready");
     process.once("message", () => { writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); for (;;); })`,
  );
  let halt = (): void => {};
  const wish = { isHalted: () => false, onHalt: (end: () => void) => void (halt = end) };
  const reading = createReader(entry, { ...FAST, baseMs: 600_000 }).read(words, "a.txt", {}, wish);
  const pid = Number(await vi.waitUntil(() => existsSync(pidFile) && readFileSync(pidFile, "utf8"), 20_000));
  expect(isAlive(pid)).toBe(true);
  halt();
  expect(await reading).toMatchObject({ ok: false, error: { code: "stopped" } });
  await vi.waitUntil(() => !isAlive(pid), 20_000);
});

test("what was halted before it began is not begun", async () => {
  const wish = { isHalted: () => true, onHalt: (end: () => void) => end() };
  const result = await createReader("/nowhere").read(words, "a.txt", {}, wish);
  expect(result).toMatchObject({ ok: false, error: { code: "stopped" } });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("what the reading process gets of our environment is next to nothing", async () => {
  const entry = badProcess(
    "environment",
    "process.send('ready'); process.once('message', () => process.send({ ok: true, value: { text: Object.keys(process.env).join() } }))",
  );
  process.env["GALLEY_SECRET"] = "x";
  const result = await createReader(entry, FAST).read(words, "a.txt", {});
  delete process.env["GALLEY_SECRET"];
  expect(result.ok && result.value.text).not.toMatch(/GALLEY_SECRET|NODE_OPTIONS/u);
});

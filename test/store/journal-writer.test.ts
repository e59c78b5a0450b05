import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StoreFs } from "../../src/store/fs-port.ts";
import { JournalWriter } from "../../src/store/journal-writer.ts";
import { nodeFs } from "../../src/store/node-fs.ts";
import { sampleEvent } from "./sample-review.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "galley-journal-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("what follows a new file that could not be finished goes into one later still: later files win", async () => {
  let isBroken = false;
  const refuse = (): Promise<never> => Promise.reject(new Error("EIO"));
  const fs: StoreFs = {
    ...nodeFs,
    syncFolder: (path) => (isBroken ? refuse() : nodeFs.syncFolder(path)),
    remove: (path) => (isBroken ? refuse() : nodeFs.remove(path)),
  };
  const folderKey = (await fs.stat(folder))?.key ?? "";
  const writer = new JournalWriter({ fs, folder, folderKey, review: "r1" }, { seq: 0, chain: "" }, 1);
  await writer.commit([sampleEvent(1, 3)]);
  isBroken = true;
  await expect(writer.rotate()).rejects.toThrow("EIO");
  isBroken = false;
  await writer.commit([sampleEvent(2, 3)]);
  await writer.close();
  const names = (await readdir(folder)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  expect(texts.map((text) => text.trimEnd().split("\n").length)).toEqual([2, 1, 2]);
});

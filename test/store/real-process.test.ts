import { expect, test } from "vitest";
import { editKills } from "../bench/crash/kills.ts";
import { lockRaces } from "../bench/crash/locks.ts";
import { readOnlyFolder } from "../bench/crash/read-only.ts";

test("a process that is killed loses nothing it called saved", async () => {
  const { counts, failures } = await editKills(4, 300);
  expect(failures).toEqual([]);
  expect(counts["confirmed"]).toBeGreaterThan(0);
});

test("of processes that want one review, one gets it", async () => {
  expect((await lockRaces(4)).failures).toEqual([]);
});

test.skipIf(process.platform === "win32")("a folder that may only be read can be read", async () => {
  expect((await readOnlyFolder()).failures).toEqual([]);
});

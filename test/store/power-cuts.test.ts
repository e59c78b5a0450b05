import { expect, test } from "vitest";
import { cutsAfterDeath, cutsDuringMending, cutsDuringRecovery } from "./sim/recovery-cuts.ts";
import { checkAll, statesOf } from "./sim/power-cuts.ts";

test("every state after a power cut has all that was saved, and raises no false alarm", async () => {
  const { states } = await statesOf(1, 24);
  expect(states.length).toBeGreaterThan(1_500);
  expect(await checkAll(states)).toEqual([]);
});

test.each(["datasync", "sync", "syncFolder"] as const)(
  "the simulation notices a disk whose %s does nothing",
  async (op) => {
    const { states } = await statesOf(2, 6, { lies: [op], most: 1_200 });
    const failures = await checkAll(states.filter((_, index) => index % 2 === 0));
    expect(failures.length).toBeGreaterThan(20);
  },
);

test("a power cut during recovery is one more power cut", async () => {
  const { states, failures } = await cutsDuringRecovery(3, 12, 40);
  expect(states).toBeGreaterThan(100);
  expect(failures).toEqual([]);
});

test("what a new process shows after the old one died survives a power cut", async () => {
  for (const dieAt of [0, 3, 6, 9]) expect((await cutsAfterDeath(4, 12, dieAt)).failures).toEqual([]);
});

test("mending a damaged review can be cut short at any moment", async () => {
  const { states, failures } = await cutsDuringMending(5, 40);
  expect(states).toBeGreaterThan(100);
  expect(failures).toEqual([]);
});

import { expect, test } from "vitest";
import { ERRNOS, runWithFault } from "./sim/faults.ts";

test.each(ERRNOS)("%s at any operation loses nothing that was saved, and is no damage", async (errno) => {
  const { operations, wrong } = await runWithFault(undefined, 12);
  expect(wrong).toBeUndefined();
  for (let at = 0; at < operations; at++)
    for (const length of [1, 3, 4 + (at % 5)])
      expect((await runWithFault({ at, length, errno }, 12)).wrong, `${errno} ×${length} at ${at}`).toBeUndefined();
});

import { resolve } from "node:path";
import { expect, test } from "vitest";
// @ts-expect-error: plain JavaScript, since it runs before anything is installed
import { createTally } from "../../src/tooling/test-tally.js";

interface Tally {
  tool(label: string, passed: boolean): void;
  suite(outcome: { readonly name: string; readonly code: number; readonly report: unknown }): void;
  note(sentence: string): void;
  failed(): boolean;
  lines(): string[];
}

const newTally = createTally as () => Tally; // the shape above is what the test command uses

const ROOT = resolve(import.meta.dirname, "..", "..");

const file = (name: string, statuses: readonly string[], status = "passed") => ({
  name: resolve(ROOT, name),
  status,
  assertionResults: statuses.map((each, n) => ({
    status: each,
    title: `t${n}`,
    fullName: `group t${n}`,
    ancestorTitles: ["group"],
  })),
});

test("adds tools and suites up; the sum stands alone on the last line", () => {
  const tally = newTally();
  tally.tool("types", true);
  tally.suite({
    name: "unit",
    code: 0,
    report: { testResults: [file("test/a.test.ts", ["passed", "passed", "skipped"])] },
  });
  expect(tally.failed()).toBe(false);
  expect(tally.lines()).toEqual(["", "NOT RUN  1 test of test/a.test.ts: group", "3 passed, 0 failed, 1 skipped"]);
});

test.each<[string, number, unknown, string]>([
  [
    "a failed test",
    1,
    { testResults: [file("test/a.test.ts", ["failed"], "failed")] },
    "FAILED  test/a.test.ts: group t0",
  ],
  [
    "a file that could not run",
    1,
    { testResults: [file("test/a.test.ts", [], "failed")] },
    "FAILED  test/a.test.ts: the file could not run",
  ],
  ["a suite without a report", 137, undefined, "FAILED  unit: the suite ended with code 137 and no report"],
  [
    "a suite that fails for no test of its own",
    1,
    { testResults: [file("test/a.test.ts", [])] },
    "FAILED  unit: the suite ended with code 1",
  ],
])("%s is counted as failed and named", (_what, code, report, line) => {
  const tally = newTally();
  tally.suite({ name: "unit", code, report });
  expect(tally.failed()).toBe(true);
  expect(tally.lines()).toContain(line);
  expect(tally.lines().at(-1)).toMatch(/^0 passed, 1 failed, 0 skipped$/);
});

test("a failed tool and what could not run are named", () => {
  const tally = newTally();
  tally.tool("lint: knip", false);
  tally.note("No browser was found: the loopback shell was not tested.");
  expect(tally.lines()).toEqual([
    "",
    "FAILED  lint: knip",
    "NOT RUN  No browser was found: the loopback shell was not tested.",
    "0 passed, 1 failed, 0 skipped",
  ]);
});

import { relative } from "node:path";
import { ROOT } from "./setup.js";

const countOf = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Adds up everything that ran, so that the last line is the whole truth. */
export function createTally() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const notes = [];
  const failures = [];

  function fail(what) {
    counts.failed += 1;
    failures.push(what);
  }

  return {
    fail,
    note: (sentence) => notes.push(sentence),
    failed: () => counts.failed > 0,
    /** A tool counts as one test. */
    tool(label, passed) {
      if (passed) counts.passed += 1;
      else fail(label);
    },
    suite({ name, code, report }) {
      if (report === undefined) return fail(`${name}: the suite ended with code ${code} and no report`);
      const tests = report.testResults.flatMap((file) =>
        file.assertionResults.map((test) => ({ ...test, file: file.name })),
      );
      const passed = tests.filter((test) => test.status === "passed");
      const failed = tests.filter((test) => test.status === "failed");
      const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
      counts.passed += passed.length;
      counts.skipped += skipped.length;
      for (const test of failed) fail(`${nameOf(test.file)}: ${test.fullName}`);
      for (const file of brokenFiles(report)) fail(`${nameOf(file.name)}: the file could not run`);
      if (code !== 0 && failed.length === 0 && brokenFiles(report).length === 0)
        fail(`${name}: the suite ended with code ${code}`);
      notes.push(...skippedByFile(skipped));
    },
    /** What failed, what did not run and why, and the sum on a line of its own. */
    lines: () => [
      "",
      ...failures.map((what) => `FAILED  ${what}`),
      ...notes.map((sentence) => `NOT RUN  ${sentence}`),
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
    ],
  };
}

const nameOf = (file) => relative(ROOT, file);

/** A file that fails as a whole (a syntax error, a failing hook) has no failed test to show for it. */
const brokenFiles = (report) =>
  report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );

function skippedByFile(skipped) {
  const byFile = new Map();
  for (const test of skipped) byFile.set(test.file, [...(byFile.get(test.file) ?? []), test]);
  return [...byFile].map(([file, tests]) => `${countOf(tests.length, "test")} of ${nameOf(file)}: ${titles(tests)}`);
}

/** The reasons stand in the titles of what was skipped; a long list is cut. */
function titles(tests) {
  const groups = [...new Set(tests.map((test) => test.ancestorTitles[0] ?? test.title))];
  const shown = groups.slice(0, 3).join("; ");
  return groups.length > 3 ? `${shown}; and ${groups.length - 3} more` : shown;
}

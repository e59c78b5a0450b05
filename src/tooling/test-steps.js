import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { has } from "./browser-setup.js";
import { hasDisplay } from "./electron.js";
import { NODE, ROOT, environment, run, runQuietly, say } from "./setup.js";

const PROGRAMS = {
  tsc: "typescript/bin/tsc",
  oxlint: "oxlint/bin/oxlint",
  prettier: "prettier/bin/prettier.cjs",
  knip: "knip/bin/knip.js",
  vitest: "vitest/vitest.mjs",
};

const programFile = (name) => join(ROOT, "node_modules", ...PROGRAMS[name].split("/"));

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one checking tool; its output is shown when it finds something. */
export async function runTool(label, program, args) {
  const since = performance.now();
  const code = await runQuietly(NODE, [programFile(program), ...args]);
  say(`${code === 0 ? "✓" : "✗"} ${label} (${seconds(since)})`);
  return code === 0;
}

/**
 * Runs one of Vitest's suites and reads what it counted.
 * @returns {Promise<{ name: string, code: number, report: any }>} `report` is Vitest's JSON, `undefined` when it wrote none
 */
export async function runSuite(name, reportFile, variables, filters) {
  mkdirSync(dirname(reportFile), { recursive: true });
  const args = [programFile("vitest"), "run", ...filters, "--project", name, "--reporter=default", "--reporter=json"];
  const command = [NODE, ...args, `--outputFile.json=${reportFile}`];
  const [file, ...rest] =
    name === "e2e" && !hasDisplay() && has("xvfb-run")
      ? ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", ...command]
      : command;
  const code = await run(file, rest, { env: environment(variables) });
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, "utf8")) : undefined;
  return { name, code, report };
}

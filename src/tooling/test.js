import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser, ensureScreen } from "./browser-setup.js";
import { electronTrouble, ensureElectron } from "./electron.js";
import { ROOT, ensureBuild, ensureDependencies, say } from "./setup.js";
import { runSuite, runTool } from "./test-steps.js";
import { createTally } from "./test-tally.js";

const REPORTS = join(ROOT, "node_modules", ".cache", "galley-test");

/** Set where the desktop tests must run: a missing Electron is then a failure, not a gap. */
const mustHaveElectron = process.env.GALLEY_REQUIRE_ELECTRON === "1";

/** `npm test -- unit FILTER …` and `npm test -- e2e FILTER …` run a part; without arguments everything runs. */
const [part, ...rest] = process.argv.slice(2);
const only = part === undefined ? undefined : chosen(part);

function chosen(name) {
  if (name === "unit" || name === "e2e") return name;
  console.error(`There is no suite ${name}. Use: npm test [-- unit|e2e [FILTER …]]`);
  return process.exit(2);
}

const variablesOf = async (name, tally) => (name === "e2e" ? endToEndTools(tally) : {});

async function test() {
  await ensureDependencies();
  await ensureBuild();
  rmSync(REPORTS, { recursive: true, force: true });
  const tally = createTally();
  if (only !== undefined) {
    tally.suite(await runSuite(only, join(REPORTS, `${only}.json`), await variablesOf(only, tally), rest));
    say(tally.lines().join("\n"));
    return tally.failed() ? 1 : 0;
  }
  tally.tool("types", await runTool("types", "tsc", ["-b"]));
  tally.tool("lint: oxlint", await runTool("lint: oxlint", "oxlint", ["--type-aware"]));
  tally.tool("lint: prettier", await runTool("lint: prettier", "prettier", ["--check", "--log-level=warn", "."]));
  tally.tool("lint: knip", await runTool("lint: knip", "knip", []));
  tally.suite(await runSuite("unit", join(REPORTS, "unit.json"), {}, []));
  tally.suite(await runSuite("e2e", join(REPORTS, "e2e.json"), await endToEndTools(tally), []));
  say(tally.lines().join("\n"));
  return tally.failed() ? 1 : 0;
}

/** Where the end-to-end tests find a desktop runtime and a browser; what is missing is said at the end. */
async function endToEndTools(tally) {
  const browser = await ensureBrowser();
  if (browser === undefined)
    tally.note("No browser of Chromium's family was found or could be installed: the loopback shell was not tested.");
  const electron = await ensureElectron();
  const gap = await desktopGap(electron);
  if (gap !== undefined && mustHaveElectron) tally.fail(`desktop: ${gap}, and it was required.`);
  else if (gap !== undefined) tally.note(`${gap}: the desktop shell was not tested.`);
  return { GALLEY_TEST_BROWSER: browser ?? "", GALLEY_TEST_ELECTRON: gap === undefined ? electron : "" };
}

/** Why the desktop shell cannot be tested here, in one sentence; `undefined` when it can. */
async function desktopGap(electron) {
  if (electron === undefined) return "Electron's runtime cannot be downloaded here";
  return (
    electronTrouble(electron) ??
    ((await ensureScreen()) ? undefined : "There is no screen here, and no Xvfb for a virtual one")
  );
}

test().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    say("0 passed, 1 failed, 0 skipped");
    process.exit(1);
  },
);

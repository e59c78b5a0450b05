import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. Everything here runs before the install, so it uses nothing but Node itself. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

const isWindows = process.platform === "win32";

/** The Node that the project pins: everything after the install runs on it, whatever the machine has. */
export const NODE = join(ROOT, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");

export const say = (line) => console.log(line);

/**
 * Runs a program to its end with its output on our screen.
 * @param {string} file @param {readonly string[]} args @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it, 127 when it could not be started
 */
export function run(file, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: "inherit", env: environment(), ...options });
    child.on("error", () => done(127));
    child.on("exit", (code) => done(code ?? 1));
  });
}

/** Our own environment with the project's programs first. */
export function environment(extra = {}) {
  const bin = join(ROOT, "node_modules", ".bin");
  const nodeBin = dirname(NODE);
  const separator = isWindows ? ";" : ":";
  return { ...process.env, PATH: [nodeBin, bin, process.env.PATH ?? ""].join(separator), ...extra };
}

/** Installs what package-lock.json says, unless just that is there already. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  say("Installing Galley's dependencies (once, a minute or two) …");
  const [file, args] = npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  const code = await run(file, args, { env: process.env, shell: isWindows && file === "npm.cmd" });
  if (code !== 0) throw new Error(`The dependencies could not be installed: "npm ci" ended with code ${code}.`);
}

/** npm as it was started, or the one on the path. */
function npm(args) {
  const started = process.env.npm_execpath;
  if (started?.endsWith(".js")) return [process.execPath, [started, ...args]];
  return [isWindows ? "npm.cmd" : "npm", args];
}

/** npm writes its own copy of the lock at the end of an install: the two agree when the install is whole and current. */
function isInstalled() {
  const copy = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(copy) || !existsSync(NODE)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const found = JSON.parse(readFileSync(copy, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || (found[path] === undefined ? mayBeAbsent(entry) : found[path].version === entry.version),
  );
}

/** Packages for other platforms are in the lock and not on the disk. */
const mayBeAbsent = (entry) => entry.optional === true || entry.devOptional === true || entry.peer === true;

const BUILT_FROM = ["src", "electron.vite.config.ts", "package.json", "package-lock.json", "tsconfig.base.json"];

const STAMP = join(ROOT, "out", ".built-from");

/** Builds unless the build is of these very sources. */
export async function ensureBuild() {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashSources()) return;
  await build();
}

/** Builds every program and the page into `out`. */
export async function build() {
  say("Building Galley …");
  const sources = hashSources();
  const code = await runQuietly(NODE, [
    join(ROOT, "node_modules", "electron-vite", "bin", "electron-vite.js"),
    "build",
  ]);
  if (code !== 0) throw new Error(`Galley could not be built: "electron-vite build" ended with code ${code}.`);
  writeFileSync(STAMP, sources);
}

/** Shows a program's output only when it fails. */
export function runQuietly(file, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], env: environment(), ...options });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => {
      console.error(error.message);
      done(127);
    });
    child.on("close", (code) => {
      if (code !== 0) process.stderr.write(output);
      done(code ?? 1);
    });
  });
}

function hashSources() {
  const hash = createHash("sha256");
  for (const name of BUILT_FROM) for (const file of filesOf(join(ROOT, name))) addFile(hash, file);
  return hash.digest("hex");
}

function addFile(hash, file) {
  hash
    .update(`${relative(ROOT, file)}\0`)
    .update(readFileSync(file))
    .update("\0");
}

function filesOf(path) {
  if (/\.\w+$/.test(path)) return existsSync(path) ? [path] : [];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const BENCH = new URL("../../../shared/bench/checks/", import.meta.url);
const DATA = new URL("../../../shared/data/mqm/", import.meta.url);
const CACHE = new URL("../../node_modules/.cache/galley-peers/", import.meta.url);

/** Checkers that others install, with the part of each that is meant for errors. */
const PEERS: readonly (readonly [name: string, tool: string, options: readonly string[]])[] = [
  ["harper without Readability", "harper", ["--exclude-rule", "Readability"]],
  ["nspell + dictionary-en", "nspell", []],
  ["retext error plug-ins", "retext-errors", []],
  ["write-good", "write-good", []],
  ["alex", "alex", []],
];

export const HOW_TO_HAVE_PEERS =
  "The peers are not installed: copy ../shared/bench/checks to node_modules/.cache/galley-peers and run npm install there, or name such a copy with --peers FOLDER.";

/** The folder of the yardstick where its peers are installed. */
export function peersFolder(named: string | undefined): URL | undefined {
  const folders = named === undefined ? [CACHE, BENCH] : [new URL(`${pathToFileURL(named).href}/`)];
  return folders.find(
    (folder) => existsSync(new URL("node_modules/", folder)) && existsSync(new URL("run.mjs", folder)),
  );
}

/** Whether an article is in a sample of this share; the yardstick draws its samples in the same way. */
export function isInSample(art: string, share: number): boolean {
  let hash = 2166136261;
  for (let at = 0; at < art.length; at += 1) {
    hash ^= art.charCodeAt(at);
    hash = Math.imul(hash, 16777619);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 4294967296 < share;
}

/** Runs one peer after the other on that sample; `report` gets the yardstick's answer, still as text. */
export function runPeers(folder: URL, share: number, report: (name: string, answer: string) => void): void {
  const out = new URL("out/", CACHE);
  mkdirSync(out, { recursive: true });
  for (const [name, tool, options] of PEERS) {
    const args = ["run.mjs", "--tool", tool, "--split", "dev", "--sample", String(share), ...options, "--json"];
    const answer = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 27,
      env: { ...process.env, MQM_DATA: fileURLToPath(DATA), MQM_OUT: fileURLToPath(out) },
    });
    report(name, answer);
  }
}

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Proof } from "./report.ts";

const ROOT = join(import.meta.dirname, "../../..");

interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Each takes one safeguard out of the store. A test has to notice. */
const MUTATIONS: readonly Mutation[] = [
  {
    name: "fdatasync of the journal",
    file: "src/store/journal-writer.ts",
    from: "[file.isStillAt(path), file.datasync()]",
    to: "[file.isStillAt(path)]",
  },
  {
    name: "fsync of the snapshot",
    file: "src/store/snapshot-file.ts",
    from: "    await file.sync();\n",
    to: "",
  },
  {
    name: "fsync of the folder after a snapshot",
    file: "src/store/snapshot-replace.ts",
    from: "  await fs.syncFolder(folder);\n",
    to: "",
  },
  {
    name: "fsync of the folder after a new journal file",
    file: "src/store/journal-writer.ts",
    from: "      await file.datasync();\n      await fs.syncFolder(folder);",
    to: "      await file.datasync();",
  },
  {
    name: "fsync of the folder after a new review",
    file: "src/store/create-review.ts",
    from: "    await fs.syncFolder(reviews);\n",
    to: "",
  },
  {
    name: "flush of what an earlier process left",
    file: "src/store/open-review.ts",
    from: "    if (loaded.replayed > 0) await",
    to: "    if (loaded.replayed < 0) await",
  },
  {
    name: "checksum of a journal line",
    file: "src/store/journal-line.ts",
    from: " || checkOf(bytes.subarray(0, end)) !== check",
    to: "",
  },
  {
    name: "chain of the journal lines",
    file: "src/store/replay.ts",
    from: "const follows = line?.prev === chain;",
    to: "const follows = line !== undefined;",
  },
  {
    name: "checksum of the snapshot",
    file: "src/store/snapshot-file.ts",
    from: "sha256(bytes.subarray(0, bytes.length - SEAL_BYTES)) === seal ? seal : undefined",
    to: "seal",
  },
  {
    name: "reading the snapshot back",
    file: "src/store/snapshot-replace.ts",
    from: "checkSeal(await fs.read(path)) !== seal",
    to: "seal === ''",
  },
  {
    name: "a new file after a failed flush",
    file: "src/store/journal-writer.ts",
    from: "      await this.#abandon();\n",
    to: "",
  },
  {
    name: "a new file after a failed beginning of one",
    file: "src/store/journal-writer.ts",
    from: "      await this.close();\n      throw error;",
    to: "      throw error;",
  },
  {
    name: "the look whether the file is still there",
    file: "src/store/journal-writer.ts",
    from: "      if (!there) throw",
    to: "      if (there === undefined) throw",
  },
  {
    name: "keeping the old snapshot",
    file: "src/store/snapshot-replace.ts",
    from: '  if (previous.kind === "good") await keepAs',
    to: '  if (previous.kind === "none") await keepAs',
  },
  {
    name: "keeping what is damaged",
    file: "src/store/keep.ts",
    from: "    await keepAs(fs, join(folder, name), kept);\n",
    to: "",
  },
  {
    name: "the lock",
    file: "src/store/open-store.ts",
    from: "const unlock = key === undefined ? undefined : await this.#fs.lock(key);",
    to: "const unlock = () => Promise.resolve();",
  },
  {
    name: "the copy before a migration",
    file: "src/store/open-review.ts",
    from: "    if (oldSchema !== undefined) await copyBefore(fs, folder, oldSchema);\n",
    to: "",
  },
];

/** True when the store's tests pass in this copy. */
function testsPass(folder: string): Promise<boolean> {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "--project", "unit", "--bail", "1", "test/store"], {
    cwd: folder,
    stdio: "ignore",
  });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code === 0)));
}

/** Takes out one safeguard after the other in a copy of the sources: the tests must fail each time, and pass without. */
export async function mutations(): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), "galley-mutants-"));
  const failures: string[] = [];
  let noticed = 0;
  try {
    for (const name of ["src", "test/store", "test/bench/crash", "resources/schema"])
      await cp(join(ROOT, name), join(folder, name), { recursive: true });
    for (const name of ["package.json", "vitest.config.ts", "tsconfig.base.json"])
      await cp(join(ROOT, name), join(folder, name));
    await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
    if (!(await testsPass(folder))) failures.push("the tests fail without any mutation");
    for (const { name, file, from, to } of MUTATIONS) {
      const path = join(folder, file);
      const source = await readFile(path, "utf8");
      if (!source.includes(from)) {
        failures.push(`${name}: not found in ${file}`);
        continue;
      }
      await writeFile(
        path,
        source.replace(from, () => to),
      );
      if (await testsPass(folder)) failures.push(`${name}: no test noticed`);
      else noticed++;
      await writeFile(path, source);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { name: "safeguards taken out", counts: { mutations: MUTATIONS.length, noticed }, failures };
}

import { join } from "node:path";
import type { StoreFs } from "./fs-port.ts";
import { renamePatiently, writeWhole } from "./keep.ts";
import { SNAPSHOT, parseBackupName, parseJournalName } from "./layout.ts";

/** Copies a review as an older Galley left it, so that the older Galley can have it back. Whole or not there at all. */
export async function copyBefore(fs: StoreFs, folder: string, schema: number): Promise<void> {
  const target = join(folder, `before-schema-${schema + 1}`);
  if ((await fs.stat(target)) !== undefined) return;
  const unfinished = `${target}.tmp`;
  await fs.makeFolder(unfinished);
  for (const name of await fs.list(folder)) {
    if (name !== SNAPSHOT && parseBackupName(name) === undefined && parseJournalName(name) === undefined) continue;
    await writeWhole(fs, join(unfinished, name), await fs.read(join(folder, name)));
  }
  await fs.syncFolder(unfinished);
  await renamePatiently(fs, unfinished, target);
  await fs.syncFolder(folder);
}

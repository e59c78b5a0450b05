import { join } from "node:path";
import type { StoreFs } from "./fs-port.ts";
import { parseBackupName, parseJournalName } from "./layout.ts";

/** Older snapshots kept beside the newest. */
const BACKUPS_KEPT = 2;

/** Drops backups beyond the newest few and the journal files that only they needed. Call it after a snapshot was verified. */
export async function pruneFolder(fs: StoreFs, folder: string): Promise<void> {
  const names = await fs.list(folder);
  const backups = names
    .map(parseBackupName)
    .filter((name) => name !== undefined)
    .toSorted((a, b) => b.generation - a.generation);
  const journals = names
    .map(parseJournalName)
    .filter((name) => name !== undefined)
    .toSorted((a, b) => a.number - b.number);
  const oldest = backups.slice(0, BACKUPS_KEPT).at(-1);
  if (oldest === undefined) return;
  const first = journals.findLastIndex((journal) => journal.from <= oldest.seq + 1);
  // The backups go first: a journal without its backup is useless, a backup without its journal is a false alarm.
  for (const { name } of backups.slice(BACKUPS_KEPT)) await fs.remove(join(folder, name));
  if (first > 0) await fs.syncFolder(folder);
  for (const { name } of journals.slice(0, Math.max(first, 0))) await fs.remove(join(folder, name));
}

import { join } from "node:path";
import type { StoreFs } from "./fs-port.ts";
import { SNAPSHOT, backupName } from "./layout.ts";
import { keepAs, keepInQuarantine, renamePatiently } from "./keep.ts";
import type { ReviewDocument } from "./review-document.ts";
import { checkSeal, writeSnapshot } from "./snapshot-file.ts";
import { failure } from "./store-error.ts";

/** What `review.json` is before it is replaced: a good one becomes a backup, a bad one is put aside. */
export type Previous =
  { readonly kind: "good"; readonly generation: number; readonly seq: number } | { readonly kind: "bad" | "missing" };

async function setAside(fs: StoreFs, folder: string, previous: Previous): Promise<void> {
  const path = join(folder, SNAPSHOT);
  if (previous.kind === "good") await keepAs(fs, path, join(folder, backupName(previous.generation, previous.seq)));
  if (previous.kind === "bad") await keepInQuarantine(fs, folder, SNAPSHOT);
}

/** Puts a new snapshot in place of the old one. At every moment there is a whole one under some name that opening looks at. */
export async function replaceSnapshot(
  fs: StoreFs,
  folder: string,
  document: ReviewDocument,
  previous: Previous,
): Promise<void> {
  const path = join(folder, SNAPSHOT);
  const temporary = join(folder, `snapshot-${document.generation}.tmp`);
  if ((await fs.stat(temporary)) !== undefined) await fs.remove(temporary);
  let seal: string;
  try {
    seal = await writeSnapshot(fs, temporary, document);
    await setAside(fs, folder, previous);
    await renamePatiently(fs, temporary, path);
  } catch (error) {
    await fs.remove(temporary).catch(() => undefined);
    throw error;
  }
  await fs.syncFolder(folder);
  if (checkSeal(await fs.read(path)) !== seal)
    throw failure("damaged", "the new snapshot reads back differently", path);
}

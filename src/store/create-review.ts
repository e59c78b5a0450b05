import { join } from "node:path";
import type { ReviewDocument } from "./review-document.ts";
import type { StoreFs, Unlock } from "./fs-port.ts";
import { headerText } from "./journal-line.ts";
import { renamePatiently } from "./keep.ts";
import { ORIGINAL, SNAPSHOT, UNFINISHED, backupName, journalName, reviewsFolder } from "./layout.ts";
import { seqOf } from "./review-document.ts";
import { writeSnapshot } from "./snapshot-file.ts";
import { failure } from "./store-error.ts";

async function writeFlushed(fs: StoreFs, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.create(path);
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes what an import left that did not come to its end; never anything that was reported as created. */
export async function clearUnfinished(fs: StoreFs, home: string): Promise<void> {
  const reviews = reviewsFolder(home);
  for (const name of await fs.list(reviews)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const folder = join(reviews, name);
    const found = await fs.stat(folder);
    const unlock = found && (await fs.lock(found.key));
    // Another process is still writing it.
    if (unlock === undefined) continue;
    await removeFolder(fs, folder).catch(() => undefined);
    await unlock();
  }
}

async function removeFolder(fs: StoreFs, folder: string): Promise<void> {
  for (const name of await fs.list(folder)) await fs.remove(join(folder, name));
  await fs.removeFolder(folder);
}

/** Writes a whole review under a name that nobody looks at, then gives it its own. Answers the lock, still held. */
export async function createReview(
  fs: StoreFs,
  home: string,
  document: ReviewDocument,
  original: Uint8Array,
): Promise<Unlock> {
  const { id } = document.review;
  const reviews = reviewsFolder(home);
  const folder = join(reviews, id);
  if ((await fs.stat(folder)) !== undefined) throw failure("io", "a review with this id exists", folder);
  const unfinished = join(reviews, UNFINISHED + id);
  await fs.makeFolder(unfinished);
  const key = (await fs.stat(unfinished))?.key ?? unfinished;
  const unlock = await fs.lock(key);
  if (unlock === undefined) throw failure("locked", "this review is being made by another process", unfinished);
  try {
    const seq = seqOf(document);
    const header = { review: id, from: seq + 1, prev: document.chain };
    await writeFlushed(fs, join(unfinished, ORIGINAL), original);
    await writeSnapshot(fs, join(unfinished, SNAPSHOT), document);
    // A copy, not a link: the first damage must not hit both.
    await writeSnapshot(fs, join(unfinished, backupName(document.generation, seq)), document);
    await writeFlushed(fs, join(unfinished, journalName(1, header.from)), Buffer.from(headerText(header)));
    await fs.syncFolder(unfinished);
    await renamePatiently(fs, unfinished, folder);
    await fs.syncFolder(reviews);
    return unlock;
  } catch (error) {
    await removeFolder(fs, unfinished).catch(() => undefined);
    await unlock();
    throw error;
  }
}

import { dirname, join } from "node:path";
import type { StoreFs } from "./fs-port.ts";
import { QUARANTINE } from "./layout.ts";
import { errnoOf } from "./store-error.ts";

const BUSY_RETRIES_MS = [10, 30, 100, 300, 1000];
/** What Windows answers while another program has the file; elsewhere they mean what they say. */
const BUSY = process.platform === "win32" ? ["EPERM", "EBUSY", "EACCES"] : ["EBUSY"];

/** Virus scanners and indexers of Windows hold files open for moments. */
export async function renamePatiently(fs: StoreFs, from: string, to: string): Promise<void> {
  for (const waitMs of [...BUSY_RETRIES_MS, undefined]) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (waitMs === undefined || !BUSY.includes(errnoOf(error) ?? "")) throw error;
      await fs.pause(waitMs);
    }
  }
}

/** Makes a folder and its name survive a power cut; flushes names that an earlier attempt may have left unflushed. */
export async function makeLastingFolder(fs: StoreFs, path: string): Promise<void> {
  const topmost = (await fs.makeFolder(path)) ?? path;
  for (let above = dirname(path); ; above = dirname(above)) {
    await syncAllowed(fs, above);
    if (above.length < topmost.length) return;
  }
}

/** Folders above the store's own may be closed to us, or on a disk that cannot be written: then nothing there is ours to flush. */
async function syncAllowed(fs: StoreFs, folder: string): Promise<void> {
  try {
    await fs.syncFolder(folder);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno !== "EACCES" && errno !== "EPERM" && errno !== "EROFS") throw error;
  }
}

/** A new file with these bytes, whole under its name or not there at all. The name's own folder is not flushed here. */
export async function writeWhole(fs: StoreFs, path: string, bytes: Uint8Array, flush = true): Promise<void> {
  const temporary = `${path}.tmp`;
  if ((await fs.stat(temporary)) !== undefined) await fs.remove(temporary);
  try {
    const file = await fs.create(temporary);
    try {
      await file.write(bytes);
      if (flush) await file.sync();
    } finally {
      await file.close();
    }
    await renamePatiently(fs, temporary, path);
  } catch (error) {
    await fs.remove(temporary).catch(() => undefined);
    throw error;
  }
}

/** A second name for a file, or a second file where the disk knows no hard links. */
export async function keepAs(fs: StoreFs, path: string, kept: string): Promise<void> {
  try {
    await fs.link(path, kept);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "EEXIST") return;
    if (errno !== "EPERM" && errno !== "ENOTSUP" && errno !== "EOPNOTSUPP" && errno !== "EMLINK") throw error;
    await writeWhole(fs, kept, await fs.read(path));
  }
}

/** Keeps a damaged file of the folder under a name that nothing deletes; answers that name. The old name stays for now. */
export async function keepInQuarantine(fs: StoreFs, folder: string, name: string): Promise<string> {
  const quarantine = join(folder, QUARANTINE);
  await fs.makeFolder(quarantine);
  await fs.syncFolder(folder);
  const mine = await fs.stat(join(folder, name));
  for (let count = 1; ; count++) {
    const kept = join(quarantine, `${count}-${name}`);
    const there = await fs.stat(kept);
    // Put aside already, by an opening that was cut short.
    if (there !== undefined && there.key === mine?.key) return kept;
    if (there !== undefined) continue;
    await keepAs(fs, join(folder, name), kept);
    await fs.syncFolder(quarantine);
    return kept;
  }
}

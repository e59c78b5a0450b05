import { constants, readFileSync, statSync, type BigIntStats } from "node:fs";
import {
  link,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rmdir,
  stat,
  statfs,
  unlink,
  type FileHandle,
} from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { FileFacts, StoreFile, StoreFs } from "./fs-port.ts";
import { lockName } from "./process-lock.ts";
import { errnoOf } from "./store-error.ts";

const isWindows = process.platform === "win32";

function factsOf(found: BigIntStats): FileFacts {
  const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  return {
    kind,
    size: Number(found.size),
    modifiedMs: Number(found.mtimeMs),
    key: `${found.dev}:${found.ino}`,
  };
}

const bigStat = (path: string) => stat(path, { bigint: true });

async function factsAt(path: string): Promise<FileFacts | undefined> {
  try {
    return factsOf(await bigStat(path));
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

function fileOn(handle: FileHandle): StoreFile {
  let key: string | undefined;
  return {
    write: async (bytes) => {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
        // A disk that takes nothing and reports nothing would spin here for ever.
        if (bytesWritten === 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
        done += bytesWritten;
      }
    },
    datasync: () => handle.datasync(),
    sync: () => handle.sync(),
    isStillAt: async (path) => {
      key ??= factsOf(await handle.stat({ bigint: true })).key;
      return (await factsAt(path))?.key === key;
    },
    close: () => handle.close(),
  };
}

/** One folder after the other: Node's own recursive way never ends where a folder is there and takes nothing in (/proc). */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path, { mode: 0o700 });
    return path;
  } catch (error) {
    if ((await stat(path).catch(() => undefined))?.isDirectory() === true) return undefined;
    const above = dirname(path);
    if (errnoOf(error) !== "ENOENT" || (await stat(above).catch(() => undefined)) !== undefined) throw error;
    const topmost = await makeFolder(above);
    await makeFolder(path);
    return topmost ?? path;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot flush a folder; NTFS journals its names itself.
  if (isWindows) return;
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** About a millisecond's worth of small files: an edit that is to be saved waits no longer. */
const AT_ONCE = 64;

/**
 * Asks the disk without handing each file to a thread and back, which for small files costs five times the work itself.
 * Between handfuls everything else has its turn.
 */
async function handfuls<T>(paths: readonly string[], one: (path: string) => T): Promise<(T | undefined)[]> {
  const found: (T | undefined)[] = [];
  for (const path of paths) {
    if (found.length % AT_ONCE === AT_ONCE - 1) await setImmediate();
    try {
      found.push(one(path));
    } catch (error) {
      if (errnoOf(error) === undefined) throw error;
      found.push(undefined);
    }
  }
  return found;
}

/** The machine's own disk. */
export const nodeFs: StoreFs = {
  create: async (path) => fileOn(await open(path, "ax", 0o600)),
  openAppend: async (path) =>
    fileOn(await open(path, constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0))),
  read: (path) => readFile(path),
  stat: factsAt,
  readMany: (paths) => handfuls(paths, (path) => readFileSync(path)),
  statMany: (paths) => handfuls(paths, (path) => factsOf(statSync(path, { bigint: true }))),
  list: (folder) => readdir(folder),
  makeFolder,
  rename,
  link,
  remove: unlink,
  removeFolder: rmdir,
  syncFolder,
  freeBytes: async (path) => {
    const found = await statfs(path);
    return found.bavail * found.bsize;
  },
  lock: lockName,
  pause: (ms) => new Promise((resume) => setTimeout(resume, ms)),
};

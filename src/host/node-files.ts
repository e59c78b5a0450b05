import { createHash, randomBytes } from "node:crypto";
import { link, open, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import type { FileError, Files } from "../service/ports.ts";

const CODES: Readonly<Record<string, FileError["code"]>> = {
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "no-permission",
  EISDIR: "is-folder",
  EEXIST: "exists",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
};

/** Files by path on this computer. */
export function nodeFiles(windowed: Pick<Files, "askWhere" | "printPage"> = {}): Files {
  return {
    read: (path, limitBytes) => attempt(path, () => readFile(path, limitBytes)),
    write: (path, bytes, replace) => attempt(path, () => writeWhole(path, bytes, replace)),
    ...windowed,
    hash: (bytes) => Promise.resolve(createHash("sha256").update(bytes).digest("hex")),
  };
}

async function attempt<T>(path: string, run: () => Promise<Result<T, FileError>>): Promise<Result<T, FileError>> {
  try {
    return await run();
  } catch (problem) {
    const code = (problem as NodeJS.ErrnoException).code ?? ""; // fs rejects with errno errors
    return err({ code: CODES[code] ?? "io", path });
  }
}

async function readFile(path: string, limitBytes: number): Promise<Result<Uint8Array, FileError>> {
  const info = await stat(path);
  if (info.isDirectory()) return err({ code: "is-folder", path });
  // A device or pipe has no size to check and may never end.
  if (!info.isFile()) return err({ code: "not-a-file", path });
  if (info.size > limitBytes) return err({ code: "too-large", path });
  const file = await open(path, "r");
  try {
    return ok(new Uint8Array(await file.readFile()));
  } finally {
    await file.close();
  }
}

/** Writes beside the target, flushes, then puts the file in place in one step: a reader sees the old file or the new one. */
async function writeWhole(path: string, bytes: Uint8Array, replace: boolean): Promise<Result<void, FileError>> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) return err({ code: "is-folder", path });
  if (existing && !replace) return err({ code: "exists", path });
  const temporary = join(dirname(path), `.${randomBytes(8).toString("hex")}.galley-part`);
  try {
    const file = await open(temporary, "wx", existing ? existing.mode & 0o777 : 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (replace) await rename(temporary, path);
    else await linkNew(temporary, path);
  } catch (problem) {
    await unlink(temporary).catch(() => undefined);
    throw problem;
  }
  return ok(undefined);
}

/** Unlike rename, a hard link never replaces a file that came in between; where there are no links, rename has to do. */
async function linkNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === "EEXIST") throw problem; // fs rejects with errno errors
    return rename(temporary, path);
  }
  await unlink(temporary);
}

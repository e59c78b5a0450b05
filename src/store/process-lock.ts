import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Unlock } from "./fs-port.ts";

/** O_EXLOCK of the BSDs and macOS: the open itself takes the lock. Node has no name for it. */
const O_EXLOCK = 0x20;

/**
 * All of a socket address. Older runtimes (libuv 1.46, in Node 20) fill a shorter name up with zeros and newer ones do not,
 * so that the two would not meet: a full name is the same to both.
 */
const ABSTRACT_LENGTH = 108;

/** Claims a name for this process. The kernel lets go of it when the process ends, however it ends: nothing stale is left. */
export async function lockName(key: string): Promise<Unlock | undefined> {
  const name = `galley-${createHash("sha256").update(key).digest("hex").slice(0, 40)}`;
  if (process.platform === "win32") return listenOn(`\\\\.\\pipe\\${name}`);
  if (process.platform === "linux") return listenOn(`\0${name}`.padEnd(ABSTRACT_LENGTH, "."));
  return openExclusively(join(tmpdir(), `${name}.lock`));
}

/** A socket without a file (Linux) or a pipe (Windows): only one process can listen on it. */
function listenOn(address: string): Promise<Unlock | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    });
    server.listen({ path: address, exclusive: true }, () => {
      resolve(() => new Promise((released) => server.close(() => released())));
    });
  });
}

async function openExclusively(path: string): Promise<Unlock | undefined> {
  try {
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | constants.O_NOFOLLOW | O_EXLOCK;
    const handle = await open(path, flags, 0o600);
    return () => handle.close();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EAGAIN" || error.code === "EWOULDBLOCK"))
      return undefined;
    throw error;
  }
}

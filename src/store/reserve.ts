import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { StoreFs } from "./fs-port.ts";
import { errnoOf } from "./store-error.ts";

/** Room for some thousand edits when the disk is full: enough to finish the sentence and make space. */
const RESERVE_BYTES = 2 * 1024 * 1024;

/** A reserve is only worth its space where there is plenty. */
const FREE_PER_RESERVE = 20;

/** A file of no use but its space, given back when the disk is full. */
export interface Reserve {
  /** True when there was something to give back. */
  release(): Promise<boolean>;
  restore(): Promise<void>;
}

export function reserveIn(fs: StoreFs, home: string): Reserve {
  const path = join(home, "reserve.bin");
  return {
    release: async () => {
      try {
        await fs.remove(path);
        await fs.syncFolder(home);
        return true;
      } catch {
        return false;
      }
    },
    restore: async () => {
      try {
        if ((await fs.stat(path)) !== undefined) return;
        if ((await fs.freeBytes(home)) < RESERVE_BYTES * FREE_PER_RESERVE) return;
        const file = await fs.create(path);
        try {
          // Disks that compress would keep next to nothing of zeros.
          await file.write(randomBytes(RESERVE_BYTES));
          await file.sync();
        } finally {
          await file.close();
        }
      } catch (error) {
        // Another process made it first, or there is no room: both are no news.
        if (errnoOf(error) === undefined) throw error;
      }
    },
  };
}

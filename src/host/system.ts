import { randomBytes } from "node:crypto";
import { userInfo } from "node:os";
import type { Clock, Ids } from "../service/ports.ts";

export const systemClock: Clock = {
  now: () => Date.now(),
  later(ms, run) {
    const timer = setTimeout(run, ms);
    // Waiting work keeps no process alive: what must be on disk is flushed when the service is disposed of.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Time in base 36, then 80 random bits: sortable, unguessable, a safe folder name on every system. */
export const randomIds: Ids = {
  next: () => `${Date.now().toString(36).padStart(9, "0")}-${randomBytes(10).toString("hex")}`,
};

/** Name of the account on this computer; empty where the system has none. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}

import { readFileSync, readdirSync } from "node:fs";

/** Every process below this one, as Linux lists them; empty on other systems. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of listed("/proc")) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)));
  const found = [pid];
  for (const candidate of found) for (const [child, parent] of parents) if (parent === candidate) found.push(child);
  return found.slice(1);
}

export function aliveOf(pids: readonly number[]): number[] {
  return pids.filter((pid) => parentOf(pid) !== 0);
}

/** 0 when the process is gone, or dead and only waiting to be noticed. */
function parentOf(pid: number): number {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return state === "Z" || state === "X" ? 0 : Number(parent);
  } catch {
    return 0;
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The processes below this one that run the named program of ours. */
export function descendantsRunning(pid: number, program: string): number[] {
  return aliveOf(descendantsOf(pid)).filter((each) => commandOf(each).includes(program));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const stateSchema = z.object({
  x: z.int().exactOptional(),
  y: z.int().exactOptional(),
  width: z.int().min(480).max(20_000),
  height: z.int().min(360).max(20_000),
  maximized: z.boolean(),
});

export type WindowState = z.output<typeof stateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const FIRST: WindowState = { width: 1360, height: 900, maximized: false };
/** Enough of the title bar to take hold of the window. */
const VISIBLE_PX = 80;

/** Where the window was, if that place is still on a screen; a file that cannot be read counts as none. */
export function readWindowState(file: string, screens: readonly Area[]): WindowState {
  const state = parseState(file);
  if (state === undefined) return FIRST;
  const { x, y, width, height, maximized } = state;
  const placed = x !== undefined && y !== undefined && screens.some((screen) => isInReach({ x, y, width }, screen));
  return placed ? state : { width, height, maximized };
}

function parseState(file: string): WindowState | undefined {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function isInReach(window: { readonly x: number; readonly y: number; readonly width: number }, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return across >= VISIBLE_PX && window.y >= screen.y && window.y <= screen.y + screen.height - VISIBLE_PX;
}

/** Keeps the window's place. Synchronous, since it runs while the window closes; losing it loses nothing of worth. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const next = `${file}.${process.pid}.new`;
    writeFileSync(next, JSON.stringify(state), { mode: 0o600 });
    renameSync(next, file);
  } catch {
    // A full disk or a read-only folder: the window opens at its first size next time.
  }
}

import { join } from "node:path";
import type { StoreFs } from "./fs-port.ts";
import { keepInQuarantine, writeWhole } from "./keep.ts";
import { errnoOf, failure } from "./store-error.ts";

const SETTINGS = "settings.json";
const SETTINGS_BEFORE = "settings-before.json";

const bytesOf = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);

async function readJson(fs: StoreFs, path: string): Promise<{ json: unknown } | "missing" | "damaged"> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await fs.read(path));
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return "missing";
    if (error instanceof SyntaxError || error instanceof TypeError) return "damaged";
    throw error;
  }
}

/** What may be lost: not flushed, and nothing when it cannot be read. */
export const saveLoose = (fs: StoreFs, path: string, value: unknown): Promise<void> =>
  writeWhole(fs, path, bytesOf(value), false);

export async function readLoose(fs: StoreFs, path: string): Promise<unknown> {
  const found = await readJson(fs, path);
  return typeof found === "string" ? undefined : found.json;
}

/** Settings hold the newsroom's own rules: flushed, with the version before kept beside them. */
export async function saveSettingsFile(fs: StoreFs, home: string, settings: unknown): Promise<void> {
  const path = join(home, SETTINGS);
  const before = await readJson(fs, path);
  if (before === "damaged") await putAside(fs, home);
  if (typeof before !== "string") await writeWhole(fs, join(home, SETTINGS_BEFORE), bytesOf(before.json));
  await writeWhole(fs, path, bytesOf(settings));
  await fs.syncFolder(home);
}

async function putAside(fs: StoreFs, home: string): Promise<string> {
  const kept = await keepInQuarantine(fs, home, SETTINGS);
  await fs.remove(join(home, SETTINGS));
  return kept;
}

/** Damaged settings are put aside and said to be damaged once; after that the version before them counts. */
export async function readSettingsFile(fs: StoreFs, home: string): Promise<unknown> {
  const found = await readJson(fs, join(home, SETTINGS));
  if (found === "damaged")
    throw failure("damaged", "the settings cannot be read and were put aside", await putAside(fs, home));
  if (found !== "missing") return found.json;
  const before = await readJson(fs, join(home, SETTINGS_BEFORE));
  return typeof before === "string" ? undefined : before.json;
}

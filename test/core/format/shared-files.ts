import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FORMATS = join(import.meta.dirname, "../../../../shared/data/formats");

/** A real file with what an independent reader got out of it. */
export interface SharedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** False, with a message, where the shared files are not beside the checkout. */
export const hasSharedFiles = existsSync(FORMATS);
if (!hasSharedFiles) console.warn("skipped: real files of each format are not beside the checkout");

/** Real files in a folder, with their expectations; none where the shared files are absent. */
export function sharedFiles(folder: string): readonly SharedFile[] {
  if (!hasSharedFiles) return [];
  const all = readdirSync(join(FORMATS, folder));
  return all
    .filter((name) => all.includes(`${name}.expected.json`))
    .map((name) => {
      const bytes = new Uint8Array(readFileSync(join(FORMATS, folder, name)));
      const json: unknown = JSON.parse(readFileSync(join(FORMATS, folder, `${name}.expected.json`), "utf8"));
      return { name, bytes, expected: json as Readonly<Record<string, unknown>> };
    });
}

import { join } from "node:path";
import type { StoreFs } from "./fs-port.ts";
import { CARD } from "./layout.ts";

/**
 * How many revisions had been saved when the desk's card was last written; 0 where nobody says. Cards are written after the
 * journal, so a journal with fewer was cut short by something else than a power cut.
 */
export async function savedHint(fs: StoreFs, folder: string): Promise<number> {
  try {
    const card = JSON.parse(Buffer.from(await fs.read(join(folder, CARD))).toString("utf8")) as {
      saved?: unknown;
    } | null;
    return typeof card?.saved === "number" ? card.saved : 0;
  } catch {
    // Only a hint: a card that cannot be read says nothing.
    return 0;
  }
}

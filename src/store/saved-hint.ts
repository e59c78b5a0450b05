import { join } from "node:path";
import { z } from "zod";
import type { StoreFs } from "./fs-port.ts";
import { CARD } from "./layout.ts";

export const savedHintSchema = z.strictObject({ revisions: z.int().min(0), generation: z.int().min(0) });

/** How many revisions were on the disk when the card was written, and which snapshot was the newest then. */
export type SavedHint = z.infer<typeof savedHintSchema>;

const NOTHING: SavedHint = { revisions: 0, generation: 0 };

/** Cards are written after the journal: a journal with fewer revisions was cut short by something else than a power cut. */
export async function readSavedHint(fs: StoreFs, folder: string): Promise<SavedHint> {
  try {
    const card = JSON.parse(Buffer.from(await fs.read(join(folder, CARD))).toString("utf8")) as {
      saved?: unknown;
    } | null;
    const parsed = savedHintSchema.safeParse(card?.saved);
    return parsed.success ? parsed.data : NOTHING;
  } catch {
    // Only a hint: a card that cannot be read says nothing.
    return NOTHING;
  }
}

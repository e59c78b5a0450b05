import { join } from "node:path";
import { z } from "zod";
import type { ReviewId } from "../core/ids.ts";
import type { ReviewCard, StoredReview } from "../service/ports.ts";
import type { StoreFs } from "./fs-port.ts";
import { writeWhole } from "./keep.ts";
import { CARD, SNAPSHOT, isSafeId, reviewsFolder } from "./layout.ts";
import { loadReview } from "./load-review.ts";
import { savedHintSchema, type SavedHint } from "./saved-hint.ts";
import { storeError } from "./store-error.ts";

/** `card.json`: one line of the desk, kept beside its review so that two processes never write the same file. */
export const cardSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  fileName: z.string().optional(),
  format: z.string(),
  sourceLang: z.string().optional(),
  segments: z.int().min(0),
  confirmed: z.int().min(0),
  openFlags: z.int().min(0).optional(),
  changedAt: z.number(),
  exportedAt: z.number().optional(),
  archived: z.boolean(),
  contentHash: z.string().optional(),
  /** Revisions on the disk when this was written. */
  saved: savedHintSchema.optional(),
});

/** A card is never worth a flush: it can be made again from the review. */
export async function writeCard(fs: StoreFs, folder: string, card: ReviewCard, saved: SavedHint): Promise<void> {
  const { trouble: _, ...plain } = card;
  await writeWhole(fs, join(folder, CARD), Buffer.from(`${JSON.stringify({ ...plain, saved })}\n`), false);
}

function parseCard(bytes: Uint8Array | undefined, id: ReviewId): ReviewCard | undefined {
  if (bytes === undefined) return undefined;
  try {
    const parsed = cardSchema.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
    if (!parsed.success || parsed.data.id !== id) return undefined;
    const { saved: _, ...card } = parsed.data;
    // zod cannot say `exactOptionalPropertyTypes`: an absent key stays absent.
    return { ...card, id } as ReviewCard;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What can be said about a review from its history alone. */
export function cardOf(review: StoredReview): ReviewCard {
  const { article, events } = review;
  const confirmed = new Set(review.segments.filter((one) => one.status === "confirmed").map((one) => one.id));
  let segments = review.segments.length;
  let title = review.title;
  for (const change of events.flatMap((event) => event.changes)) {
    if (change.kind === "title") title = change.after;
    if (change.kind === "status" && change.after === "confirmed") confirmed.add(change.segment);
    if (change.kind === "status" && change.after !== "confirmed") confirmed.delete(change.segment);
    if (change.kind !== "resegmented") continue;
    segments += change.after.length - change.before.length;
    for (const segment of change.before) confirmed.delete(segment.id);
    for (const segment of change.after) if (segment.status === "confirmed") confirmed.add(segment.id);
  }
  return {
    id: review.id,
    title,
    ...(article.fileName === undefined ? {} : { fileName: article.fileName }),
    format: article.format,
    ...(article.sourceLang === undefined ? {} : { sourceLang: article.sourceLang }),
    segments,
    confirmed: confirmed.size,
    changedAt: events.at(-1)?.at ?? review.createdAt,
    archived: false,
  };
}

async function madeAgain(fs: StoreFs, folder: string, id: ReviewId): Promise<ReviewCard> {
  try {
    return cardOf((await loadReview(fs, folder)).document.review);
  } catch (error) {
    const nothing = { id, title: id, format: "", segments: 0, confirmed: 0, changedAt: 0, archived: false };
    return { ...nothing, trouble: storeError(error, folder) };
  }
}

/** Every review there is, also one that can only be named. */
export async function listCards(fs: StoreFs, home: string): Promise<ReviewCard[]> {
  const reviews = reviewsFolder(home);
  const names = (await fs.list(reviews)).filter(isSafeId);
  const folders = names.map((name) => join(reviews, name));
  const cards = await fs.readMany(folders.map((folder) => join(folder, CARD)));
  const snapshots = await fs.statMany(folders.map((folder) => join(folder, SNAPSHOT)));
  return Promise.all(
    folders.map(async (folder, at) => {
      const id = names[at] as ReviewId; // folders' names were made from ids by this store
      const card = parseCard(cards[at], id) ?? (await madeAgain(fs, folder, id));
      const snapshot = snapshots[at];
      return snapshot?.kind === "file" && snapshot.size > 0 ? card : withTrouble(fs, folder, card);
    }),
  );
}

/** A review whose document is gone still opens if a backup is good; only then is there nothing to report. */
async function withTrouble(fs: StoreFs, folder: string, card: ReviewCard): Promise<ReviewCard> {
  try {
    await loadReview(fs, folder);
    return card;
  } catch (error) {
    return { ...card, trouble: storeError(error, folder) };
  }
}

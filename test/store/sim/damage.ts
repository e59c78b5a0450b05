import { isDeepStrictEqual } from "node:util";
import type { ReviewCard, StoredReview } from "../../../src/service/ports.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../must.ts";
import { sampleEvent, sampleReview } from "../sample-review.ts";
import { SimDisk, type Image } from "./sim-disk.ts";
import { HOME, ORIGINAL, SENTENCES, r1 } from "./workload.ts";

export const EVENTS = 30;
export const FOLDER = `${HOME}/reviews/r1`;
const SELDOM = { events: 1_000_000, bytes: 1_000_000_000 };

export const allEvents = Array.from({ length: EVENTS }, (_, index) => sampleEvent(index + 1, SENTENCES));

const card: ReviewCard = {
  id: r1,
  title: "A sample",
  format: "txt",
  segments: SENTENCES,
  confirmed: 0,
  changedAt: 1,
  archived: false,
};

/** A review at rest with two backups: closed well, or left by a process that was killed (the last ten edits only in the journal). */
export async function restingImage(kind: "closed" | "killed"): Promise<Image> {
  const disk = new SimDisk();
  const store = must(await openStore(HOME, { fs: disk, compactAfter: SELDOM }));
  must(await store.create(sampleReview("r1", SENTENCES), ORIGINAL));
  must(await store.saveSettings({ who: "me" }));
  for (const [from, to] of [
    [0, 10],
    [10, 20],
    [20, EVENTS],
  ]) {
    must(await store.open(r1));
    for (const event of allEvents.slice(from, to)) must(await store.append(r1, event));
    if (to !== EVENTS || kind === "closed") must(await store.close(r1));
  }
  must(await store.saveCard(card));
  must(await store.saveView(r1, { active: "s1" }));
  return disk.current();
}

export interface DamageOutcome {
  /** Opened with all of it, with a part of it, or not at all. */
  readonly result: "whole" | "part" | "refused";
  readonly told: boolean;
  readonly lost: number;
}

const isWhole = (review: StoredReview): boolean =>
  isDeepStrictEqual(review, { ...sampleReview("r1", SENTENCES), events: allEvents });

/** Opens a damaged image; throws where anything is silent, wrong or gone. */
export async function openDamaged(image: Image): Promise<DamageOutcome> {
  const disk = SimDisk.from(image);
  const store = must(await openStore(HOME, { fs: disk, compactAfter: SELDOM }));
  const listed = must(await store.list());
  if (image.get(FOLDER) === null && listed.length !== 1) throw new Error("the desk does not show it");
  const opened = await store.open(r1);
  nothingGone(image, disk.current());
  if (!opened.ok) {
    if (opened.error.code !== "damaged" && opened.error.code !== "newer-schema")
      throw new Error(`refused with ${JSON.stringify(opened.error)}`);
    if (must(await store.list())[0]?.trouble === undefined) throw new Error("the desk shows no trouble");
    return { result: "refused", told: true, lost: EVENTS };
  }
  const { review, recovered } = opened.value;
  const told = recovered.some((notice) => notice.what !== "original");
  const lost = EVENTS - review.events.filter((event, index) => isDeepStrictEqual(event, allEvents[index])).length;
  if (lost > 0 && !told) throw new Error(`${lost} revisions lost in silence`);
  const counted = recovered.reduce((sum, notice) => sum + (notice.lostEvents ?? Number.POSITIVE_INFINITY), 0);
  if (told && lost > counted) throw new Error(`said ${counted} lost, were ${lost}`);
  if (review.events.some((event, index) => !event.lost && !isDeepStrictEqual(event, allEvents[index])))
    if (recovered.every((notice) => notice.lostEvents !== undefined)) throw new Error("a changed revision");
  const base = { ...review, events: [] };
  if (
    !isDeepStrictEqual(base, sampleReview("r1", SENTENCES)) &&
    !recovered.some((notice) => notice.what === "snapshot")
  )
    throw new Error("changed in silence");
  await goesOn(disk, review);
  return { result: isWhole(review) ? "whole" : "part", told, lost };
}

/** The damaged bytes must still be somewhere. */
function nothingGone(before: Image, after: Image): void {
  const kept = [...after.values()].map((file) => (file === null ? undefined : Buffer.from(file.bytes)));
  for (const [path, file] of before) {
    if (file === null || file.bytes.length === 0) continue;
    const bytes = Buffer.from(file.bytes);
    if (!kept.some((other) => other?.equals(bytes))) throw new Error(`gone: ${path}`);
  }
}

async function goesOn(disk: SimDisk, review: StoredReview): Promise<void> {
  disk.processEnded();
  const store = must(await openStore(HOME, { fs: disk, compactAfter: SELDOM }));
  const again = must(await store.open(r1));
  if (!isDeepStrictEqual(again.review, review)) throw new Error("opens differently the second time");
  must(await store.append(r1, sampleEvent(review.events.length + 1, SENTENCES)));
  must(await store.close(r1));
  const third = must(await store.open(r1));
  if (third.review.events.length !== review.events.length + 1) throw new Error("lost afterwards");
  if (third.recovered.some((notice) => notice.what !== "original"))
    throw new Error(`told three times: ${JSON.stringify(third.recovered)}`);
}

export type Damage = (files: Map<string, Uint8Array>) => void;

/** A copy of the image with its files changed; names are relative to the review's folder. */
export function damaged(image: Image, damage: Damage): Image {
  const files = new Map<string, Uint8Array>();
  for (const [path, file] of image) if (file !== null) files.set(path.replace(`${FOLDER}/`, ""), file.bytes);
  damage(files);
  const result = new Map([...image].filter(([, file]) => file === null));
  let inode = 1000;
  const known = new Map([...image.values()].filter((file) => file !== null).map((file) => [file.bytes, file.inode]));
  for (const [name, bytes] of files) {
    const path = name.startsWith("/") ? name : `${FOLDER}/${name}`;
    result.set(path, { inode: known.get(bytes) ?? inode++, bytes });
  }
  return result;
}

export const isJournal = (name: string): boolean => name.startsWith("journal-");
export const isBackup = (name: string): boolean => name.startsWith("backup-");

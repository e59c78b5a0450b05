import { join } from "node:path";

/** Names of the files of one review's folder; documented in this room's README. */
export const SNAPSHOT = "review.json";
export const ORIGINAL = "original.bin";
export const CARD = "card.json";
export const VIEW = "view.json";
export const QUARANTINE = "quarantine";

export const reviewsFolder = (home: string): string => join(home, "reviews");
export const trashFolder = (home: string): string => join(home, "trash");

/** Prefix of a review's folder until all of it is on disk. */
export const UNFINISHED = ".new-";

/** Ids become folder names: nothing that leaves the folder, no hidden files, no device names of Windows. */
export const isSafeId = (id: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(id) && !/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(id);

const digits = (value: number, width: number): string => String(value).padStart(width, "0");

export interface JournalName {
  readonly name: string;
  /** Files are read in this order. */
  readonly number: number;
  /** Sequence number of the first event that the file was opened for. */
  readonly from: number;
}

export const journalName = (number: number, from: number): string =>
  `journal-${digits(number, 6)}-${digits(from, 9)}.jsonl`;

export function parseJournalName(name: string): JournalName | undefined {
  const found = /^journal-(\d{6,15})-(\d{9,15})\.jsonl$/.exec(name);
  return found === null ? undefined : { name, number: Number(found[1]), from: Number(found[2]) };
}

export interface BackupName {
  readonly name: string;
  readonly generation: number;
  /** Events that the backup holds. */
  readonly seq: number;
}

export const backupName = (generation: number, seq: number): string =>
  `backup-${digits(generation, 6)}-${digits(seq, 9)}.json`;

export function parseBackupName(name: string): BackupName | undefined {
  const found = /^backup-(\d{6,15})-(\d{9,15})\.json$/.exec(name);
  return found === null ? undefined : { name, generation: Number(found[1]), seq: Number(found[2]) };
}

import { join } from "node:path";
import type { Recovery } from "../service/ports.ts";
import type { StoreFs } from "./fs-port.ts";
import { readSavedHint } from "./saved-hint.ts";
import { parseJournal } from "./journal-line.ts";
import { SNAPSHOT, parseBackupName, parseJournalName, type BackupName, type JournalName } from "./layout.ts";
import { journalNotices, originalNotices, snapshotNotices } from "./load-notices.ts";
import { upgrade } from "./migrations.ts";
import { misfit } from "./review-sense.ts";
import { replay, type JournalFile } from "./replay.ts";
import { SCHEMA, seqOf, type ReviewDocument } from "./review-document.ts";
import { readDocument } from "./review-schema.ts";
import { parseSnapshot, parseUnsealed, type SnapshotFault } from "./snapshot-file.ts";
import { fittingEvents } from "./fitting-events.ts";
import { errnoOf, failure } from "./store-error.ts";

/** A review as found on the disk. Loading changes nothing there. */
export interface Loaded {
  readonly document: ReviewDocument;
  /** What to tell the editor. */
  readonly notices: readonly Recovery[];
  /** Events that the snapshot in use does not hold. */
  readonly replayed: number;
  readonly snapshot: "good" | "bad" | "missing";
  /** True when saved revisions are gone: placeholders stand where they were. */
  readonly lostSomething: boolean;
  /** Journal files to be put aside once a new snapshot holds what they still gave. */
  readonly damagedJournals: readonly string[];
  /** The journal files that were read. */
  readonly readJournals: readonly string[];
  readonly journals: readonly JournalName[];
  /** Newest first. */
  readonly backups: readonly BackupName[];
  /** The journal file that can be continued. */
  readonly current: string | undefined;
  /** Set when the snapshot is of an older schema. */
  readonly oldSchema: number | undefined;
}

interface Base {
  readonly document: ReviewDocument;
  readonly schema: number;
}

/** EACCES and EIO are not damage: they pass through as what they are. */
async function readSnapshotAt(fs: StoreFs, path: string, parse: typeof parseSnapshot): Promise<Base | SnapshotFault> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.read(path);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return "missing";
    if (errnoOf(error) === "EISDIR") return "damaged";
    throw error;
  }
  const parsed = parse(bytes);
  if (typeof parsed === "string") return parsed;
  const document = readDocument(upgrade(parsed.json, parsed.schema));
  return document === undefined ? "damaged" : { document, schema: parsed.schema };
}

interface Chosen extends Base {
  readonly fault: SnapshotFault | undefined;
  /** True when even the best file there is fails its own check. */
  readonly doubtful: boolean;
}

async function chooseSnapshot(fs: StoreFs, folder: string, backups: readonly BackupName[]): Promise<Chosen> {
  const path = join(folder, SNAPSHOT);
  const found = await readSnapshotAt(fs, path, parseSnapshot);
  const newest = backups[0]?.generation ?? 0;
  if (typeof found !== "string" && found.document.generation >= newest)
    return { ...found, fault: undefined, doubtful: false };
  if (found === "newer") throw failure("newer-schema", "written by a newer Galley", path);
  const names = backups.map((backup) => backup.name);
  for (const name of names) {
    const backup = await readSnapshotAt(fs, join(folder, name), parseSnapshot);
    // Somebody may have put an old copy of the document back: then the newer backup counts.
    if (typeof backup !== "string") return { ...backup, fault: faultOf(found), doubtful: false };
  }
  if (typeof found !== "string") return { ...found, fault: undefined, doubtful: false };
  for (const name of [SNAPSHOT, ...names]) {
    const doubtful = await readSnapshotAt(fs, join(folder, name), parseUnsealed);
    if (typeof doubtful !== "string" && misfit(doubtful.document.review) === undefined)
      return { ...doubtful, fault: faultOf(found), doubtful: true };
  }
  throw failure("damaged", `the review's document is ${found} and no backup can be read`, path);
}

const faultOf = (found: Base | SnapshotFault): SnapshotFault => (typeof found === "string" ? found : "stale");

/** Files before the one that begins after the snapshot hold nothing that the snapshot lacks. */
function needed(journals: readonly JournalName[], seq: number): readonly JournalName[] {
  let first = 0;
  for (const [index, journal] of journals.entries()) if (journal.from <= seq + 1) first = index;
  return journals.slice(first);
}

async function readJournals(fs: StoreFs, folder: string, names: readonly JournalName[]): Promise<JournalFile[]> {
  const files: JournalFile[] = [];
  for (const { name } of names) files.push({ name, read: parseJournal(await fs.read(join(folder, name))) });
  return files;
}

function refuseNewer(files: readonly JournalFile[], folder: string): void {
  for (const { name, read } of files)
    for (const line of read.lines)
      if (line.kind === "header" && line.schema > SCHEMA)
        throw failure("newer-schema", "continued by a newer Galley", join(folder, name));
}

/** Reads the newest snapshot that verifies and everything the journal has after it. Throws `StoreFailure` or an errno. */
export async function loadReview(fs: StoreFs, folder: string): Promise<Loaded> {
  const names = await fs.list(folder);
  const journals = names
    .map(parseJournalName)
    .filter((name) => name !== undefined)
    .toSorted((a, b) => a.number - b.number);
  const backups = names
    .map(parseBackupName)
    .filter((name) => name !== undefined)
    .toSorted((a, b) => b.generation - a.generation);
  const base = await chooseSnapshot(fs, folder, backups);
  const { review } = base.document;
  const seq = seqOf(base.document);
  const files = await readJournals(fs, folder, needed(journals, seq));
  refuseNewer(files, folder);
  const result = replay({ id: review.id, seq, chain: base.document.chain }, files);
  // Each snapshot leaves a journal file that begins right after it: none at all means that one was taken away.
  const covered = journals.some((journal) => journal.from === seq + 1);
  const hint = await readSavedHint(fs, folder);
  const behindHint = hint.generation >= base.document.generation && seq + result.events.length < hint.revisions;
  const lostSomething = result.lost !== 0 || !covered || behindHint;
  // Where revisions are missing, everything that was read is evidence.
  const aside = lostSomething ? files.map((file) => file.name) : result.damaged;
  const events = lostSomething ? fittingEvents(review, result.events) : result.events;
  const document =
    events.length === 0
      ? base.document
      : { ...base.document, chain: result.chain, review: { ...review, events: [...review.events, ...events] } };
  return {
    document,
    notices: [
      ...base.document.notices,
      ...snapshotNotices(folder, base, seq),
      ...journalNotices(folder, aside, covered && !behindHint ? result.lost : undefined),
      ...(await originalNotices(fs, folder, base.document)),
    ],
    replayed: result.events.length,
    snapshot: base.fault === undefined ? "good" : base.fault === "missing" ? "missing" : "bad",
    lostSomething: lostSomething || base.doubtful,
    damagedJournals: aside,
    readJournals: files.map((file) => file.name),
    journals,
    backups,
    current: result.clean && covered ? files.at(-1)?.name : undefined,
    oldSchema: base.schema === SCHEMA ? undefined : base.schema,
  };
}

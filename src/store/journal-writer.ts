import { join } from "node:path";
import type { ReviewEvent } from "../core/review/event.ts";
import type { StoreFile, StoreFs } from "./fs-port.ts";
import { eventText, headerText } from "./journal-line.ts";
import { journalName } from "./layout.ts";
import { failure } from "./store-error.ts";

/** How far the history is on the disk. */
export interface Saved {
  readonly seq: number;
  readonly chain: string;
}

export interface JournalPlace {
  readonly fs: StoreFs;
  readonly folder: string;
  /** The folder's own identity: a path may come to name another folder. */
  readonly folderKey: string;
  readonly review: string;
}

interface Current {
  readonly file: StoreFile;
  readonly path: string;
  /** True once an event in it was reported as saved. */
  confirmed: boolean;
}

/** Writes one review's journal. Not for use by two callers at once. */
export class JournalWriter {
  #place: JournalPlace;
  #current: Current | undefined;
  #nextNumber: number;
  #saved: Saved;
  /** Files given up before anything in them was reported as saved. */
  #useless: string[] = [];
  bytes = 0;

  constructor(place: JournalPlace, saved: Saved, nextNumber: number) {
    this.#place = place;
    this.#saved = saved;
    this.#nextNumber = nextNumber;
  }

  get saved(): Saved {
    return this.#saved;
  }

  /** Goes on in a file that an earlier process left. */
  async resume(name: string): Promise<void> {
    const path = join(this.#place.folder, name);
    this.#current = { file: await this.#place.fs.openAppend(path), path, confirmed: true };
  }

  /** Resolves when the events are on the disk; when it throws, none of them counts as saved and the file is never used again. */
  async commit(events: readonly ReviewEvent[]): Promise<void> {
    this.#current ??= await this.#start();
    let { chain } = this.#saved;
    let text = "";
    for (const event of events) {
      const line = eventText(event, this.#saved.seq, chain);
      text += line.text;
      chain = line.check;
    }
    const bytes = Buffer.from(text);
    const { file, path } = this.#current;
    try {
      await file.write(bytes);
      const [there] = await Promise.all([file.isStillAt(path), file.datasync()]);
      // A file that was removed or moved away takes bytes and flushes without complaint.
      if (!there) throw failure("gone", "the review's folder is no longer where it was", path);
    } catch (error) {
      await this.#abandon();
      throw error;
    }
    this.#current.confirmed = true;
    this.bytes += bytes.length;
    this.#saved = { seq: this.#saved.seq + events.length, chain };
  }

  /** Begins a new file, so that those before it can be dropped once a snapshot holds them. */
  async rotate(): Promise<void> {
    try {
      const next = await this.#start();
      await this.close();
      this.#current = next;
      this.bytes = 0;
    } catch (error) {
      // The new file may be on the disk all the same, and later files win: what comes now must go into one later still.
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { file } = this.#current ?? {};
    this.#current = undefined;
    await file?.close().catch(() => undefined);
  }

  async #abandon(): Promise<void> {
    const current = this.#current;
    if (current !== undefined && !current.confirmed) this.#useless.push(current.path);
    await this.close();
  }

  async #start(): Promise<Current> {
    const { fs, folder, folderKey, review } = this.#place;
    const there = await fs.stat(folder);
    if (there?.key !== folderKey) throw failure("gone", "the review's folder is no longer where it was", folder);
    const from = this.#saved.seq + 1;
    const path = join(folder, journalName(this.#nextNumber++, from));
    const file = await fs.create(path);
    try {
      await file.write(Buffer.from(headerText({ review, from, prev: this.#saved.chain })));
      await file.datasync();
      await fs.syncFolder(folder);
    } catch (error) {
      await file.close().catch(() => undefined);
      await fs.remove(path).catch(() => undefined);
      throw error;
    }
    for (const useless of this.#useless.splice(0)) await fs.remove(useless).catch(() => undefined);
    return { file, path, confirmed: false };
  }
}

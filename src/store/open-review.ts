import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Low } from "lowdb";
import type { ReviewEvent } from "../core/review/event.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Recovery, StoreError, StoredReview } from "../service/ports.ts";
import type { StoreFs } from "./fs-port.ts";
import { JournalWriter } from "./journal-writer.ts";
import { copyBefore } from "./copy-before.ts";
import { keepInQuarantine } from "./keep.ts";
import type { Loaded } from "./load-review.ts";
import { SNAPSHOT } from "./layout.ts";
import { pruneFolder } from "./prune.ts";
import type { Reserve } from "./reserve.ts";
import type { ReviewDocument } from "./review-document.ts";
import type { SavedHint } from "./saved-hint.ts";
import { snapshotAdapter } from "./snapshot-file.ts";
import { replaceSnapshot, type Previous } from "./snapshot-replace.ts";
import { storeError } from "./store-error.ts";

export interface CompactionLimits {
  readonly events: number;
  readonly bytes: number;
}

export interface ReviewPlace {
  readonly fs: StoreFs;
  readonly folder: string;
  readonly folderKey: string;
  readonly reserve: Reserve;
  readonly limits: CompactionLimits;
}

interface Waiting {
  readonly event: ReviewEvent;
  readonly settle: (result: Result<void, StoreError>) => void;
}

/** One review held open for writing: its history in memory, its journal, its snapshot. */
export class OpenReview {
  readonly place: ReviewPlace;
  readonly notices: readonly Recovery[];
  #db: Low<ReviewDocument>;
  #events: ReviewEvent[];
  #journal: JournalWriter;
  #queue: Waiting[] = [];
  #work: Promise<unknown> = Promise.resolve();
  #compaction: Promise<void> | undefined;
  #previous: Previous;
  #generation: number;
  #inSnapshot: number;
  #retryAt = 0;
  #committing = 0;
  /** Damage that a new snapshot must settle before anything may be appended. */
  #repair: (() => Promise<void>) | undefined;

  private constructor(place: ReviewPlace, loaded: Loaded, notices: readonly Recovery[]) {
    const { document } = loaded;
    this.place = place;
    this.notices = notices;
    this.#events = [...document.review.events];
    this.#inSnapshot = this.#events.length - loaded.replayed;
    this.#generation = Math.max(document.generation, loaded.backups[0]?.generation ?? 0);
    this.#previous =
      loaded.snapshot === "good"
        ? { kind: "good", generation: document.generation, seq: this.#inSnapshot }
        : { kind: loaded.snapshot };
    const saved = { seq: this.#events.length, chain: document.chain };
    const { fs, folder, folderKey } = place;
    const nextNumber = (loaded.journals.at(-1)?.number ?? 0) + 1;
    this.#journal = new JournalWriter({ fs, folder, folderKey, review: document.review.id }, saved, nextNumber);
    this.#db = new Low(
      snapshotAdapter(document, (next) => replaceSnapshot(fs, folder, next, this.#previous)),
      document,
    );
  }

  /** Takes over a loaded review; mends what is damaged if the disk lets it. */
  static async take(place: ReviewPlace, loaded: Loaded): Promise<OpenReview> {
    const kept = new Map<string, string>();
    const bad = [...(loaded.snapshot === "bad" ? [SNAPSHOT] : []), ...loaded.damagedJournals];
    const old = loaded.oldSchema;
    const writable = await keepAll(place, bad, kept);
    const notices = loaded.notices.map((notice) => movedTo(notice, kept));
    const opened = new OpenReview(place, loaded, notices);
    if (loaded.lostSomething || old !== undefined) {
      opened.#repair = () => opened.#mend(loaded.damagedJournals, old);
      if (writable) await opened.#tried(() => opened.#serially(() => opened.#repair?.() ?? Promise.resolve()));
      return opened;
    }
    // The history is whole: edits need not wait until the snapshot is mended, only until what was read is flushed.
    if (loaded.replayed > 0) await opened.#tried(() => flushFiles(place, loaded.readJournals));
    const mending = bad.length > 0 || loaded.snapshot === "missing";
    // A flush that failed earlier may hide behind what can be read: only a new snapshot makes all of it certain.
    if (loaded.current !== undefined && !mending && loaded.replayed === 0) await opened.#resume(loaded.current);
    else if (writable && (mending || loaded.replayed > 0)) opened.#mendBeside(loaded.damagedJournals);
    return opened;
  }

  get review(): StoredReview {
    return { ...this.#db.data.review, events: [...this.#events] };
  }

  get savedHint(): SavedHint {
    return { revisions: this.#events.length, generation: this.#generation };
  }

  get document(): ReviewDocument {
    return this.#db.data;
  }

  append(event: ReviewEvent): Promise<Result<void, StoreError>> {
    const known = this.#events[event.seq - 1];
    // The same event again: a caller that did not live to hear the first answer.
    if (known !== undefined && isDeepStrictEqual(known, event)) return Promise.resolve(ok(undefined));
    const expected = this.#events.length + this.#queue.length + this.#committing + 1;
    if (event.seq !== expected) {
      const detail = `revision ${event.seq} was offered where ${expected} comes next`;
      return Promise.resolve(err({ code: "io", detail, path: this.place.folder }));
    }
    return new Promise((settle) => {
      this.#queue.push({ event, settle });
      if (this.#queue.length === 1) void this.#serially(() => this.#commitQueue());
    });
  }

  /** Writes a new snapshot beside the running edits. Failing costs nothing: the journal still has everything. */
  compact(): Promise<void> {
    this.#compaction ??= this.#writeSnapshot([]).then(
      () => this.#afterCompaction(true),
      () => this.#afterCompaction(false),
    );
    return this.#compaction;
  }

  async close(): Promise<void> {
    await this.#serially(() => Promise.resolve());
    await this.#compaction;
    const untold = this.#db.data.notices.length > 0;
    if (this.#repair === undefined && (untold || this.#events.length > this.#inSnapshot)) await this.compact();
    await this.#serially(() => this.#journal.close());
  }

  #serially<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#work.then(task);
    this.#work = run.catch(() => undefined);
    return run;
  }

  async #commitQueue(): Promise<void> {
    const batch = this.#queue.splice(0);
    const events = batch.map((waiting) => waiting.event);
    this.#committing = batch.length;
    try {
      await this.#repair?.();
      await this.#commitTwice(events);
      this.#events.push(...events);
      this.#committing = 0;
      for (const waiting of batch) waiting.settle(ok(undefined));
      this.#compactIfDue();
    } catch (error) {
      this.#committing = 0;
      const reason = err(storeError(error, this.place.folder));
      // What came after builds on what failed.
      for (const waiting of [...batch, ...this.#queue.splice(0)]) waiting.settle(reason);
    }
  }

  /** A failed flush is never repeated on the same file: the second try is in a new one. */
  async #commitTwice(events: readonly ReviewEvent[]): Promise<void> {
    try {
      await this.#journal.commit(events);
    } catch (error) {
      const { code } = storeError(error);
      if (code === "gone" || code === "no-permission") throw error;
      if (code === "disk-full" && !(await this.place.reserve.release())) throw error;
      await this.#journal.commit(events);
    }
  }

  #compactIfDue(): void {
    const { events, bytes } = this.place.limits;
    const due = this.#events.length - this.#inSnapshot >= events || this.#journal.bytes >= bytes;
    if (due && this.#compaction === undefined && this.#events.length >= this.#retryAt) void this.compact();
  }

  #afterCompaction(worked: boolean): void {
    this.#compaction = undefined;
    this.#retryAt = worked ? 0 : this.#events.length + Math.ceil(this.place.limits.events / 4);
    if (worked) void this.place.reserve.restore();
  }

  async #writeSnapshot(notices: readonly Recovery[]): Promise<void> {
    const cut = await this.#serially(async () => {
      await this.#journal.rotate();
      return { events: [...this.#events], chain: this.#journal.saved.chain };
    });
    await this.#replace(cut, notices);
    await pruneFolder(this.place.fs, this.place.folder);
  }

  async #replace(
    cut: { readonly events: readonly ReviewEvent[]; readonly chain: string },
    notices: readonly Recovery[],
  ): Promise<void> {
    const { review, original } = this.#db.data;
    const generation = ++this.#generation;
    this.#db.data = { generation, chain: cut.chain, original, notices, review: { ...review, events: cut.events } };
    try {
      await this.#db.write();
    } catch (error) {
      if (storeError(error).code === "damaged") this.#previous = { kind: "bad" };
      throw error;
    }
    this.#previous = { kind: "good", generation, seq: cut.events.length };
    this.#inSnapshot = cut.events.length;
  }

  /** Reading goes on where writing fails; the first append says why it does. */
  async #tried(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      storeError(error);
    }
  }

  #resume(name: string): Promise<void> {
    return this.#tried(() => this.#journal.resume(name));
  }

  #mendBeside(damaged: readonly string[]): void {
    const { fs, folder } = this.place;
    this.#compaction = this.#writeSnapshot(this.notices)
      .then(async () => {
        for (const name of damaged) await fs.remove(join(folder, name)).catch(() => undefined);
      })
      .then(
        () => this.#afterCompaction(true),
        () => this.#afterCompaction(false),
      );
  }

  async #mend(damaged: readonly string[], oldSchema: number | undefined): Promise<void> {
    const { fs, folder } = this.place;
    if (oldSchema !== undefined) await copyBefore(fs, folder, oldSchema);
    for (const name of damaged) await keepInQuarantine(fs, folder, name);
    await this.#journal.rotate();
    await this.#replace({ events: [...this.#events], chain: this.#journal.saved.chain }, this.notices);
    this.#repair = undefined;
    for (const name of damaged) await fs.remove(join(folder, name)).catch(() => undefined);
  }
}

/** What an earlier process wrote and did not flush is about to be shown as saved. */
async function flushFiles({ fs, folder }: ReviewPlace, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const file = await fs.openAppend(join(folder, name));
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  }
  await fs.syncFolder(folder);
}

async function keepAll(place: ReviewPlace, bad: readonly string[], kept: Map<string, string>): Promise<boolean> {
  try {
    for (const name of bad) kept.set(join(place.folder, name), await keepInQuarantine(place.fs, place.folder, name));
    return true;
  } catch (error) {
    storeError(error);
    return false;
  }
}

function movedTo(notice: Recovery, kept: ReadonlyMap<string, string>): Recovery {
  const keptAt = notice.keptAt === undefined ? undefined : kept.get(notice.keptAt);
  return keptAt === undefined ? notice : { ...notice, keptAt };
}

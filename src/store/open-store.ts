import { join } from "node:path";
import type { ReviewId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { ReviewCard, ReviewStore, StoreError, StoredReview } from "../service/ports.ts";
import { firstDocument, packBundle, unpackBundle } from "./bundle.ts";
import { chainStart, sha256 } from "./checksum.ts";
import { clearUnfinished, createReview } from "./create-review.ts";
import { listCards, writeCard } from "./desk.ts";
import type { StoreFs, Unlock } from "./fs-port.ts";
import { makeLastingFolder, renamePatiently } from "./keep.ts";
import { ORIGINAL, VIEW, isSafeId, reviewsFolder, trashFolder } from "./layout.ts";
import { loadReview } from "./load-review.ts";
import { readSavedHint } from "./saved-hint.ts";
import { nodeFs } from "./node-fs.ts";
import { OpenReview, type CompactionLimits } from "./open-review.ts";
import { reserveIn, type Reserve } from "./reserve.ts";
import type { ReviewDocument } from "./review-document.ts";
import { readLoose, readSettingsFile, saveLoose, saveSettingsFile } from "./small-files.ts";
import { failure, storeError } from "./store-error.ts";

/** Snapshots are written after this much journal: often enough to open fast, seldom enough not to wear the disk. */
const COMPACT_AFTER: CompactionLimits = { events: 2000, bytes: 1024 * 1024 };

export interface StoreOptions {
  /** Another disk, for tests. */
  readonly fs?: StoreFs;
  readonly compactAfter?: CompactionLimits;
}

interface Held {
  readonly review: OpenReview;
  readonly unlock: Unlock;
}

/** Runs a task; the errors that an editor can act on become replies. */
async function replied<T>(task: () => Promise<T>, path: string): Promise<Result<T, StoreError>> {
  try {
    return ok(await task());
  } catch (error) {
    return err(storeError(error, path));
  }
}

async function syncBoth(fs: StoreFs, first: string, second: string): Promise<void> {
  await fs.syncFolder(first);
  await fs.syncFolder(second);
}

class DiskStore implements ReviewStore {
  readonly #fs: StoreFs;
  readonly #home: string;
  readonly #limits: CompactionLimits;
  readonly #reserve: Reserve;
  readonly #held = new Map<ReviewId, Held>();
  /** Reviews on their way out: an edit that comes now waits and opens them again. */
  readonly #closing = new Set<ReviewId>();
  /** Reviews that could not be opened, and why. */
  readonly #trouble = new Map<ReviewId, StoreError>();
  /** Opening, closing and moving of one review never overlap. */
  readonly #turns = new Map<ReviewId, Promise<unknown>>();

  constructor(home: string, options: StoreOptions) {
    this.#fs = options.fs ?? nodeFs;
    this.#home = home;
    this.#limits = options.compactAfter ?? COMPACT_AFTER;
    this.#reserve = reserveIn(this.#fs, home);
  }

  async prepare(): Promise<void> {
    for (const folder of [this.#home, reviewsFolder(this.#home), trashFolder(this.#home)])
      await makeLastingFolder(this.#fs, folder);
    await clearUnfinished(this.#fs, this.#home);
    void this.#reserve.restore();
  }

  create(review: StoredReview, original: Uint8Array): Promise<Result<void, StoreError>> {
    return this.#inTurn(review.id, async () => {
      await this.#createHeld(firstDocument(review, original), original);
    });
  }

  open(id: ReviewId): ReturnType<ReviewStore["open"]> {
    return this.#inTurn(id, async () => {
      const { review } = await this.#hold(id);
      return { review: review.review, recovered: review.notices };
    });
  }

  async append(...[id, event]: Parameters<ReviewStore["append"]>): Promise<Result<void, StoreError>> {
    const held = this.#held.get(id);
    if (held !== undefined && !this.#closing.has(id)) return held.review.append(event);
    const opened = await this.#inTurn(id, () => this.#hold(id));
    return opened.ok ? opened.value.review.append(event) : opened;
  }

  close(id: ReviewId): Promise<Result<void, StoreError>> {
    return this.#inTurn(id, () => this.#release(id));
  }

  list(): Promise<Result<readonly ReviewCard[], StoreError>> {
    return replied(async () => {
      const cards = await listCards(this.#fs, this.#home);
      return cards.map((card) => {
        const trouble = card.trouble ?? this.#trouble.get(card.id);
        return trouble === undefined ? card : { ...card, trouble };
      });
    }, reviewsFolder(this.#home));
  }

  saveCard(card: ReviewCard): Promise<Result<void, StoreError>> {
    // One review's small files share a temporary name: two at once would take each other's.
    return this.#inTurn(card.id, async () => {
      const folder = await this.#existing(card.id);
      const saved = this.#held.get(card.id)?.review.savedHint ?? (await readSavedHint(this.#fs, folder));
      await writeCard(this.#fs, folder, card, saved);
    });
  }

  original(id: ReviewId): Promise<Result<Uint8Array, StoreError>> {
    return replied(async () => {
      const folder = await this.#existing(id);
      const held = this.#held.get(id);
      const document = held?.review.document ?? (await loadReview(this.#fs, folder)).document;
      return this.#readOriginal(folder, document);
    }, this.#home);
  }

  trash(id: ReviewId, trashed: boolean): Promise<Result<void, StoreError>> {
    return this.#inTurn(id, async () => {
      const [from, to] = trashed ? [reviewsFolder, trashFolder] : [trashFolder, reviewsFolder];
      await this.#release(id);
      const source = join(from(this.#home), id);
      const target = join(to(this.#home), id);
      const found = isSafeId(id) ? await this.#fs.stat(source) : undefined;
      // Asked again by a caller that did not live to hear the first answer.
      if (found === undefined && isSafeId(id) && (await this.#fs.stat(target)) !== undefined)
        return syncBoth(this.#fs, to(this.#home), from(this.#home));
      if (found === undefined) throw failure("not-found", "no such review", source);
      const unlock = await this.#fs.lock(found.key);
      if (unlock === undefined) throw failure("locked", "open in another window", source);
      try {
        await renamePatiently(this.#fs, source, target);
        await syncBoth(this.#fs, to(this.#home), from(this.#home));
      } finally {
        await unlock();
      }
    });
  }

  readView(id: ReviewId): Promise<Result<unknown, StoreError>> {
    return this.#inTurn(id, async () => readLoose(this.#fs, join(await this.#existing(id), VIEW)));
  }

  saveView(id: ReviewId, view: unknown): Promise<Result<void, StoreError>> {
    return this.#inTurn(id, async () => saveLoose(this.#fs, join(await this.#existing(id), VIEW), view));
  }

  readSettings(): Promise<Result<unknown, StoreError>> {
    return replied(() => readSettingsFile(this.#fs, this.#home), this.#home);
  }

  saveSettings(settings: unknown): Promise<Result<void, StoreError>> {
    return replied(() => saveSettingsFile(this.#fs, this.#home, settings), this.#home);
  }

  pack(...[id, unsaved = []]: Parameters<ReviewStore["pack"]>): Promise<Result<Uint8Array, StoreError>> {
    return this.#inTurn(id, async () => {
      const wasHeld = this.#held.has(id);
      const { review } = await this.#hold(id);
      const known = review.review.events;
      const events = [...known, ...unsaved.filter((event) => event.seq > known.length)];
      const document = { ...review.document, review: { ...review.review, events } };
      const original = await this.#readOriginal(review.place.folder, document);
      if (!wasHeld) await this.#release(id);
      return packBundle(document, original);
    });
  }

  unpack(bytes: Uint8Array, id: ReviewId): Promise<Result<void, StoreError>> {
    return this.#inTurn(id, async () => {
      const { document, original } = unpackBundle(bytes);
      const review = { ...document.review, id };
      const chain = chainStart(id, review.createdAt);
      await this.#createHeld({ ...document, review, generation: 1, chain, notices: [] }, original);
    });
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((id) => this.close(id)));
  }

  #folder(id: ReviewId): string {
    return join(reviewsFolder(this.#home), id);
  }

  async #existing(id: ReviewId): Promise<string> {
    const folder = this.#folder(id);
    if (!isSafeId(id) || (await this.#fs.stat(folder))?.kind !== "folder")
      throw failure("not-found", "no such review", folder);
    return folder;
  }

  #inTurn<T>(id: ReviewId, task: () => Promise<T>): Promise<Result<T, StoreError>> {
    const before = this.#turns.get(id) ?? Promise.resolve();
    const run = before.then(() => replied(task, this.#folder(id)));
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(id, settled);
    void settled.then(() => this.#turns.get(id) === settled && this.#turns.delete(id));
    return run;
  }

  async #createHeld(document: ReviewDocument, original: Uint8Array): Promise<void> {
    const { id } = document.review;
    if (!isSafeId(id)) throw failure("io", "this id cannot be a folder's name");
    if ((await this.#fs.stat(this.#folder(id))) !== undefined) return this.#sameAs(document);
    const unlock = await createReview(this.#fs, this.#home, document, original);
    await this.#take(id, unlock);
  }

  /** A review made twice is a caller that did not live to hear the first answer, unless it is another review. */
  async #sameAs({ review, original }: ReviewDocument): Promise<void> {
    await this.#fs.syncFolder(reviewsFolder(this.#home));
    const { document } = (await this.#hold(review.id)).review;
    const same = document.review.createdAt === review.createdAt && document.original.sha256 === original.sha256;
    if (!same) throw failure("io", "another review has this id", this.#folder(review.id));
  }

  async #hold(id: ReviewId): Promise<Held> {
    const held = this.#held.get(id);
    if (held !== undefined) return held;
    const folder = await this.#existing(id);
    const key = (await this.#fs.stat(folder))?.key;
    const unlock = key === undefined ? undefined : await this.#fs.lock(key);
    if (unlock === undefined) throw failure("locked", "open in another window or command", folder);
    return this.#take(id, unlock);
  }

  async #take(id: ReviewId, unlock: Unlock): Promise<Held> {
    const folder = this.#folder(id);
    try {
      const folderKey = (await this.#fs.stat(folder))?.key ?? "";
      const place = { fs: this.#fs, folder, folderKey, reserve: this.#reserve, limits: this.#limits };
      const held = { review: await OpenReview.take(place, await loadReview(this.#fs, folder)), unlock };
      this.#held.set(id, held);
      this.#trouble.delete(id);
      return held;
    } catch (error) {
      const reason = storeError(error, folder);
      if (reason.code === "damaged" || reason.code === "newer-schema") this.#trouble.set(id, reason);
      await unlock();
      throw error;
    }
  }

  async #release(id: ReviewId): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined) return;
    this.#closing.add(id);
    try {
      await held.review.close();
    } finally {
      this.#held.delete(id);
      this.#closing.delete(id);
      await held.unlock();
    }
  }

  async #readOriginal(folder: string, document: ReviewDocument): Promise<Uint8Array> {
    const path = join(folder, ORIGINAL);
    const bytes = await this.#fs.read(path);
    if (sha256(bytes) !== document.original.sha256)
      throw failure("damaged", "the copy of the opened file is damaged", path);
    return bytes;
  }
}

/** The store in one folder, made if it is not there. Several processes may open the same folder, each review only one. */
export async function openStore(home: string, options: StoreOptions = {}): Promise<Result<ReviewStore, StoreError>> {
  const store = new DiskStore(home, options);
  const prepared = await replied(() => store.prepare(), home);
  return prepared.ok ? ok(store) : prepared;
}

import type { Flag } from "../core/check/flag.ts";
import type { CheckSettings } from "../core/check/settings.ts";
import type { NameLedger } from "../core/name/ledger.ts";
import type { BilingualTable } from "../core/format/docx-bilingual.ts";
import type { ReadError, ReadOptions, ReadDocument } from "../core/format/document.ts";
import type { ReviewId, SegmentId } from "../core/ids.ts";
import type { DeskReview, RecoveryNote } from "../contract/replies.ts";
import type { Result } from "../core/result.ts";
import type { Article, BlockKind } from "../core/review/article.ts";
import type { ReviewEvent } from "../core/review/event.ts";
import type { Segment } from "../core/review/state.ts";

/** Why the store could not do its work. `detail` is for a log, never the sentence an editor reads. */
export interface StoreError {
  readonly code:
    "not-found" | "disk-full" | "no-permission" | "locked" | "newer-schema" | "damaged" | "bad-bundle" | "gone" | "io";
  readonly detail: string;
  /** The file or folder concerned, where there is one to name. */
  readonly path?: string;
}

/** What was wrong on disk and what was done about it; told to the editor as it is. */
export type Recovery = RecoveryNote;

/** A review as the store found it when it had to open it anew behind the back of its editor. */
export interface Reopened {
  readonly recovered: readonly Recovery[];
  /** Events that the store has now. */
  readonly revisions: number;
}

/** A review as the store holds it: everything else is a fold of `events` over `segments`. */
export interface StoredReview {
  readonly id: ReviewId;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly createdAt: number;
  readonly title: string;
  readonly article: Article;
  /** The segments as first cut; their boundaries are never recomputed. */
  readonly segments: readonly Segment[];
  readonly events: readonly ReviewEvent[];
}

/** One line of the desk. Rebuildable from the review; never the truth. */
export interface ReviewCard extends Omit<DeskReview, "trouble"> {
  /** SHA-256 of the opened file's bytes, hex: recognises an article opened again. */
  readonly contentHash?: string;
  /** Set when the review cannot be opened as it is, with what can be said about it. */
  readonly trouble?: StoreError;
}

/** Where reviews live. Every method resolves; nothing rejects for a reason the store knows. */
export interface ReviewStore {
  create(review: StoredReview, original: Uint8Array): Promise<Result<void, StoreError>>;
  open(id: ReviewId): Promise<Result<{ review: StoredReview; recovered: readonly Recovery[] }, StoreError>>;
  /** Resolves `ok` only after the event is on disk: appended and flushed. Appends of one review keep their order. */
  append(id: ReviewId, event: ReviewEvent): Promise<Result<void, StoreError>>;
  /** Writes the snapshot if worth it and lets go of the review's lock. */
  close(id: ReviewId): Promise<Result<void, StoreError>>;
  list(): Promise<Result<readonly ReviewCard[], StoreError>>;
  /** Replaces the desk's line of a review; may be lost in a crash, since it can be rebuilt. */
  saveCard(card: ReviewCard): Promise<Result<void, StoreError>>;
  original(id: ReviewId): Promise<Result<Uint8Array, StoreError>>;
  /** Moves a review to the trash folder, or back. Nothing is erased. */
  trash(id: ReviewId, trashed: boolean): Promise<Result<void, StoreError>>;
  /** Where the editor was: small, plain JSON, lost at worst. */
  readView(id: ReviewId): Promise<Result<unknown, StoreError>>;
  saveView(id: ReviewId, view: unknown): Promise<Result<void, StoreError>>;
  /** Plain JSON, checked by the caller; `undefined` when there is none yet. */
  readSettings(): Promise<Result<unknown, StoreError>>;
  saveSettings(settings: unknown): Promise<Result<void, StoreError>>;
  /**
   * The whole review as one `.galley` file: a zip of its JSON and its original. `unsaved` are events that could not be
   * appended: with them an editor can carry everything away from a disk that takes no more.
   */
  pack(id: ReviewId, unsaved?: readonly ReviewEvent[]): Promise<Result<Uint8Array, StoreError>>;
  /** A packed review, refused whole if anything in it is wrong. Gets `id`, so that a copy never overwrites. */
  unpack(bytes: Uint8Array, id: ReviewId): Promise<Result<void, StoreError>>;
  /** Closes everything that is open. */
  dispose(): Promise<void>;
}

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Calls `run` once after `ms`; the answer cancels it. */
  later(ms: number, run: () => void): () => void;
}

export interface Ids {
  /** Unguessable, sortable by time, safe as a folder name. */
  next(): string;
}

/** One sentence for the checks, with the columns it has. `pe` is absent while it equals `raw`. */
export interface CheckedSegment {
  readonly id: SegmentId;
  readonly kind: BlockKind;
  /** Index of its block in the article. */
  readonly block: number;
  readonly raw: string;
  readonly pe?: string;
  readonly source?: string;
}

export interface SegmentFlags {
  readonly id: SegmentId;
  /** Flags of the raw MT; absent when only `pe` was asked again. */
  readonly raw?: readonly Flag[];
  /** Flags of the post-edit as it stands; equal to `raw` while the text is. */
  readonly pe: readonly Flag[];
}

/** Runs the checks away from the page. A newer `start` of a review replaces a running one. */
export interface Checker {
  start(
    review: ReviewId,
    article: { readonly segments: readonly CheckedSegment[]; readonly sourceLang?: string },
    settings: CheckSettings,
    onFlags: (batch: readonly SegmentFlags[], done: boolean) => void,
  ): void;
  /** Checks one changed sentence in the context that `start` prepared. */
  recheck(review: ReviewId, segment: CheckedSegment): Promise<SegmentFlags | undefined>;
  /** Every name of the corrected article with its variants and places. */
  names(review: ReviewId): Promise<NameLedger>;
  /** Leaves unchecked what is not checked yet, and says so by `done`; single sentences can be checked on. */
  halt(review: ReviewId): void;
  stop(review: ReviewId): void;
}

/** A wish that may come while work is under way: that it ends, since nobody wants its outcome any more. */
export interface Halt {
  isHalted(): boolean;
  /** Calls `end` when the wish comes, at once when it is there already. */
  onHalt(end: () => void): void;
}

/** Reads article files away from the page, under limits of time and memory. */
export interface Reader {
  /** Halted, it ends at once with `stopped`, and nothing goes on reading. */
  read(
    bytes: Uint8Array,
    fileName: string,
    options: ReadOptions,
    halt?: Halt,
  ): Promise<Result<ReadDocument, ReadError>>;
  /** Reads a bilingual table that was exported before and comes back with corrections in it. */
  readTable(bytes: Uint8Array): Promise<Result<BilingualTable, ReadError>>;
}

export interface FileError {
  readonly code:
    "not-found" | "no-permission" | "is-folder" | "not-a-file" | "too-large" | "exists" | "disk-full" | "io";
  readonly path: string;
}

/** Files that the editor named. Writes are atomic: whole or not at all. */
export interface Files {
  read(path: string, limitBytes: number): Promise<Result<Uint8Array, FileError>>;
  write(path: string, bytes: Uint8Array, replace: boolean): Promise<Result<void, FileError>>;
  /** Asks the editor where to write (and whether to replace); `undefined` when cancelled. Absent where there is no dialog. */
  readonly askWhere?: (suggestedName: string) => Promise<string | undefined>;
  /** The page that is shown, as it prints, as PDF; `undefined` when that fails. Absent where there is no window. */
  readonly printPage?: () => Promise<Uint8Array | undefined>;
  hash(bytes: Uint8Array): Promise<string>;
}

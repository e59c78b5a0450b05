import type { NameLedger } from "../core/name/ledger.ts";
import type { ReviewId, SegmentId } from "../core/ids.ts";
import type { Flag } from "../core/check/flag.ts";
import type { ReviewEvent } from "../core/review/event.ts";
import type { ReviewState } from "../core/review/state.ts";
import type { ExportTarget, Method, RequestOf, View } from "./requests.ts";
import type { GalleyError } from "./errors.ts";
import type { Settings } from "./settings.ts";

export interface AppInfo {
  readonly version: string;
  readonly shell: "electron" | "loopback" | "cli";
  /** True where the shell can ask for a place to save with a dialog of its own. */
  readonly dialogs: boolean;
  /** `process.platform` of the machine: decides how keys are written. */
  readonly platform: string;
  /** Folder of the store, for people to read. */
  readonly home: string;
}

export interface DeskReview {
  readonly id: ReviewId;
  readonly title: string;
  readonly fileName?: string;
  readonly format: string;
  readonly sourceLang?: string;
  readonly segments: number;
  readonly confirmed: number;
  /** Absent until the checks have run once. */
  readonly openFlags?: number;
  readonly changedAt: number;
  readonly exportedAt?: number;
  readonly archived: boolean;
  readonly trouble?: GalleyError;
}

/** What the store had to put right when it opened a review. */
export interface RecoveryNote {
  readonly what: "snapshot" | "journal" | "index" | "original" | "settings";
  /** Where the unreadable file was put aside. */
  readonly keptAt?: string;
  /** Events that could not be read; absent when their number cannot be known. */
  readonly lostEvents?: number;
  readonly detail: string;
}

/** Whether everything is on disk. `waiting` counts the edits that are not. */
export interface SaveState {
  readonly waiting: number;
  /** When the newest saved edit reached the disk, ms since 1970; 0 before the first. */
  readonly savedAt: number;
  readonly problem?: GalleyError;
}

export interface OpenedReview {
  readonly state: ReviewState;
  /** When the article was opened first, ms since 1970. */
  readonly createdAt: number;
  readonly view: View;
  readonly recovered: readonly RecoveryNote[];
  readonly save: SaveState;
}

/** The events an action led to, newest last. `saved` is true once they are flushed to disk. */
export interface Applied {
  readonly events: readonly ReviewEvent[];
  readonly saved: boolean;
}

export interface ArticlePreview {
  readonly format: string;
  readonly encoding: string;
  readonly guessed: boolean;
  /** The first 2,000 characters. */
  readonly text: string;
  /** Other encodings worth offering, WHATWG labels. */
  readonly encodings: readonly string[];
  /** For tables: the first row, and the columns whose text is shown. */
  readonly table?: { readonly columns: readonly string[]; readonly target: number; readonly source?: number };
  readonly blocks: number;
}

/** Scores of a review. Each names its formula in the interface's catalogue. */
export interface Metrics {
  readonly words: { readonly raw: number; readonly pe: number };
  readonly segments: { readonly all: number; readonly touched: number; readonly confirmed: number };
  /** TER of the raw MT against the post-edit (tercom 0.10, case-insensitive, shifts on), capped at 1. */
  readonly hter: {
    readonly score: number;
    readonly edits: number;
    readonly refWords: number;
    readonly ins: number;
    readonly del: number;
    readonly sub: number;
    readonly shifts: number;
  };
  /** Penalty points of the editor's marks; `per1000` over raw words, MQM-Core 2 linear, uncalibrated. */
  readonly mqm: {
    readonly points: number;
    readonly per1000: number;
    readonly byType: readonly { readonly type: string; readonly count: number; readonly points: number }[];
  };
  /** Flesch reading ease of raw and post-edit. */
  readonly readingEase: { readonly raw: number; readonly pe: number };
  /** Flesch–Kincaid grade of raw and post-edit. */
  readonly grade: { readonly raw: number; readonly pe: number };
  /** The most frequent replacements, most first. */
  readonly fixes: readonly { readonly before: string; readonly after: string; readonly count: number }[];
  /** Minutes between first and last event, pauses over two minutes left out. */
  readonly minutes: number;
}

/** News that reaches a page without being asked for. */
export type News =
  | {
      readonly kind: "flags";
      readonly review: ReviewId;
      readonly segments: readonly {
        readonly id: SegmentId;
        readonly raw?: readonly Flag[];
        readonly pe: readonly Flag[];
      }[];
      /** True when every sentence has been checked, or no more will be. */
      readonly done: boolean;
      /** The editor stopped the checks before every sentence had its turn. */
      readonly halted?: true;
    }
  | { readonly kind: "save"; readonly review: ReviewId; readonly save: SaveState }
  /** Another page or the store changed this review. */
  | { readonly kind: "events"; readonly review: ReviewId; readonly events: readonly ReviewEvent[] }
  /** The store had to put something right behind an open review. */
  | { readonly kind: "recovered"; readonly review: ReviewId; readonly recovered: readonly RecoveryNote[] }
  | { readonly kind: "desk" }
  | { readonly kind: "settings"; readonly settings: Settings }
  /** A shell asks the page to show a review (file argument, second start, menu). */
  | { readonly kind: "show"; readonly review: ReviewId }
  /** A menu item or system wish: `undo`, `redo`, `export`, `find`, `open`, `shortcuts`, … */
  | { readonly kind: "command"; readonly command: string }
  | { readonly kind: "trouble"; readonly error: GalleyError };

/** The review made of an article, or the one of the same bytes that was there. */
export interface OpenedArticle {
  readonly review: ReviewId;
  readonly existing: boolean;
  /** The encoding, where the file did not say it: the editor is asked to look. */
  readonly guessed?: string;
}

export interface Replies {
  "app.info": AppInfo;
  "desk.list": { readonly reviews: readonly DeskReview[] };
  "desk.archive": Record<never, never>;
  "desk.trash": Record<never, never>;
  "article.open": OpenedArticle;
  "article.openPath": OpenedArticle;
  "article.paste": OpenedArticle;
  "article.sample": OpenedArticle;
  "article.cancel": Record<never, never>;
  "article.preview": ArticlePreview;
  "review.open": OpenedReview;
  "review.close": Record<never, never>;
  "review.apply": Applied;
  "review.undo": Applied;
  "review.redo": Applied;
  "review.history": { readonly events: readonly ReviewEvent[] };
  "review.view": Record<never, never>;
  "review.check": Record<never, never>;
  "review.metrics": Metrics;
  "review.names": { readonly names: NameLedger };
  "review.encoding": { readonly review: ReviewId };
  "review.preview": ArticlePreview;
  "review.source": Applied;
  "review.reimport": Applied;
  "export.list": { readonly formats: readonly ExportTarget[] };
  /** `at` is when the bytes were made, ms since 1970: edits after it are not in them. */
  "export.bytes": { readonly fileName: string; readonly mime: string; readonly data: string; readonly at: number };
  "export.done": Record<never, never>;
  "export.ask": { readonly path?: string };
  "export.pdf": { readonly path?: string };
  "export.file": { readonly path: string; readonly bytes: number };
  "bundle.import": { readonly review: ReviewId };
  "settings.read": { readonly settings: Settings };
  "settings.write": { readonly settings: Settings };
  /** `lost` is true when news between `after` and the first given was dropped: the page opens its review again. */
  "news.next": { readonly news: readonly { readonly n: number; readonly news: News }[]; readonly lost: boolean };
}

export type Reply<M extends Method> =
  { readonly ok: true; readonly value: Replies[M] } | { readonly ok: false; readonly error: GalleyError };

/** What shells pass on: nothing is trusted yet, so nothing is typed yet. */
export type Dispatch = (
  method: unknown,
  request: unknown,
  caller?: { readonly trusted: boolean; readonly client?: string },
) => Promise<Reply<Method>>;

/** What callers use: the same door, typed. Never rejects for a reason the service knows. */
export type Call = <M extends Method>(method: M, request: RequestOf<M>) => Promise<Reply<M>>;

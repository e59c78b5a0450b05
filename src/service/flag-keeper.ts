import type { Settings } from "../contract/settings.ts";
import type { Flag } from "../core/check/flag.ts";
import { openFlags } from "../core/check/dismissal.ts";
import type { ReviewId, SegmentId } from "../core/ids.ts";
import type { ReviewEvent } from "../core/review/event.ts";
import { findSegment } from "../core/review/lookup.ts";
import type { ReviewState, Segment } from "../core/review/state.ts";
import type { NewsBoard } from "./news.ts";
import type { OpenReview } from "./open-reviews.ts";
import type { CheckedSegment, Checker, SegmentFlags } from "./ports.ts";
import { allDismissals, checkSettings } from "./settings-keeper.ts";

/** More changed sentences than this in one action are checked by starting over, in the background. */
const RECHECK_AT_MOST = 40;

interface Kept {
  flags: Map<SegmentId, { raw: readonly Flag[]; pe: readonly Flag[] }>;
  done: boolean;
  /** The editor stopped the checks: what has no flags yet gets none. */
  halted: boolean;
  waiters: (() => void)[];
}

/** Runs the checks of open reviews and keeps the newest flags of each sentence. */
export interface FlagKeeper {
  start(review: OpenReview, settings: Settings): void;
  /** Checks again what `events` changed. */
  follow(review: OpenReview, events: readonly ReviewEvent[], settings: Settings): void;
  /** Stops a check that is under way; what is edited from then on is still checked. */
  halt(id: ReviewId): void;
  stop(id: ReviewId): void;
  /** Resolves when every sentence of the running check has its flags. */
  finished(id: ReviewId): Promise<void>;
  /** Tells all flags again, for a page that has just come. */
  repeat(id: ReviewId): void;
  openFlagsOf(state: ReviewState, settings: Settings): ReadonlyMap<SegmentId, readonly Flag[]>;
  openCount(state: ReviewState, settings: Settings): number | undefined;
}

export function createFlagKeeper(
  checker: Checker,
  news: NewsBoard,
  onProgress: (id: ReviewId, done: boolean) => void,
): FlagKeeper {
  const kept = new Map<ReviewId, Kept>();

  const take = (id: ReviewId, entry: Kept, batch: readonly SegmentFlags[], done: boolean): void => {
    if (kept.get(id) !== entry) return;
    for (const { id: segment, raw, pe } of batch)
      entry.flags.set(segment, { raw: raw ?? entry.flags.get(segment)?.raw ?? [], pe });
    if (done) {
      entry.done = true;
      for (const tell of entry.waiters.splice(0)) tell();
    }
    news.post({ kind: "flags", review: id, segments: batch, ...stateOf(entry) });
    onProgress(id, entry.done);
  };

  const start = (review: OpenReview, settings: Settings): void => {
    const { id, state } = review;
    const { flags, waiters } = kept.get(id) ?? {};
    const entry: Kept = { flags: new Map(flags), done: false, halted: false, waiters: waiters ?? [] };
    kept.set(id, entry);
    const sourceLang = state.article.sourceLang ?? settings.checks.sourceLang;
    const article = {
      segments: state.segments.map((segment) => checkedSegment(state, segment)),
      ...(sourceLang === undefined ? {} : { sourceLang }),
    };
    checker.start(id, article, checkSettings(settings), (batch, done) => take(id, entry, batch, done));
  };

  const openFlagsOf: FlagKeeper["openFlagsOf"] = (state, settings) => {
    const dismissals = allDismissals(settings, state.dismissals);
    const flags = kept.get(state.id)?.flags;
    const open = new Map<SegmentId, readonly Flag[]>();
    for (const segment of state.segments) {
      const known = flags?.get(segment.id)?.pe ?? [];
      if (known.length > 0) open.set(segment.id, openFlags(known, segment.id, dismissals, segment.pe));
    }
    return open;
  };

  return {
    start,
    follow(review, events, settings) {
      const entry = kept.get(review.id);
      const changes = events.flatMap((event) => event.changes);
      const changed = new Set(changes.flatMap((change) => (change.kind === "text" ? [change.segment] : [])));
      const recut = changes.some((change) => change.kind === "resegmented" || change.kind === "source");
      if (!entry) return;
      if (recut || (changed.size > RECHECK_AT_MOST && !entry.halted)) return start(review, settings);
      for (const id of changed) {
        const segment = findSegment(review.state, id);
        if (!segment) continue;
        void checker.recheck(review.id, checkedSegment(review.state, segment)).then((flags) => {
          // A newer edit has its own answer on the way: this one would flicker.
          if (flags && findSegment(review.state, id)?.pe === segment.pe) take(review.id, entry, [flags], entry.done);
        });
      }
    },
    halt(id) {
      const entry = kept.get(id);
      if (!entry || entry.done) return;
      entry.halted = true;
      checker.halt(id);
    },
    stop(id) {
      const entry = kept.get(id);
      kept.delete(id);
      checker.stop(id);
      for (const tell of entry?.waiters ?? []) tell();
    },
    finished(id) {
      const entry = kept.get(id);
      if (!entry || entry.done) return Promise.resolve();
      return new Promise((resolve) => entry.waiters.push(resolve));
    },
    repeat(id) {
      const entry = kept.get(id);
      if (!entry) return;
      const segments = [...entry.flags].map(([segment, flags]) => ({ id: segment, ...flags }));
      if (segments.length > 0) news.post({ kind: "flags", review: id, segments, ...stateOf(entry) });
    },
    openFlagsOf,
    openCount(state, settings) {
      const entry = kept.get(state.id);
      if (!entry?.done || entry.halted) return undefined;
      let count = 0;
      for (const flags of openFlagsOf(state, settings).values()) count += flags.length;
      return count;
    },
  };
}

function stateOf({ done, halted }: Kept): { readonly done: boolean; readonly halted?: true } {
  return halted ? { done, halted } : { done };
}

function checkedSegment(state: ReviewState, segment: Segment): CheckedSegment {
  const { id, raw, pe, source, block } = segment;
  const kind = state.article.blocks[block]?.kind ?? "paragraph";
  return { id, kind, block, raw, ...(pe === raw ? {} : { pe }), ...(source === undefined ? {} : { source }) };
}

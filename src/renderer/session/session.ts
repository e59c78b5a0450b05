import type { GalleyError } from "../../contract/errors.ts";
import type { Applied, Call, News, OpenedReview } from "../../contract/replies.ts";
import type { RequestOf } from "../../contract/requests.ts";
import type { Settings } from "../../contract/settings.ts";
import type { ReviewId, SegmentId } from "../../core/ids.ts";
import { editText } from "../../core/review/actions.ts";
import type { Action } from "../../core/review/event.ts";
import { findSegment } from "../../core/review/lookup.ts";
import type { ReviewState, Segment } from "../../core/review/state.ts";
import { createStore, type Store } from "../store/store.ts";
import { createFlagBoard, dismissalList, type RowFlags } from "./flag-board.ts";
import { flagCounter, type OpenFlags } from "./flag-counter.ts";
import { joinTexts } from "./join-texts.ts";
import { createQueue, type Queue, type QueueOptions } from "./queue.ts";
import type { Draft, Mode, SessionState, Tab } from "./state.ts";
import { createTyping } from "./typing.ts";
import { createViewKeeper, type ViewKeeper } from "./view-keeper.ts";

export interface Session {
  readonly id: ReviewId;
  readonly store: Store<SessionState>;
  readonly call: Call;
  /** Makes an action now and sends it; resolves with what the service made of it. */
  apply(action: Action | undefined): Promise<Applied | undefined>;
  undo(steps?: number): Promise<Applied | undefined>;
  redo(steps?: number): Promise<Applied | undefined>;
  /** The editor typed: shown at once, sent at the next pause. What an input method still composes waits for its end. */
  type(id: SegmentId, text: string, isComposing?: boolean): void;
  /** Sends what was typed. */
  flush(): void;
  /** The same, and waits until the service has every edit: what it is asked for next has them in it. */
  sent(): Promise<void>;
  readonly scroll: ViewKeeper["scroll"];
  activate(id: SegmentId, flagAt?: number): void;
  focus(id: SegmentId, from?: number, to?: number): void;
  /** The open flags of a sentence as it is shown now. */
  flagsOf(segment: Segment): RowFlags;
  /** The sum over all sentences; the same object as long as nothing changed. */
  openFlags(): OpenFlags;
  /** Looks again which flags are open, after the settings changed. */
  recount(): void;
  patch(part: Partial<SessionState>): void;
  onNews(news: News): void;
  /** Fetches the review anew; what is not sent yet stays. False while there is no connection. */
  reopen(): Promise<boolean>;
  /** The page goes away: sends what was typed, and where the editor is. */
  leave(): void;
  close(): void;
}

export interface SessionOptions {
  readonly call: Call;
  readonly settings: () => Settings;
  readonly onTrouble: (error: GalleyError) => void;
  /** Another page changed the very words that are being typed over here; what is typed stands. */
  readonly onBothEdited: () => void;
}

/** Flags that stream in are shown together, so that a long article renders now and then, not thousands of times. */
const BATCH_MS = 60;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createSession(id: ReviewId, opened: OpenedReview, options: SessionOptions): Session {
  const { call } = options;
  const store = createStore<SessionState>(firstState(opened));
  const board = createFlagBoard();
  const countFlags = flagCounter();
  const dismissals = dismissalList();
  const keepTyped = typedKeeper(store);
  const patch = (part: Partial<SessionState>): void => store.set((now) => ({ ...now, ...part }));

  const reopen = async (): Promise<boolean> => {
    const known = queue.seq();
    const reply = await call("review.open", { review: id });
    if (!reply.ok) {
      const lost = reply.error.code === "connection-lost";
      // The save state says so already, and what comes back asks again.
      if (!lost) options.onTrouble(reply.error);
      return !lost;
    }
    const { state, save } = reply.value;
    // A long review takes its time: an edit answered meanwhile is not in it.
    if (state.seq < queue.seq() && queue.seq() !== known) return reopen();
    queue.reset(state);
    patch({ save, flagsVersion: store.get().flagsVersion + 1 });
    return true;
  };

  const queue: Queue = createQueue(opened.state, {
    send: senderOf(call, id),
    now: Date.now,
    pause,
    onChange: (review, unsent, hasNews) => {
      const draft = hasNews ? joinDraft(store.get(), review, options.onBothEdited) : store.get().draft;
      const { edits, review: before } = store.get();
      patch({ review, unsent, draft, edits: review === before ? edits : edits + 1 });
    },
    onConnection: (connected) => store.get().connected !== connected && patch({ connected }),
    onNothing: options.onTrouble,
    onRefused: (error, lost) => {
      keepTyped(lost);
      options.onTrouble(error);
      void reopen();
    },
    catchUp: () => reopen(),
  });

  const typing = createTyping({
    send: (draft, joins) => {
      const action = editText(store.get().review, draft.id, draft.text, { joins });
      patch({ draft: undefined });
      if (action !== undefined) void queue.apply(action);
      return action !== undefined;
    },
  });

  const flush = (): void => {
    const { draft } = store.get();
    if (draft !== undefined) typing.flush(draft);
  };

  const view = createViewKeeper(store, opened.view.scroll ?? 0, (now) =>
    call("review.view", { review: id, view: now }),
  );

  let batch: ReturnType<typeof setTimeout> | undefined;
  let checked = false;
  let halted = false;
  const showFlags = (): void => {
    batch = undefined;
    patch({ flagsVersion: store.get().flagsVersion + 1, checked, halted, checkedCount: board.count() });
  };

  const onNews = (news: News): void => {
    if (!("review" in news) || news.review !== id) return;
    if (news.kind === "save") patch({ save: news.save });
    if (news.kind === "recovered") patch({ recovered: [...store.get().recovered, ...news.recovered] });
    if (news.kind === "events" && !queue.receive(news.events)) void reopen();
    if (news.kind === "flags") {
      const { review } = store.get();
      for (const flags of news.segments) {
        const segment = findSegment(review, flags.id);
        if (segment !== undefined) board.take(segment, flags);
      }
      checked = news.done;
      halted = news.halted === true;
      batch ??= setTimeout(showFlags, BATCH_MS);
    }
  };

  const reverse = (way: "undo" | "redo", steps: number): Promise<Applied | undefined> => {
    flush();
    typing.rest();
    return queue[way](steps);
  };

  return {
    id,
    store,
    call,
    patch,
    recount: () => patch({ flagsVersion: store.get().flagsVersion + 1 }),
    flush,
    async sent() {
      flush();
      if (store.get().connected) await queue.idle();
    },
    reopen,
    onNews,
    scroll: view.scroll,
    async apply(action) {
      if (action === undefined) return undefined;
      typing.rest();
      return queue.apply(action);
    },
    undo: (steps = 1) => reverse("undo", steps),
    redo: (steps = 1) => reverse("redo", steps),
    type(segment, text, isComposing = false) {
      const { draft } = store.get();
      if (draft !== undefined && draft.id !== segment) flush();
      patch({ draft: { id: segment, text } });
      if (isComposing) typing.hold();
      else typing.typed(() => store.get().draft);
    },
    activate(segment, flagAt = 0) {
      const now = store.get();
      if (now.active === segment && now.flagAt === flagAt) return;
      if (now.active !== segment) flush();
      patch({ active: segment, flagAt });
    },
    focus(segment, from, to) {
      const n = (store.get().focus?.n ?? 0) + 1;
      patch({
        focus: { id: segment, n, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
      });
    },
    flagsOf(segment) {
      const { draft, review } = store.get();
      const text = draft?.id === segment.id ? draft.text : segment.pe;
      return board.rowFlags(segment, dismissals(options.settings(), review.dismissals), text);
    },
    openFlags: () => {
      const { review } = store.get();
      const silenced = dismissals(options.settings(), review.dismissals);
      return countFlags(board, { segments: review.segments, dismissals: silenced });
    },
    leave() {
      flush();
      view.now();
    },
    close() {
      this.leave();
      view.stop();
      void call("review.close", { review: id });
    },
  };
}

/** What is being typed, with what someone else has just changed elsewhere in the same sentence. */
function joinDraft({ draft, review }: SessionState, next: ReviewState, onBoth: () => void): Draft | undefined {
  if (draft === undefined || next === review) return draft;
  const base = findSegment(review, draft.id)?.pe;
  const theirs = findSegment(next, draft.id)?.pe;
  if (base === undefined || theirs === undefined || base === theirs) return draft;
  const text = joinTexts(base, draft.text, theirs);
  if (text === undefined) onBoth();
  return text === undefined ? draft : { ...draft, text };
}

const MODES: ReadonlySet<string> = new Set<Mode>(["side", "changes", "clean", "report"]);
const TABS: ReadonlySet<string> = new Set<Tab>(["flags", "history", "marks", "names"]);

function firstState({ state, createdAt, view, save, recovered }: OpenedReview): SessionState {
  const known = view.segment !== undefined && findSegment(state, view.segment) !== undefined;
  return {
    createdAt,
    review: state,
    save,
    unsent: 0,
    connected: true,
    draft: undefined,
    flagsVersion: 0,
    checked: false,
    checkedCount: 0,
    halted: false,
    active: known ? view.segment : state.segments[0]?.id,
    flagAt: 0,
    focus: undefined,
    mode: view.mode !== undefined && MODES.has(view.mode) ? view.mode : "side",
    tab: view.tab !== undefined && TABS.has(view.tab) ? (view.tab as Tab) : "flags",
    filter: "all",
    shown: undefined,
    recovered,
    metrics: undefined,
    names: undefined,
    edits: 0,
  };
}

function senderOf(call: Call, id: ReviewId): QueueOptions["send"] {
  return (asked) => {
    if ("action" in asked) {
      // The action is built by the core's own builders; the schema only widens its optional fields.
      return call("review.apply", { review: id, action: asked.action as RequestOf<"review.apply">["action"] });
    }
    return "undo" in asked
      ? call("review.undo", { review: id, steps: asked.undo })
      : call("review.redo", { review: id, steps: asked.redo });
  };
}

/** What the editor wrote and the service refused goes back into the field. */
function typedKeeper(store: Store<SessionState>): (lost: Action | undefined) => void {
  let kept: Draft | undefined;
  return (lost) => {
    const typed = lost?.changes.findLast((change) => change.kind === "text");
    const { draft } = store.get();
    // What the editor typed since is newer; what an earlier refusal put there is older.
    if (typed === undefined || (draft !== undefined && draft !== kept)) return;
    kept = { id: typed.segment, text: typed.after };
    store.set((now) => ({ ...now, draft: kept }));
  };
}

import type { GalleyError } from "../../contract/errors.ts";
import type { Applied, Reply } from "../../contract/replies.ts";
import { inverseChanges } from "../../core/review/change.ts";
import { foldEvents, reduce } from "../../core/review/fold.ts";
import { refusal } from "../../core/review/refusal.ts";
import type { Action, ReviewEvent } from "../../core/review/event.ts";
import type { ReviewState } from "../../core/review/state.ts";

type Asked = { readonly action: Action } | { readonly undo: number } | { readonly redo: number };

interface Waiting {
  readonly asked: Asked;
  /** The event as this page foresees it; absent for undo and redo, which only the service can work out. */
  readonly event?: ReviewEvent;
  readonly done: (applied: Applied | undefined) => void;
  /** On its way, or was when the connection broke: the service may have made it. */
  sent: boolean;
}

export interface QueueOptions {
  readonly send: (asked: Asked) => Promise<Reply<"review.apply">>;
  readonly now: () => number;
  /** `hasNews` when what others did or the service made of it is in it; not when own actions are shown or taken back. */
  readonly onChange: (shown: ReviewState, unsent: number, hasNews: boolean) => void;
  readonly onConnection: (connected: boolean) => void;
  /** The service refused: the review must be opened again. `lost` is the action that was not made. */
  readonly onRefused: (error: GalleyError, lost: Action | undefined) => void;
  readonly onNothing: (error: GalleyError) => void;
  readonly pause: (ms: number) => Promise<void>;
  /** After a lost connection: fetches the review and calls `reset` with it. False while there is still no connection. */
  readonly catchUp: () => Promise<boolean>;
}

const RETRY_MS = 1_000;

export interface Queue {
  shown(): ReviewState;
  apply(action: Action): Promise<Applied | undefined>;
  undo(steps: number): Promise<Applied | undefined>;
  redo(steps: number): Promise<Applied | undefined>;
  /** Events that someone else made. False when they do not fit what is known. */
  receive(events: readonly ReviewEvent[]): boolean;
  /** Resolves when the service has answered everything. */
  idle(): Promise<void>;
  /** Number of the newest event that is known to be made. */
  seq(): number;
  /** Starts from what the service has now; what it has not made yet stays and is sent. */
  reset(state: ReviewState): void;
}

/** Shows actions at once and sends them one after the other; what the service answers is what counts. */
export function createQueue(initial: ReviewState, options: QueueOptions): Queue {
  let confirmed = initial;
  let shown = initial;
  let waiting: Waiting[] = [];
  let busy = false;
  /** Someone else's events that came while an action of this page was under way. */
  let aside: ReviewEvent[] = [];

  let idleWaiters: (() => void)[] = [];

  const tell = (hasNews = false): void => {
    options.onChange(shown, waiting.length, hasNews);
    if (waiting.length > 0) return;
    for (const go of idleWaiters) go();
    idleWaiters = [];
  };

  const refold = (): void => {
    shown = confirmed;
    for (const { event } of waiting) {
      if (event === undefined || refusal(shown, event.changes) !== undefined) continue;
      shown = reduce(shown, { ...event, seq: shown.seq + 1 });
    }
  };

  const inOrder = (events: readonly ReviewEvent[]): readonly ReviewEvent[] | undefined => {
    const bySeq = new Map(events.map((event) => [event.seq, event]));
    const fresh = [...bySeq.values()].filter((event) => event.seq > confirmed.seq).sort((a, b) => a.seq - b.seq);
    return fresh.every((event, index) => event.seq === confirmed.seq + 1 + index) ? fresh : undefined;
  };

  const settle = (head: Waiting, { events }: Applied): void => {
    waiting = waiting.slice(1);
    const known = [...aside, ...events];
    const fresh = inOrder(known);
    aside = fresh === undefined ? known : [];
    // Someone else's event came before this one: the news of it is on its way.
    if (fresh === undefined) return;
    const foreseen = head.event !== undefined && fresh.length === 1 && isAsForeseen(fresh[0], head.event);
    // As foreseen: what is shown stays the very same objects, so nothing renders again.
    if (foreseen && waiting.length === 0) confirmed = shown;
    else {
      confirmed = foldEvents(confirmed, fresh);
      if (!foreseen) refold();
    }
  };

  const drop = (head: Waiting): void => {
    waiting = waiting.filter((item) => item !== head);
    refold();
    tell();
    head.done(undefined);
  };

  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let head = waiting[0]; head !== undefined; head = waiting[0]) {
      head.sent = true;
      const reply = await options.send(head.asked);
      if (waiting[0] !== head) continue;
      if (reply.ok) {
        options.onConnection(true);
        settle(head, reply.value);
        tell(true);
        head.done(reply.value);
      } else if (reply.error.code === "connection-lost") {
        options.onConnection(false);
        // Sent again blindly, an undo whose answer was lost would take back one step more.
        do await options.pause(RETRY_MS);
        while (!(await options.catchUp()));
      } else {
        drop(head);
        if (NOTHING.has(reply.error.code)) options.onNothing(reply.error);
        else options.onRefused(reply.error, "action" in head.asked ? head.asked.action : undefined);
      }
    }
    busy = false;
  };

  const add = (asked: Asked, event?: ReviewEvent): Promise<Applied | undefined> =>
    new Promise((done) => {
      waiting = [...waiting, { asked, done, sent: false, ...(event === undefined ? {} : { event }) }];
      tell();
      void run();
    });

  return {
    shown: () => shown,
    apply(action) {
      const event: ReviewEvent = { ...action, seq: shown.seq + 1, at: options.now(), who: "" };
      shown = reduce(shown, event);
      return add({ action }, event);
    },
    undo: (steps) => add({ undo: steps }),
    redo: (steps) => add({ redo: steps }),
    receive(events) {
      if (waiting.length > 0) {
        aside = [...aside, ...events];
        return true;
      }
      const fresh = inOrder([...aside, ...events]);
      if (fresh === undefined) return false;
      aside = [];
      if (fresh.length === 0) return true;
      confirmed = foldEvents(confirmed, fresh);
      shown = confirmed;
      tell(true);
      return true;
    },
    idle: () =>
      waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => void idleWaiters.push(() => resolve())),
    seq: () => confirmed.seq,
    reset(state) {
      aside = [];
      confirmed = state;
      // One action is sent at a time, so no other can have been made without an answer.
      const [head] = waiting;
      const made = head?.sent === true && isMade(state, head.event);
      waiting = made ? waiting.slice(1) : waiting;
      refold();
      tell(true);
      if (made) head.done(undefined);
    },
  };
}

/** Typing that the service did not take as going on is a step of its own. */
function isAsForeseen(made: ReviewEvent | undefined, foreseen: ReviewEvent): boolean {
  return made?.seq === foreseen.seq && made.joins === foreseen.joins;
}

const NOTHING: ReadonlySet<string> = new Set(["nothing-to-undo", "nothing-to-redo"]);

/** Undo and redo, which have no event here, count as made: pressed again they cost a key, made twice they cost work. */
function isMade(state: ReviewState, event: ReviewEvent | undefined): boolean {
  return event === undefined || refusal(state, inverseChanges([event])) === undefined;
}

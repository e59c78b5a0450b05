import type { GalleyError } from "../../contract/errors.ts";
import type { Applied, Reply } from "../../contract/replies.ts";
import { foldEvents, reduce } from "../../core/review/fold.ts";
import type { Action, ReviewEvent } from "../../core/review/event.ts";
import type { ReviewState } from "../../core/review/state.ts";

type Asked = { readonly action: Action } | { readonly undo: number } | { readonly redo: number };

interface Waiting {
  readonly asked: Asked;
  /** The event as this page foresees it; absent for undo and redo, which only the service can work out. */
  readonly event?: ReviewEvent;
  readonly done: (applied: Applied | undefined) => void;
}

export interface QueueOptions {
  readonly send: (asked: Asked) => Promise<Reply<"review.apply">>;
  readonly now: () => number;
  readonly onChange: (shown: ReviewState, unsent: number) => void;
  readonly onConnection: (connected: boolean) => void;
  /** The service refused: the review must be opened again. `lost` are the actions that were not made, oldest first. */
  readonly onRefused: (error: GalleyError, lost: readonly Action[]) => void;
  readonly onNothing: (error: GalleyError) => void;
  readonly pause: (ms: number) => Promise<void>;
}

const RETRY_MS = 1_000;

export interface Queue {
  shown(): ReviewState;
  apply(action: Action): Promise<Applied | undefined>;
  undo(steps: number): Promise<Applied | undefined>;
  redo(steps: number): Promise<Applied | undefined>;
  /** Events that someone else made. False when they do not fit what is known. */
  receive(events: readonly ReviewEvent[]): boolean;
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

  const tell = (): void => options.onChange(shown, waiting.length);

  const refold = (): void => {
    shown = confirmed;
    for (const { event } of waiting) if (event !== undefined) shown = reduce(shown, { ...event, seq: shown.seq + 1 });
  };

  const inOrder = (events: readonly ReviewEvent[]): readonly ReviewEvent[] | undefined => {
    const bySeq = new Map(events.map((event) => [event.seq, event]));
    const fresh = [...bySeq.values()].filter((event) => event.seq > confirmed.seq).sort((a, b) => a.seq - b.seq);
    return fresh.every((event, index) => event.seq === confirmed.seq + 1 + index) ? fresh : undefined;
  };

  const settle = (head: Waiting, { events }: Applied): void => {
    const fresh = inOrder([...aside, ...events]);
    aside = [];
    if (fresh === undefined) return refuse({ code: "conflict" });
    const foreseen = head.event !== undefined && fresh.length === 1 && fresh[0]?.seq === head.event.seq;
    waiting = waiting.slice(1);
    // As foreseen: what is shown stays the very same objects, so nothing renders again.
    if (foreseen && waiting.length === 0) confirmed = shown;
    else {
      confirmed = foldEvents(confirmed, fresh);
      if (!foreseen) refold();
    }
  };

  const refuse = (error: GalleyError): void => {
    const lost = waiting.flatMap(({ asked }) => ("action" in asked ? [asked.action] : []));
    for (const { done } of waiting) done(undefined);
    waiting = [];
    shown = confirmed;
    tell();
    options.onRefused(error, lost);
  };

  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let head = waiting[0]; head !== undefined; head = waiting[0]) {
      const reply = await options.send(head.asked);
      if (waiting[0] !== head) continue;
      if (reply.ok) {
        options.onConnection(true);
        settle(head, reply.value);
        tell();
        head.done(reply.value);
      } else if (reply.error.code === "connection-lost") {
        options.onConnection(false);
        await options.pause(RETRY_MS);
      } else if (reply.error.code === "nothing-to-undo" || reply.error.code === "nothing-to-redo") {
        waiting = waiting.slice(1);
        tell();
        options.onNothing(reply.error);
        head.done(undefined);
      } else refuse(reply.error);
    }
    busy = false;
  };

  const add = (asked: Asked, event?: ReviewEvent): Promise<Applied | undefined> =>
    new Promise((done) => {
      waiting = [...waiting, { asked, done, ...(event === undefined ? {} : { event }) }];
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
      const fresh = inOrder(events);
      if (fresh === undefined) return false;
      if (fresh.length === 0) return true;
      confirmed = foldEvents(confirmed, fresh);
      shown = confirmed;
      tell();
      return true;
    },
    reset(state) {
      for (const { done } of waiting) done(undefined);
      waiting = [];
      aside = [];
      confirmed = state;
      shown = state;
      tell();
    },
  };
}

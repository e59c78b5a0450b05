import type { ReviewId } from "../core/ids.ts";
import type { ReviewEvent } from "../core/review/event.ts";
import type { SaveState } from "../contract/replies.ts";
import { fromStore } from "./failure.ts";
import type { Clock, ReviewStore, StoreError } from "./ports.ts";

const FIRST_RETRY_MS = 250;
const SLOWEST_RETRY_MS = 5_000;

/** Brings a review's events to disk in order and says truthfully how far it got. */
export interface Saver {
  /** Resolves true once `event` is on disk; false when it failed once and now waits to be tried again. */
  save(event: ReviewEvent): Promise<boolean>;
  state(): SaveState;
  /** The events that are not on disk, oldest first. */
  unsaved(): readonly ReviewEvent[];
  /** Resolves true when nothing waits any more; false when saving fails. */
  settled(): Promise<boolean>;
  /** Saves again what was saved and is on the disk no more. */
  again(events: readonly ReviewEvent[]): void;
  /** Stops trying; what waits stays unsaved. */
  dispose(): void;
}

export interface SaverOptions {
  readonly store: ReviewStore;
  readonly clock: Clock;
  readonly review: ReviewId;
  readonly onChange: (state: SaveState) => void;
}

export function createSaver({ store, clock, review, onChange }: SaverOptions): Saver {
  let waiting: ReviewEvent[] = [];
  let problem: StoreError | undefined;
  let savedAt = 0;
  let retryMs = FIRST_RETRY_MS;
  let inFlight = 0;
  let disposed = false;
  let cancelRetry = (): void => {};
  let settledWaiters: ((clean: boolean) => void)[] = [];

  const state = (): SaveState => ({
    waiting: waiting.length,
    savedAt,
    ...(problem === undefined ? {} : { problem: fromStore(problem) }),
  });

  const announce = (): void => {
    if (waiting.length === 0 || problem) {
      const clean = waiting.length === 0;
      for (const tell of settledWaiters) tell(clean);
      settledWaiters = [];
    }
    onChange(state());
  };

  const append = async (event: ReviewEvent): Promise<boolean> => {
    inFlight += 1;
    const result = await store.append(review, event);
    inFlight -= 1;
    if (!result.ok) {
      problem ??= result.error;
      return false;
    }
    waiting = waiting.filter((other) => other.seq !== event.seq);
    savedAt = clock.now();
    return true;
  };

  const retry = async (): Promise<void> => {
    for (const event of waiting) {
      if (disposed) return;
      const before = problem;
      problem = undefined;
      if (!(await append(event))) {
        problem ??= before;
        retryMs = Math.min(retryMs * 2, SLOWEST_RETRY_MS);
        announce();
        retryLater();
        return;
      }
    }
    // Events that came in while retrying were only queued: take them too before saying that all is well.
    if (waiting.length > 0) return retry();
    retryMs = FIRST_RETRY_MS;
    problem = undefined;
    announce();
  };

  const retryLater = (): void => {
    cancelRetry();
    // A retry while an append is under way could write out of order; the last one to end starts it again.
    cancelRetry = clock.later(retryMs, () => void (inFlight > 0 ? retryLater() : retry()));
  };

  return {
    async save(event) {
      waiting = [...waiting, event];
      onChange(state());
      if (problem) {
        announce();
        return false;
      }
      const saved = await append(event);
      if (!saved && !disposed) retryLater();
      announce();
      return saved;
    },
    state,
    unsaved: () => waiting,
    settled() {
      if (waiting.length === 0) return Promise.resolve(true);
      if (problem) return Promise.resolve(false);
      return new Promise((resolve) => settledWaiters.push(resolve));
    },
    again(events) {
      const gone = events.filter(({ seq }) => waiting.every((other) => other.seq !== seq));
      if (gone.length === 0) return;
      waiting = [...gone, ...waiting];
      onChange(state());
      retryLater();
    },
    dispose() {
      disposed = true;
      cancelRetry();
    },
  };
}

import { useSyncExternalStore } from "react";

export interface Store<T> {
  readonly get: () => T;
  readonly set: (change: (now: T) => T) => void;
  readonly subscribe: (run: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let now = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set: (change) => {
      const next = change(now);
      if (Object.is(next, now)) return;
      now = next;
      for (const run of listeners) run();
    },
    subscribe: (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
  };
}

/** Reads one part of a store; the component renders again only when that part is another value. */
export function useStore<T, P>(store: Store<T>, part: (now: T) => P): P {
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}

import type { View } from "../../contract/requests.ts";
import type { Store } from "../store/store.ts";
import type { SessionState } from "./state.ts";

/** Keeps where the editor is, so that the next opening starts there. */
export interface ViewKeeper {
  /** The row in sight, kept apart from the store: scrolling renders nothing but rows. */
  readonly scroll: { get(): number; set(place: number): void };
  /** Saves at once. */
  now(): void;
  stop(): void;
}

/** Someone who walks on is not followed at every step, ms. */
const PAUSE_MS = 600;

export function createViewKeeper(
  store: Store<SessionState>,
  firstPlace: number,
  save: (view: View) => unknown,
): ViewKeeper {
  let place = firstPlace;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = store.get();
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { active, mode, tab } = store.get();
    save({ mode, tab, scroll: place, ...(active === undefined ? {} : { segment: active }) });
  };
  const later = (): void => {
    timer ??= setTimeout(now, PAUSE_MS);
  };
  const stop = store.subscribe(() => {
    const next = store.get();
    const same = next.active === last.active && next.mode === last.mode && next.tab === last.tab;
    last = next;
    if (!same) later();
  });
  return {
    now,
    stop,
    scroll: {
      get: () => place,
      set(next) {
        place = next;
        later();
      },
    },
  };
}

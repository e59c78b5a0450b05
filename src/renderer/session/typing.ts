import type { Draft } from "./state.ts";

/** A pause this long sends what was typed. */
export const PAUSE_MS = 700;
/** While typing goes on, nothing stays unsent for longer. */
const LONGEST_MS = 1_000;
/** Typing that goes on within this time belongs to the same undo step. */
const SAME_STEP_MS = 1_500;
/** One undo step never takes back more than this much typing. */
const STEP_MS = 12_000;

interface TypingOptions {
  /** Sends the draft; true when there was something to send. */
  readonly send: (draft: Draft, joins: boolean) => boolean;
}

/** Decides when typed text is sent and which sendings make one undo step. */
export function createTyping({ send }: TypingOptions) {
  let pauseTimer: ReturnType<typeof setTimeout> | undefined;
  let longestTimer: ReturnType<typeof setTimeout> | undefined;
  let burst: { segment: string; started: number; last: number } | undefined;

  const stop = (): void => {
    clearTimeout(pauseTimer);
    clearTimeout(longestTimer);
    longestTimer = undefined;
  };

  const flush = (draft: Draft): void => {
    stop();
    const now = performance.now();
    const joins = burst?.segment === draft.id && now - burst.last < SAME_STEP_MS && now - burst.started < STEP_MS;
    if (send(draft, joins)) burst = { segment: draft.id, started: joins ? (burst?.started ?? now) : now, last: now };
  };

  return {
    flush,
    /** Nothing is sent by itself until the next typing: half of a composed word is no edit. */
    hold: stop,
    typed(draft: () => Draft | undefined): void {
      const run = (): void => {
        const now = draft();
        if (now !== undefined) flush(now);
      };
      clearTimeout(pauseTimer);
      pauseTimer = setTimeout(run, PAUSE_MS);
      longestTimer ??= setTimeout(run, LONGEST_MS);
    },
    /** Another action came between: the next typing is a step of its own. */
    rest(): void {
      burst = undefined;
    },
  };
}

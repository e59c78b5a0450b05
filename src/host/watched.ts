import type { Clock } from "../service/ports.ts";
import type { Spawn } from "./channel.ts";

/** Silence after which a worker that owes an answer counts as hanging: many times the longest start or batch, ms. */
export const SILENCE_LIMIT_MS = 60_000;

export interface Manners {
  /** Whether a message to the worker asks for something; one that does not ends what was asked before. */
  readonly asks: (message: unknown) => boolean;
  /** Whether a message from it says that more is to come. */
  readonly goesOn: (message: unknown) => boolean;
}

/** The same workers, ended when they owe an answer and stay silent: who listens for their end deals with it as with a crash. */
export function watched(spawn: Spawn, later: Clock["later"], { asks, goesOn }: Manners): Spawn {
  return () => {
    const child = spawn();
    let cancel = (): void => {};
    const owes = (is: boolean): void => {
      cancel();
      cancel = is ? later(SILENCE_LIMIT_MS, () => child.kill()) : () => {};
    };
    child.onExit(() => owes(false));
    child.onMessage((message) => owes(goesOn(message)));
    return {
      ...child,
      post(message) {
        child.post(message);
        owes(asks(message));
      },
    };
  };
}

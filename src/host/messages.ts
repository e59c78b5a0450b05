import type { Dispatch, News, Reply } from "../contract/replies.ts";
import type { Method } from "../contract/requests.ts";

export type Caller = NonNullable<Parameters<Dispatch>[2]>;

/** What a shell sends to the backend process. */
export type ToBackend =
  | { readonly id: number; readonly method: unknown; readonly request: unknown; readonly caller: Caller }
  /** News from the shell itself for every page: a menu item, a second start. */
  | { readonly news: News }
  /** The answer to `ask` number `answer`: a path unless cancelled, or the page printed. */
  | { readonly answer: number; readonly path?: string; readonly bytes?: Uint8Array }
  /** Save what waits, close every review, then exit with code 0. */
  | { readonly stop: true };

/** What the backend process sends to its shell. */
export type FromBackend =
  | { readonly id: number; readonly reply: Reply<Method> }
  /** How many edits are not on disk yet; sent at every change. */
  | { readonly waiting: number }
  /** Asks the editor where to save. `n` numbers the question. */
  | { readonly ask: "save-where"; readonly n: number; readonly suggestedName: string }
  /** Asks for the window's page as it prints, as PDF. */
  | { readonly ask: "print"; readonly n: number }
  /** Sent when the review store is open and calls can be answered. */
  | { readonly ready: true }
  /** The backend cannot run at all and waits to be killed, so that this is not lost; the shell shows it and ends. */
  | { readonly fatal: string };

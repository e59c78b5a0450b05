import type { GalleyError } from "../../contract/errors.ts";
import { errorText } from "../texts/errors.ts";
import { app, type Notice } from "./app.ts";

/** Long enough to read a line; longer where it offers to take something back. */
const STAYS_MS = 5_000;
const STAYS_WITH_ACTION_MS = 10_000;
/** Errors wait to be read, but no wall of them stands before the work. */
const MAX_ERRORS = 3;
let counter = 0;

/** Shows a message at the foot of the window: one at a time, the newest. Errors stay until they are dismissed. */
export function notify(
  text: string,
  options: { readonly bad?: boolean; readonly action?: Notice["action"] } = {},
): void {
  counter += 1;
  const n = counter;
  const notice: Notice = {
    n,
    text,
    bad: options.bad ?? false,
    ...(options.action === undefined ? {} : { action: options.action }),
  };
  app.set((now) => ({ ...now, notices: withNotice(now.notices, notice) }));
  if (!notice.bad) leaveAfter(n, notice.action === undefined ? STAYS_MS : STAYS_WITH_ACTION_MS);
}

/** The messages once a new one has come: it takes the place of the one before, and stands below the errors. */
export function withNotice(shown: readonly Notice[], notice: Notice): readonly Notice[] {
  const errors = shown.filter(({ bad, text }) => bad && text !== notice.text);
  const plain = shown.filter(({ bad }) => !bad);
  if (!notice.bad) return [...errors, notice];
  return [...errors, notice].slice(-MAX_ERRORS).concat(plain.filter(({ text }) => text !== notice.text));
}

/** A message that is being read or pressed stays until it is let go. */
const isHeld = (n: number): boolean =>
  document.querySelector(`[data-notice="${n}"]:is(:hover, :focus-within)`) !== null;

function leaveAfter(n: number, ms: number): void {
  setTimeout(() => (isHeld(n) ? leaveAfter(n, STAYS_MS) : dismissNotice(n)), ms);
}

export const notifyError = (error: GalleyError): void => notify(errorText(error), { bad: true });

export function dismissNotice(n: number): void {
  app.set((now) => ({ ...now, notices: now.notices.filter((notice) => notice.n !== n) }));
}

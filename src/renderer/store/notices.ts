import type { GalleyError } from "../../contract/errors.ts";
import { errorText } from "../texts/errors.ts";
import { app, type Notice } from "./app.ts";

const STAYS_MS = 8_000;
let counter = 0;

/** Shows a message at the foot of the window; errors stay until they are dismissed. */
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
  app.set((now) => ({ ...now, notices: [...now.notices.filter((other) => other.text !== text).slice(-2), notice] }));
  if (!notice.bad) setTimeout(() => dismissNotice(n), STAYS_MS);
}

export const notifyError = (error: GalleyError): void => notify(errorText(error), { bad: true });

export function dismissNotice(n: number): void {
  app.set((now) => ({ ...now, notices: now.notices.filter((notice) => notice.n !== n) }));
}

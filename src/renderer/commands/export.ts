import type { ExportTarget } from "../../contract/requests.ts";
import { download } from "../client/files.ts";
import type { Session } from "../session/session.ts";
import { app, patchApp } from "../store/app.ts";
import { notify } from "../store/notices.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import type { GalleyError } from "../../contract/errors.ts";

/** Writes the review out: with the shell's own dialog where it has one, else as a download. */
export async function exportTo(session: Session, to: ExportTarget, encoding?: string): Promise<void> {
  await session.sent();
  const request = { review: session.id, to, ...(encoding === undefined ? {} : { encoding }) };
  const [name] = t.exportTo.names[to];
  if (app.get().info?.dialogs === true) {
    // The dialog that asks where has a button of its own to stop.
    patchApp({ exporting: { name, cancel: undefined } });
    const reply = await session.call("export.ask", request);
    patchApp({ exporting: undefined });
    if (!reply.ok) return tellWhy(session, to, reply.error);
    if (reply.value.path !== undefined) notify(t.exportTo.done(reply.value.path));
    return;
  }
  const reply = await untilStopped(name, session.call("export.bytes", request));
  if (reply === undefined) return notify(t.exportTo.stopped);
  if (!reply.ok) return tellWhy(session, to, reply.error);
  const { fileName, mime, data, at } = reply.value;
  download(fileName, mime, data);
  void session.call("export.done", { review: session.id, at });
  notify(t.exportTo.done(fileName));
}

/** Saves the page that is shown, as it prints: the shell makes the file and asks where. */
export async function savePdf(session: Session): Promise<void> {
  const reply = await session.call("export.pdf", { review: session.id });
  if (!reply.ok) {
    const action = { text: t.tryAgain, run: () => void savePdf(session) };
    return notify(errorText(reply.error), { bad: true, action });
  }
  if (reply.value.path !== undefined) notify(t.exportTo.done(reply.value.path));
}

/** What the work gives, or `undefined` once the editor stops waiting for it. */
async function untilStopped<T>(name: string, work: Promise<T>): Promise<T | undefined> {
  const stop = new Promise<undefined>((resolve) => {
    patchApp({ exporting: { name, cancel: () => resolve(undefined) } });
  });
  const done = await Promise.race([work, stop]);
  patchApp({ exporting: undefined });
  return done;
}

/** Trying again does not help a sign that the encoding does not have; another encoding does. */
function tellWhy(session: Session, to: ExportTarget, error: GalleyError): void {
  const action =
    error.code === "unencodable"
      ? { text: t.exportTo.asUtf8, run: () => void exportTo(session, to, "utf-8") }
      : { text: t.tryAgain, run: () => void exportTo(session, to) };
  notify(errorText(error), { bad: true, action });
}

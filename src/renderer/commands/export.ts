import type { ExportTarget } from "../../contract/requests.ts";
import { download } from "../client/files.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { notify } from "../store/notices.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import type { GalleyError } from "../../contract/errors.ts";

/** Writes the review out: with the shell's own dialog where it has one, else as a download. */
export async function exportTo(session: Session, to: ExportTarget, encoding?: string): Promise<void> {
  await session.sent();
  const request = { review: session.id, to, ...(encoding === undefined ? {} : { encoding }) };
  if (app.get().info?.dialogs === true) {
    const reply = await session.call("export.ask", request);
    if (!reply.ok) return tellWhy(session, to, reply.error);
    if (reply.value.path !== undefined) notify(t.exportTo.done(reply.value.path));
    return;
  }
  const reply = await session.call("export.bytes", request);
  if (!reply.ok) return tellWhy(session, to, reply.error);
  const { fileName, mime, data } = reply.value;
  download(fileName, mime, data);
  notify(t.exportTo.done(fileName));
}

/** Trying again does not help a sign that the encoding does not have; another encoding does. */
function tellWhy(session: Session, to: ExportTarget, error: GalleyError): void {
  const action =
    error.code === "unencodable"
      ? { text: t.exportTo.asUtf8, run: () => void exportTo(session, to, "utf-8") }
      : { text: t.tryAgain, run: () => void exportTo(session, to) };
  notify(errorText(error), { bad: true, action });
}

import type { ExportTarget } from "../../contract/requests.ts";
import { download } from "../client/files.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { notify } from "../store/notices.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import type { GalleyError } from "../../contract/errors.ts";

/** Writes the review out: with the shell's own dialog where it has one, else as a download. */
export async function exportTo(session: Session, to: ExportTarget): Promise<void> {
  await session.sent();
  const failed = (error: GalleyError): void =>
    notify(errorText(error), { bad: true, action: { text: t.tryAgain, run: () => void exportTo(session, to) } });
  if (app.get().info?.dialogs === true) {
    const reply = await session.call("export.ask", { review: session.id, to });
    if (!reply.ok) return failed(reply.error);
    if (reply.value.path !== undefined) notify(t.exportTo.done(reply.value.path));
    return;
  }
  const reply = await session.call("export.bytes", { review: session.id, to });
  if (!reply.ok) return failed(reply.error);
  const { fileName, mime, data } = reply.value;
  download(fileName, mime, data);
  notify(t.exportTo.done(fileName));
}

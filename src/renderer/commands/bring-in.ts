import { removeInvisible } from "../../core/review/clean.ts";
import { chooseFile, readBase64 } from "../client/files.ts";
import type { Session } from "../session/session.ts";
import { openDialog } from "../store/app.ts";
import { notify, notifyError } from "../store/notices.ts";
import { t } from "../texts/en.ts";
import { runCommand } from "./run.ts";
import { undo } from "./segment-commands.ts";

const SOURCE_FILES = ".txt,.md,.html,.htm,.docx,.rtf,.odt";

/** Items of the menu that have no keys of their own; the others are commands. */
const MORE: Readonly<Record<string, (session: Session) => void>> = {
  encoding: () => openDialog("encoding"),
  source: (session) => void bringIn(session, "review.source", { accept: SOURCE_FILES, done: t.review.attached }),
  invisible: (session) => cleanInvisible(session),
  table: (session) => void bringIn(session, "review.reimport", { accept: ".docx", done: t.review.broughtBack }),
};

function cleanInvisible(session: Session): void {
  session.flush();
  const action = removeInvisible(session.store.get().review);
  if (action === undefined) return notify(t.review.noInvisible);
  void session.apply(action);
  const count = action.changes.filter(({ kind }) => kind === "text").length;
  notify(t.review.cleaned(count), { action: { text: t.review.undo, run: () => void undo(session) } });
}

export function runMore(session: Session, item: string): void {
  const run = MORE[item];
  if (run === undefined) runCommand(session, item);
  else run(session);
}

/** Takes a file into this review: its source, or a table with corrections. One step, which undo takes back. */
async function bringIn(
  session: Session,
  method: "review.source" | "review.reimport",
  { accept, done }: { readonly accept: string; readonly done: (count: number) => string },
): Promise<void> {
  session.flush();
  const file = await chooseFile(accept);
  if (file === undefined) return;
  const data = await readBase64(file).catch(() => undefined);
  if (data === undefined) return notifyError({ code: "no-permission", at: file.name });
  await session.sent();
  const reply = await session.call(method, { review: session.id, name: file.name, data });
  if (!reply.ok) return notifyError(reply.error);
  const changes = reply.value.events.flatMap((event) => event.changes);
  const segments = new Set(changes.flatMap((change) => ("segment" in change ? [change.segment] : [])));
  notify(done(segments.size));
}

import { app, openDialog } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { CommentDialog } from "./comment-dialog.tsx";
import { EncodingDialog } from "./encoding-dialog.tsx";
import { FilterTextDialog } from "./filter-text-dialog.tsx";
import { FixAllDialog } from "./fix-all-dialog.tsx";
import { MarkDialog } from "./mark-dialog.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import "./dialogs.css";
import "../ui/field.css";

const close = (): void => openDialog(undefined);

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useStore(app, (now) => now.dialog);
  const session = useStore(app, (now) => now.session);
  if (dialog === "settings") return <SettingsDialog onClose={close} />;
  if (dialog === "shortcuts") return <ShortcutsDialog onClose={close} />;
  if (dialog === "paste") return <PasteDialog onClose={close} />;
  if (dialog === "encoding") return <EncodingDialog onClose={close} />;
  if (session === undefined) return null;
  if (dialog === "mark") return <MarkDialog session={session} onClose={close} />;
  if (dialog === "fix-all") return <FixAllDialog session={session} onClose={close} />;
  if (dialog === "comment") return <CommentDialog session={session} onClose={close} />;
  if (dialog === "filter-text") return <FilterTextDialog session={session} onClose={close} />;
  return null;
}

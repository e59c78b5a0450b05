import type { Session } from "../session/session.ts";
import type { SessionState } from "../session/state.ts";
import { useStore } from "../store/store.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import { clockTime } from "../texts/format.ts";
import { useLate } from "../ui/use-late.ts";

type Kind = "typing" | "saving" | "saved" | "problem";

function kindOf({ draft, unsent, save, connected }: SessionState): Kind {
  if (save.problem !== undefined || !connected) return "problem";
  if (draft !== undefined) return "typing";
  return unsent > 0 || save.waiting > 0 ? "saving" : "saved";
}

/** "Saved" only once it is true: every edit is on disk. Work that takes no time to save is not announced as being saved. */
const SAVING_AFTER_MS = 150;

export function SaveState({ session }: { readonly session: Session }) {
  const kind = useStore(session.store, kindOf);
  const savedAt = useStore(session.store, (now) => now.save.savedAt);
  const problem = useStore(session.store, (now) => now.save.problem);
  const waiting = useStore(session.store, (now) => now.save.waiting + now.unsent);
  const late = useLate(kind === "saving", SAVING_AFTER_MS);
  return (
    <span
      role="status"
      className="saved"
      data-state={kind === "saving" && !late ? "saved" : kind}
      title={problem === undefined ? undefined : errorText(problem)}
    >
      {kind === "typing" && t.review.typing}
      {kind === "saving" && (late ? t.review.saving : t.review.typing)}
      {kind === "saved" && (savedAt === 0 ? t.review.savedNew : t.review.saved(clockTime(savedAt)))}
      {kind === "problem" &&
        t.review.notSaved(t.review.saveWhy[problem?.code ?? "connection-lost"] ?? t.review.saveOther, waiting)}
    </span>
  );
}

import type { OpenFlags } from "../session/flag-counter.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { useStore } from "../store/store.ts";

/** Open flags of the whole review, summed again only when flags, texts or dismissals changed. */
export function useOpenFlags(session: Session): OpenFlags {
  // What is dismissed for good stands in the settings: a change of them is a reason to look again.
  useStore(app, (now) => now.settings?.alwaysDismissed);
  return useStore(session.store, () => session.openFlags());
}

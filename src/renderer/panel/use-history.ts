import { useEffect, useState } from "react";
import type { SegmentId } from "../../core/ids.ts";
import { segmentHistory, type Revision } from "../../core/review/history.ts";
import type { Session } from "../session/session.ts";
import { useStore } from "../store/store.ts";

const NONE: readonly Revision[] = [];
/** Walking through sentences with a held key asks for the history of the one where it ends. */
const PAUSE_MS = 120;

/** Revisions of the active sentence, newest first; asked for again after each saved edit. */
export function useHistory(session: Session, id: SegmentId | undefined): readonly Revision[] {
  const settled = useStore(session.store, (now) => (now.unsent === 0 ? now.edits : -1));
  const [known, setKnown] = useState<{ readonly id: SegmentId; readonly revisions: readonly Revision[] }>();
  useEffect(() => {
    if (id === undefined || settled < 0) return;
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await session.call("review.history", { review: session.id, segment: id });
      if (current && reply.ok) setKnown({ id, revisions: segmentHistory(reply.value.events, id).toReversed() });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [session, id, settled]);
  return known !== undefined && known.id === id ? known.revisions : NONE;
}

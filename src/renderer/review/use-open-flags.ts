import { useMemo } from "react";
import type { Family } from "../../core/check/flag.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { useStore } from "../store/store.ts";

export interface OpenFlags {
  readonly count: number;
  readonly families: ReadonlyMap<Family, number>;
}

/** Open flags of the whole review. Each sentence's are kept by the board, so this is a sum. O(segments). */
export function useOpenFlags(session: Session): OpenFlags {
  const version = useStore(session.store, (now) => now.flagsVersion);
  const review = useStore(session.store, (now) => now.review);
  const settings = useStore(app, (now) => now.settings?.alwaysDismissed);
  return useMemo(() => {
    const families = new Map<Family, number>();
    let count = 0;
    for (const segment of review.segments) {
      for (const { family } of session.flagsOf(segment).pe) {
        families.set(family, (families.get(family) ?? 0) + 1);
        count += 1;
      }
    }
    return { count, families };
    // The board's answers follow from these three.
  }, [session, version, review.segments, review.dismissals, settings]);
}

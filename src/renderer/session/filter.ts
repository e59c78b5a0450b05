import { FAMILIES } from "../../core/check/flag.ts";
import type { Segment } from "../../core/review/state.ts";
import { STATUSES } from "../../core/review/state.ts";
import type { Session } from "./session.ts";

/** `all`, a status, `flagged`, `family:style`, `marked`, `commented`, `text:words`. */
export type Filter = string;

export const FILTER_STATUSES = STATUSES;
export const FILTER_FAMILIES = FAMILIES;

function fits(session: Session, filter: Filter): (segment: Segment) => boolean {
  if (filter.startsWith("text:")) {
    const words = filter.slice(5).toLowerCase();
    return ({ raw, pe, source }) => `${raw}\n${pe}\n${source ?? ""}`.toLowerCase().includes(words);
  }
  if (filter.startsWith("family:")) {
    const family = filter.slice(7);
    return (segment) => session.flagsOf(segment).pe.some((flag) => flag.family === family);
  }
  if (filter === "flagged") return (segment) => session.flagsOf(segment).pe.length > 0;
  if (filter === "marked") return ({ marks }) => marks.length > 0;
  if (filter === "commented") return ({ comment }) => comment !== undefined;
  return ({ status }) => status === filter;
}

/**
 * Shows the sentences that fit now. They stay in sight until the filter is set again, so that fixing a sentence does not
 * make it vanish under the hands.
 */
export function setFilter(session: Session, filter: Filter): void {
  session.flush();
  if (filter === "all") return session.patch({ filter, shown: undefined });
  const { segments } = session.store.get().review;
  const shown = new Set(segments.filter(fits(session, filter)).map((segment) => segment.id));
  const { active } = session.store.get();
  const first = segments.find((segment) => shown.has(segment.id));
  const keep = active !== undefined && shown.has(active);
  session.patch({ filter, shown, ...(keep || first === undefined ? {} : { active: first.id, flagAt: 0 }) });
}

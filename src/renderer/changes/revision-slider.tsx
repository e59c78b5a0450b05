import { useEffect, useMemo, useState } from "react";
import type { ReviewEvent } from "../../core/review/event.ts";
import { stateAt } from "../../core/review/history.ts";
import type { ReviewState } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { clockTime } from "../texts/format.ts";

export interface Revision {
  readonly review: ReviewState;
  readonly isNow: boolean;
  readonly at: number;
  readonly all: number;
  readonly label: string;
  readonly set: (at: number) => void;
}

/** The review as it stood at a revision; at the end of the slider it follows the work. */
export function useRevision(session: Session, now: ReviewState): Revision {
  const settled = useStore(session.store, (state) => (state.unsent === 0 ? state.edits : -1));
  const [events, setEvents] = useState<readonly ReviewEvent[]>([]);
  const [chosen, setChosen] = useState<number>();
  useEffect(() => {
    if (settled < 0) return;
    void session
      .call("review.history", { review: session.id })
      .then((reply) => reply.ok && setEvents(reply.value.events));
  }, [session, settled]);
  const all = events.length;
  const at = chosen === undefined ? all : Math.min(chosen, all);
  const review = useMemo(
    () => (at === all || now.seq !== all ? now : stateAt(now, events, at)),
    [at, all, events, now],
  );
  const time = events[at - 1]?.at;
  const label =
    at === all
      ? t.changes.sliderNow
      : at === 0 || time === undefined
        ? t.changes.sliderRaw
        : t.changes.sliderAt(at, all, clockTime(time));
  return { review, isNow: at === all, at, all, label, set: (next) => setChosen(next === all ? undefined : next) };
}

export function RevisionSlider({ revision }: { readonly revision: Revision }) {
  const { at, all, label, set } = revision;
  return (
    <div className="one-bar">
      <label>
        {t.changes.sliderRaw}
        <input
          type="range"
          min={0}
          max={all}
          value={at}
          disabled={all === 0}
          aria-label={t.changes.slider}
          aria-valuetext={label}
          onChange={(event) => set(Number(event.target.value))}
        />
        {t.changes.sliderNow}
      </label>
      <span aria-live="polite">{at < all ? label : ""}</span>
      <span className="grow" />
      <span>{t.changes.hint}</span>
    </div>
  );
}

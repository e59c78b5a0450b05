import { useMemo } from "react";
import type { Match } from "../../core/review/find.ts";
import { findSegment, segmentPosition } from "../../core/review/lookup.ts";
import type { ReviewState } from "../../core/review/state.ts";
import { Replacement } from "../dialogs/replacement.tsx";
import "../dialogs/dialogs.css";
import { t } from "../texts/en.ts";

interface Props {
  readonly review: ReviewState;
  readonly matches: readonly Match[];
  readonly off: ReadonlySet<string>;
  readonly onChange: (off: ReadonlySet<string>) => void;
}

/** As many as anybody reads; the number on the button counts them all. */
const SHOWN = 200;

/** What a replacement would make of each sentence; unticked ones stay as they are. */
export function ReplaceList({ review, matches, off, onChange }: Props) {
  const groups = useMemo(() => {
    const bySegment = new Map<string, Match[]>();
    for (const match of matches) bySegment.set(match.segment, [...(bySegment.get(match.segment) ?? []), match]);
    return [...bySegment.values()].slice(0, SHOWN);
  }, [matches]);
  if (groups.length === 0) return null;
  const toggle = (id: string): void => {
    const next = new Set(off);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <ul className="alike-list find-list" aria-label={t.find.preview}>
      {groups.map((group) => {
        const first = group[0];
        const segment = first === undefined ? undefined : findSegment(review, first.segment);
        if (first === undefined || segment === undefined) return null;
        const n = segmentPosition(review.segments, segment.id) + 1;
        return (
          <li key={segment.id}>
            <label className="alike">
              <input
                type="checkbox"
                aria-label={t.find.include(n)}
                checked={!off.has(segment.id)}
                onChange={() => toggle(segment.id)}
              />
              <span dir="auto">
                {group.slice(0, 3).map((match) => (
                  <span key={match.from}>
                    <Replacement
                      text={segment.pe}
                      from={match.from}
                      to={match.to}
                      replacement={match.replacement}
                    />{" "}
                  </span>
                ))}
                <small>{t.fixAll.one(n)}</small>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

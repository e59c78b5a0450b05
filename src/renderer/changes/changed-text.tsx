import { memo, useMemo } from "react";
import type { Segment } from "../../core/review/state.ts";
import { readableDiff } from "../../core/diff/readable.ts";
import { t } from "../texts/en.ts";

interface Props {
  readonly segment: Segment;
  readonly kept: ReadonlySet<string>;
}

/** A change's name over re-renders: which sentence, where, what. */
export const changeKey = (id: string, from: number, after: string): string => `${id}:${from}:${after}`;

/** A sentence in one line with what went and what came; every change can be focused. */
export const ChangedText = memo(function ChangedText({ segment, kept }: Props) {
  const { id, raw, pe } = segment;
  const edits = useMemo(() => (raw === pe ? undefined : readableDiff(raw, pe)), [raw, pe]);
  if (edits === undefined) return raw;
  let index = -1;
  return edits.map((edit) => {
    const before = raw.slice(edit.before.from, edit.before.to);
    const after = pe.slice(edit.after.from, edit.after.to);
    if (edit.kind === "equal") return after;
    index += 1;
    const key = changeKey(id, edit.before.from, after);
    return (
      <span
        key={key}
        className={kept.has(key) ? "change kept" : "change"}
        tabIndex={0}
        role="group"
        aria-label={t.review.change(before.trim(), after.trim())}
        data-segment={id}
        data-change={index}
        data-key={key}
      >
        {before !== "" && <del>{before}</del>}
        {after !== "" && <ins>{after}</ins>}
      </span>
    );
  });
});

import { memo } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Segment } from "../../core/review/state.ts";
import { STATUSES, type Status } from "../../core/review/state.ts";
import { chooseStatus } from "../commands/segment-commands.ts";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { MenuButton } from "../ui/menu.tsx";
import { StatusGlyph } from "./status-glyph.tsx";

interface Props {
  readonly session: Session;
  readonly segment: Segment;
  readonly n: number;
  readonly isActive: boolean;
}

/** Number and status of a sentence; a menu sets the status. The menu itself is only built for the active row. */
export const RowNumber = memo(function RowNumber({ session, segment, n, isActive }: Props) {
  const label = t.review.number(n, t.status[segment.status]);
  const face = (
    <>
      <span>{n}</span>
      <StatusGlyph status={segment.status} />
      {segment.comment !== undefined && (
        <span className="comment-dot" title={segment.comment}>
          ✎
        </span>
      )}
    </>
  );
  if (!isActive) {
    return (
      <button
        type="button"
        className="row-number"
        tabIndex={-1}
        aria-label={label}
        onClick={() => session.focus(segment.id)}
      >
        {face}
      </button>
    );
  }
  const items = STATUSES.map((status) => ({
    id: status,
    text: t.status[status],
    on: status === segment.status,
    glyph: <StatusGlyph status={status} />,
  }));
  return (
    <MenuButton
      label={t.review.setStatus}
      items={items}
      onPick={(id) => chooseStatus(session, segment.id, id as Status)}
    >
      <AriaButton className="row-number" aria-label={label}>
        {face}
      </AriaButton>
    </MenuButton>
  );
});

import { memo } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { SegmentId } from "../../core/ids.ts";
import { STATUSES, type Status } from "../../core/review/state.ts";
import { chooseStatus } from "../commands/segment-commands.ts";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { MenuButton } from "../ui/menu.tsx";
import { StatusGlyph } from "./status-glyph.tsx";

interface Props {
  readonly session: Session;
  readonly id: SegmentId;
  readonly status: Status;
  readonly comment: string | undefined;
  readonly n: number;
  readonly isActive: boolean;
}

/** Number and status of a sentence; a menu sets the status. The menu itself is only built for the active row. */
export const RowNumber = memo(function RowNumber({ session, id, status, comment, n, isActive }: Props) {
  const label = t.review.number(n, t.status[status]);
  const face = (
    <>
      <span>{n}</span>
      <StatusGlyph status={status} />
      {comment !== undefined && (
        <span className="comment-dot" title={comment}>
          ✎
        </span>
      )}
    </>
  );
  if (!isActive) {
    return (
      <button type="button" className="row-number" tabIndex={-1} aria-label={label} onClick={() => session.focus(id)}>
        {face}
      </button>
    );
  }
  const items = STATUSES.map((each) => ({
    id: each,
    text: t.status[each],
    on: each === status,
    glyph: <StatusGlyph status={each} />,
  }));
  return (
    <MenuButton
      label={t.review.setStatus}
      items={items}
      onPick={(picked) => chooseStatus(session, id, picked as Status)}
    >
      <AriaButton className="row-number" aria-label={label}>
        {face}
      </AriaButton>
    </MenuButton>
  );
});

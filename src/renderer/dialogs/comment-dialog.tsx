import { findSegment } from "../../core/review/lookup.ts";
import { CommentBox } from "../panel/comment-box.tsx";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { Dialog } from "../ui/dialog.tsx";

export function CommentDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const { active, review } = session.store.get();
  const segment = active === undefined ? undefined : findSegment(review, active);
  if (segment === undefined) return null;
  return (
    <Dialog title={t.review.commentLabel} onClose={onClose}>
      <p className="quoted" dir="auto">
        {segment.pe}
      </p>
      <CommentBox session={session} segment={segment} onSaved={onClose} />
    </Dialog>
  );
}

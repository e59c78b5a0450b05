import { useState } from "react";
import { setComment } from "../../core/review/actions.ts";
import type { Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import "../ui/field.css";

interface Props {
  readonly session: Session;
  readonly segment: Segment;
  readonly onSaved?: () => void;
}

export function CommentBox({ session, segment, onSaved }: Props) {
  const [text, setText] = useState(segment.comment ?? "");
  const save = (): void => {
    session.flush();
    void session.apply(setComment(session.store.get().review, segment.id, text.trim()));
    onSaved?.();
  };
  return (
    <div className="comment-box">
      <textarea
        className="input"
        rows={3}
        aria-label={t.review.commentLabel}
        value={text}
        autoFocus={onSaved !== undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <span>
        <Button small isDisabled={text.trim() === (segment.comment ?? "")} onPress={save}>
          {t.review.commentSave}
        </Button>
      </span>
    </div>
  );
}

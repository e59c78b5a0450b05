import type { Revision } from "../../core/review/history.ts";
import type { Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { CommentBox } from "./comment-box.tsx";
import { Timeline } from "./timeline.tsx";

interface Props {
  readonly session: Session;
  readonly segment: Segment;
  readonly history: readonly Revision[];
}

export function HistoryTab({ session, segment, history }: Props) {
  return (
    <>
      <Timeline session={session} segment={segment} history={history} withRestore />
      <h2 className="section-head">{t.review.comment}</h2>
      <CommentBox key={segment.id} session={session} segment={segment} />
    </>
  );
}

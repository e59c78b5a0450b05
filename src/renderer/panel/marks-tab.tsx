import { removeMark } from "../../core/review/actions.ts";
import type { Mark, Segment } from "../../core/review/state.ts";
import { withKeys } from "../keys/keys.ts";
import type { Session } from "../session/session.ts";
import { openDialog } from "../store/app.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";

function MarkCard({
  session,
  segment,
  mark,
}: {
  readonly session: Session;
  readonly segment: Segment;
  readonly mark: Mark;
}) {
  const words = (mark.column === "raw" ? segment.raw : segment.pe).slice(mark.from, mark.to);
  const isSuspected = mark.type.startsWith("accuracy/") && segment.source === undefined;
  return (
    <div className="mark-card">
      <span>
        <strong>{t.mqm[mark.type]}</strong> · {t.mqmSeverity[mark.severity]}
      </span>
      <Button
        small
        icon
        look="plain"
        aria-label={t.review.markRemove(t.mqm[mark.type])}
        onPress={() => void session.apply(removeMark(segment.id, mark))}
      >
        ×
      </Button>
      <p>
        <q>{words}</q> {t.review.markOn[mark.column]}
        {isSuspected && ` · ${t.review.suspected}`}
        {mark.comment !== undefined && (
          <>
            <br />
            {mark.comment}
          </>
        )}
      </p>
    </div>
  );
}

export function MarksTab({ session, segment }: { readonly session: Session; readonly segment: Segment }) {
  return (
    <>
      {segment.marks.length === 0 && <p className="panel-note">{withKeys(t.review.noMarks)}</p>}
      {segment.marks.map((mark) => (
        <MarkCard key={mark.id} session={session} segment={segment} mark={mark} />
      ))}
      <Button small onPress={() => openDialog("mark")}>
        {t.review.markAdd}
      </Button>
    </>
  );
}

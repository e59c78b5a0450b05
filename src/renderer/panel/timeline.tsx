import { memo } from "react";
import type { Change } from "../../core/review/event.ts";
import type { Revision } from "../../core/review/history.ts";
import type { Segment } from "../../core/review/state.ts";
import { editText } from "../../core/review/actions.ts";
import { changesBetween } from "../review/changes.ts";
import type { Session } from "../session/session.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { exactTime, shortDate } from "../texts/format.ts";
import { Button } from "../ui/button.tsx";
import { say } from "../ui/announce.ts";

const SHORT = 60;
const cut = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

/** What a revision did, in one line: the words that changed, not the sentence. */
function lineOf({ label, text, changes }: Revision): string {
  if (text !== undefined) {
    const parts = changesBetween(text.before, text.after).map(({ before, after }) =>
      t.review.edited(cut(before.trim()), cut(after.trim())),
    );
    return t.review.to(t.step[label], parts.slice(0, 3).join(", ") + (parts.length > 3 ? " …" : ""));
  }
  const first: Change | undefined = changes[0];
  if (first?.kind === "status") return t.review.to(t.step.status, t.status[first.after]);
  if (first?.kind === "comment") return t.review.to(t.step.comment, cut(first.after));
  if (first?.kind === "mark-added" || first?.kind === "mark-removed")
    return t.review.to(t.step[label], t.mqm[first.mark.type]);
  return t.step[label];
}

const Line = memo(function Line({ revision }: { readonly revision: Revision }) {
  return lineOf(revision);
});

const JUST_NOW_MS = 60_000;

function When({ at, who }: { readonly at: number; readonly who: string }) {
  const now = Date.now();
  return (
    <small title={exactTime(at)}>
      {now - at < JUST_NOW_MS ? t.review.justNow : shortDate(at, now)}
      {who !== "" && ` · ${who}`}
    </small>
  );
}

/** When this article came in: where every history begins. */
function Opened({ at }: { readonly at: number }) {
  return <small title={exactTime(at)}>{t.review.opened(shortDate(at, Date.now()))}</small>;
}

interface Props {
  readonly session: Session;
  readonly segment: Segment;
  readonly history: readonly Revision[];
  readonly withRestore?: boolean;
}

function restore(session: Session, segment: Segment, text: string): void {
  session.flush();
  void session.apply(editText(session.store.get().review, segment.id, text, { label: "restore" }));
  say(t.review.said.restored);
}

export const Timeline = memo(function Timeline({ session, segment, history, withRestore = false }: Props) {
  const pe = useStore(session.store, (now) =>
    withRestore && now.draft?.id === segment.id ? now.draft.text : segment.pe,
  );
  return (
    <ol className="timeline">
      {history.map((revision) => {
        const after = revision.text?.after;
        return (
          <li key={revision.seq}>
            <Line revision={revision} />
            <br />
            <When at={revision.at} who={revision.who} />
            {withRestore && after !== undefined && after !== pe && (
              <Button
                small
                look="plain"
                aria-label={`${t.review.restore}: ${after}`}
                onPress={() => restore(session, segment, after)}
              >
                {t.review.restoreShort}
              </Button>
            )}
          </li>
        );
      })}
      <li>
        {t.review.machine}
        <br />
        <Opened at={session.store.get().createdAt} />
        {withRestore && pe !== segment.raw && (
          <Button
            small
            look="plain"
            aria-label={`${t.review.restore}: ${segment.raw}`}
            onPress={() => restore(session, segment, segment.raw)}
          >
            {t.review.restoreShort}
          </Button>
        )}
      </li>
    </ol>
  );
});

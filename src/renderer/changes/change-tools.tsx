import { useState } from "react";
import { FAMILIES } from "../../core/check/flag.ts";
import type { SegmentId } from "../../core/ids.ts";
import { findSegment } from "../../core/review/lookup.ts";
import { segmentHistory } from "../../core/review/history.ts";
import type { TextChange } from "../review/changes.ts";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { exactTime } from "../texts/format.ts";
import { Button } from "../ui/button.tsx";

/** The change that is focused or under the pointer, and where its tools go. */
export interface Held {
  readonly id: SegmentId;
  readonly index: number;
  readonly key: string;
  readonly left: number;
  readonly top: number;
}

interface Props {
  readonly session: Session;
  readonly held: Held;
  readonly change: TextChange;
  readonly onKeep: () => void;
  readonly onRevert: () => void;
}

/** Who made a change and for which check, from the sentence's own history. */
async function reasonFor(session: Session, { id }: Held, { after }: TextChange): Promise<string> {
  const reply = await session.call("review.history", { review: session.id, segment: id });
  if (!reply.ok) return t.changes.whyUnknown;
  const revisions = segmentHistory(reply.value.events, id).toReversed();
  const made =
    revisions.find(
      ({ text }) => text !== undefined && text.after.includes(after.trim()) && !text.before.includes(after.trim()),
    ) ?? revisions.find(({ text }) => text !== undefined);
  if (made === undefined) return t.changes.whyUnknown;
  const edit = t.changes.whyEdit(made.who, exactTime(made.at));
  return made.rule === undefined ? edit : `${t.changes.whyRule(checkName(session, id, made.rule))} ${edit}`;
}

/** The check's name for people: it flagged the machine's words, so its flag is still known there; else its family's. */
function checkName(session: Session, id: SegmentId, rule: string): string {
  const segment = findSegment(session.store.get().review, id);
  const flags = segment === undefined ? [] : session.flagsOf(segment).raw;
  const family = FAMILIES.find((each) => rule.startsWith(`${each}.`));
  return flags.find((flag) => flag.rule === rule)?.title ?? (family === undefined ? rule : t.family[family]);
}

export function ChangeTools({ session, held, change, onKeep, onRevert }: Props) {
  const [why, setWhy] = useState<string>();
  return (
    <div className="change-tools" style={{ left: held.left, top: held.top }}>
      <Button small excludeFromTabOrder onPress={onKeep}>
        ✓ {t.changes.keep} <kbd>K</kbd>
      </Button>
      <Button small excludeFromTabOrder onPress={onRevert}>
        ↺ {t.changes.revert} <kbd>R</kbd>
      </Button>
      <Button small excludeFromTabOrder onPress={() => void reasonFor(session, held, change).then(setWhy)}>
        {t.changes.why}
      </Button>
      {why !== undefined && <p>{why}</p>}
    </div>
  );
}

import { dismissedWords } from "../../core/check/dismissal.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { SegmentId } from "../../core/ids.ts";
import { dismiss, editText } from "../../core/review/actions.ts";
import { replaceSpans } from "../../core/review/find.ts";
import { findSegment } from "../../core/review/lookup.ts";
import type { Dismissal, Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import { saveSettings } from "../store/actions.ts";
import { app } from "../store/app.ts";
import { notify } from "../store/notices.ts";
import { t } from "../texts/en.ts";
import { say } from "../ui/announce.ts";
import { activeSegment, goTo, numberOf, shownSegments } from "./places.ts";

/** The flag that keys act on: of the active sentence, the one the editor walked to or pressed. */
export function currentFlag(session: Session): Flag | undefined {
  const segment = activeSegment(session);
  if (segment === undefined) return undefined;
  const { pe } = session.flagsOf(segment);
  return pe[Math.min(session.store.get().flagAt, pe.length - 1)];
}

function showFlag(session: Session, segment: Segment, flagAt: number): void {
  const flag = session.flagsOf(segment).pe[flagAt];
  if (flag === undefined) return;
  goTo(session, segment.id, { flagAt, from: flag.from, to: flag.to });
  if (session.store.get().tab !== "flags") session.patch({ tab: "flags" });
  say(t.review.said.flag(flag.title, flag.message, numberOf(session, segment.id)));
}

/** Walks the open flags of the sentences shown, round and round. */
export function stepFlag(session: Session, by: 1 | -1): void {
  const active = activeSegment(session);
  const list = shownSegments(session);
  const start = list.findIndex((segment) => segment.id === active?.id);
  if (active !== undefined) {
    const open = session.flagsOf(active).pe.length;
    const at = Math.min(session.store.get().flagAt, open - 1);
    const onIt = isFlagSelected(session, active, at);
    const next = onIt ? at + by : by > 0 ? at : at - 1;
    if (next >= 0 && next < open) return showFlag(session, active, next);
  }
  for (let stepOn = 1; stepOn <= list.length; stepOn += 1) {
    const segment = list[(start + by * stepOn + list.length * 2) % list.length];
    if (segment === undefined) continue;
    const open = session.flagsOf(segment).pe.length;
    if (open > 0) return showFlag(session, segment, by > 0 ? 0 : open - 1);
  }
  say(t.review.said.noMoreFlags);
}

/** The first step within a sentence goes to its current flag; only then to the one after. */
function isFlagSelected(session: Session, segment: Segment, at: number): boolean {
  const flag = session.flagsOf(segment).pe[at];
  const field = document.activeElement;
  if (flag === undefined || !(field instanceof HTMLTextAreaElement)) return at > 0;
  return field.selectionStart === flag.from && field.selectionEnd === flag.to;
}

/** The flag whose nth suggestion a key takes: the current one, or the sentence's first that has so many. */
export function flagToAccept(open: readonly Flag[], current: number, nth = 0): Flag | undefined {
  const has = (flag: Flag | undefined): boolean => flag?.suggestions[nth] !== undefined;
  const flag = open[Math.min(current, open.length - 1)];
  return has(flag) ? flag : open.find(has);
}

/** Puts the nth suggestion in the flag's place and goes on to the sentence's next flag. */
export function acceptSuggestion(session: Session, nth = 0, chosen?: Flag): void {
  const segment = activeSegment(session);
  if (segment === undefined) return;
  const flag = chosen ?? flagToAccept(session.flagsOf(segment).pe, session.store.get().flagAt, nth);
  const suggestion = flag?.suggestions[nth];
  if (flag === undefined || suggestion === undefined) return say(t.review.said.nothingToAccept);
  const text = segment.pe.slice(0, flag.from) + suggestion + segment.pe.slice(flag.to);
  void session.apply(editText(session.store.get().review, segment.id, text, { label: "accept", rule: flag.rule }));
  session.focus(segment.id, flag.from + suggestion.length);
  say(t.review.said.accepted(flag.title, suggestion));
}

export function dismissFlag(session: Session, scope: Dismissal["scope"], chosen?: Flag): void {
  const flag = chosen ?? currentFlag(session);
  const segment = activeSegment(session);
  if (flag === undefined || segment === undefined) return;
  void session.apply(dismiss([dismissalOf(flag, segment, scope)]));
  session.focus(segment.id);
  say(t.review.said.dismissed(flag.title));
}

/** Silences a flag's check everywhere; the message that says so takes it back. */
export async function turnCheckOff({ rule, title }: Flag): Promise<void> {
  const { settings } = app.get();
  if (settings === undefined) return;
  const { [rule]: before, ...others } = settings.checks.levels;
  const set = (levels: typeof settings.checks.levels): Promise<boolean> => {
    const now = app.get().settings ?? settings;
    return saveSettings({ ...now, checks: { ...now.checks, levels } });
  };
  if (!(await set({ ...others, [rule]: "off" }))) return;
  const back = before === undefined ? others : { ...others, [rule]: before };
  notify(t.review.turnedOff(title), { action: { text: t.desk.undo, run: () => void set(back) } });
}

function dismissalOf(flag: Flag, { id, pe }: Segment, scope: Dismissal["scope"]): Dismissal {
  const words = dismissedWords(pe, flag);
  return scope === "once" ? { rule: flag.rule, words, scope, segment: id } : { rule: flag.rule, words, scope };
}

/** One place where the same rule noticed something, with what would stand there. */
export interface Alike {
  readonly segment: SegmentId;
  readonly n: number;
  readonly text: string;
  readonly flag: Flag;
  readonly replacement: string | undefined;
}

/** Every open flag of the same rule in the article, the given one included. */
export function flagsLike(session: Session, { rule }: Flag): readonly Alike[] {
  return session.store.get().review.segments.flatMap((segment, index) =>
    session
      .flagsOf(segment)
      .pe.filter((flag) => flag.rule === rule)
      .map((flag) => ({ segment: segment.id, n: index + 1, text: segment.pe, flag, replacement: flag.suggestions[0] })),
  );
}

export function fixAlike(session: Session, places: readonly Alike[], rule: string): void {
  session.flush();
  const spans = places.flatMap(({ segment, flag, replacement }) =>
    replacement === undefined ? [] : [{ segment, from: flag.from, to: flag.to, replacement }],
  );
  void session.apply(replaceSpans(session.store.get().review, spans, "fix-all", rule));
}

export function dismissAlike(session: Session, flag: Flag): void {
  session.flush();
  const { review } = session.store.get();
  const words = new Map<string, Dismissal>();
  for (const { segment, flag: other } of flagsLike(session, flag)) {
    const found = findSegment(review, segment);
    if (found !== undefined) words.set(dismissedWords(found.pe, other), dismissalOf(other, found, "article"));
  }
  if (words.size > 0) void session.apply(dismiss([...words.values()]));
  say(t.review.said.dismissed(flag.title));
}

import type { Applied } from "../../contract/replies.ts";
import type { SegmentId } from "../../core/ids.ts";
import { shiftSources } from "../../core/format/align.ts";
import { editText, revertToRaw, setStatus } from "../../core/review/actions.ts";
import { mergeWithNext, splitSegment } from "../../core/review/cut.ts";
import { findSegment, segmentPosition } from "../../core/review/lookup.ts";
import type { Segment, Status, Step } from "../../core/review/state.ts";
import { changesBetween, withoutChange, type TextChange } from "../review/changes.ts";
import type { Session } from "../session/session.ts";
import { notify } from "../store/notices.ts";
import { t } from "../texts/en.ts";
import { say } from "../ui/announce.ts";
import { activeSegment, goTo, nextWhere, numberOf, shownSegments } from "./places.ts";

export function confirmAndNext(session: Session): void {
  const segment = activeSegment(session);
  if (segment === undefined) return;
  void session.apply(setStatus(session.store.get().review, segment.id, "confirmed"));
  const next = nextWhere(session, ({ status }) => status !== "confirmed");
  say(next === undefined ? t.review.said.allConfirmed : t.review.said.confirmed(numberOf(session, segment.id)));
  if (next !== undefined) goTo(session, next.id);
}

export function nextNotReviewed(session: Session): void {
  session.flush();
  const next = nextWhere(session, ({ status }) => status === "not-reviewed");
  if (next !== undefined) goTo(session, next.id);
}

export function step(session: Session, by: 1 | -1): void {
  session.flush();
  const list = shownSegments(session);
  const at = list.findIndex((segment) => segment.id === session.store.get().active);
  const next = list[at + by];
  if (next !== undefined) goTo(session, next.id);
}

export function chooseStatus(session: Session, id: SegmentId, status: Status): void {
  session.flush();
  void session.apply(setStatus(session.store.get().review, id, status));
  say(t.review.said.status(numberOf(session, id), t.status[status]));
}

export function revertSegment(session: Session): void {
  const segment = activeSegment(session);
  if (segment === undefined) return;
  void session.apply(revertToRaw(session.store.get().review, segment.id));
  say(t.review.said.reverted(numberOf(session, segment.id)));
}

export function takeBackChange(session: Session, { id, raw }: Segment, change: TextChange): void {
  session.flush();
  const { review } = session.store.get();
  const pe = findSegment(review, id)?.pe;
  if (pe === undefined) return;
  const all = changesBetween(raw, pe);
  const same = all.find((other) => other.index === change.index && other.after === change.after) ?? change;
  void session.apply(editText(review, id, withoutChange(raw, pe, same, all), { label: "revert" }));
  session.focus(id, same.edit.after.from);
}

/** Takes back the nth change of a sentence as it stands now. */
export function takeBackNth(session: Session, id: SegmentId, nth: number): void {
  session.flush();
  const segment = findSegment(session.store.get().review, id);
  const change = segment === undefined ? undefined : changesBetween(segment.raw, segment.pe)[nth];
  if (segment !== undefined && change !== undefined) takeBackChange(session, segment, change);
}

/** Splits at the cursor of the correction; the machine's text is cut at the same share, at a word's edge. */
export function splitHere(session: Session, at: number): void {
  const segment = activeSegment(session);
  if (segment === undefined) return;
  const action = splitSegment(session.store.get().review, segment.id, rawPlace(segment, at), at);
  if (action === undefined) return notify(t.review.cannotSplit);
  void session.apply(action);
  session.focus(segment.id);
  say(t.review.said.split);
}

/** The place in the raw text that stands where `at` stands in the correction. */
function rawPlace({ raw, pe }: Segment, at: number): number {
  let shift = 0;
  for (const { edit } of changesBetween(raw, pe)) {
    if (edit.after.from >= at) break;
    if (edit.after.to > at) return edit.before.to;
    shift = edit.before.to - edit.after.to;
  }
  return Math.min(Math.max(at + shift, 0), raw.length);
}

export function mergeHere(session: Session): void {
  const segment = activeSegment(session);
  if (segment === undefined) return;
  const action = mergeWithNext(session.store.get().review, segment.id);
  if (action === undefined) return notify(t.review.cannotMerge);
  void session.apply(action);
  session.focus(segment.id, segment.pe.length);
  say(t.review.said.merged);
}

/** Corrects by hand which source stands beside which sentence, from the active one on. */
export function moveSources(session: Session, direction: 1 | -1): void {
  session.flush();
  const { active, review } = session.store.get();
  const at = active === undefined ? -1 : segmentPosition(review.segments, active);
  const changes = at < 0 ? [] : shiftSources(review, at, direction);
  if (changes.length === 0) return;
  void session.apply({ label: "source", changes });
  say(t.review.said.shifted(changes.length));
}

/** Says the difference of the active sentence in words, for those who hear it. */
export function speakChanges(session: Session): void {
  const segment = activeSegment(session);
  if (segment === undefined) return;
  const changes = changesBetween(segment.raw, segment.pe);
  const parts = changes.flatMap(({ before, after }) => [
    ...(before.trim() === "" ? [] : [t.review.said.deleted(before.trim())]),
    ...(after.trim() === "" ? [] : [t.review.said.inserted(after.trim())]),
  ]);
  say(parts.length === 0 ? t.review.said.same : parts.join(", "));
}

/** A step in words, with its place: "Edited, segment 3", "Replaced all, 12 sentences". */
export function stepText(session: Session, { label, place }: Step): string {
  const what = t.step[label];
  if (place === undefined) return what;
  if (place.count > 1) return t.review.stepIn(what, place.count);
  const n = numberOf(session, place.segment);
  return n === 0 ? what : t.review.stepAt(what, n);
}

export async function undo(session: Session, steps = 1): Promise<void> {
  session.flush();
  const step = session.store.get().review.undo.at(-1);
  const what = step === undefined ? undefined : stepText(session, step);
  const done = await session.undo(steps);
  if (done === undefined) return;
  follow(session, done);
  if (what !== undefined) say(t.review.said.undone(what));
}

export async function redo(session: Session, steps = 1): Promise<void> {
  const step = session.store.get().review.redo.at(-1);
  const what = step === undefined ? undefined : stepText(session, step);
  const done = await session.redo(steps);
  if (done === undefined) return;
  follow(session, done);
  if (what !== undefined) say(t.review.said.redone(what));
}

/** Shows the editor where something was taken back, when it was elsewhere. */
function follow(session: Session, { events }: Applied): void {
  const changes: readonly object[] = events.flatMap((event) => event.changes);
  const touched = changes.flatMap((change) => ("segment" in change ? [change.segment as SegmentId] : []));
  const { active } = session.store.get();
  if (touched[0] !== undefined && !touched.includes(active ?? touched[0])) goTo(session, touched[0]);
}

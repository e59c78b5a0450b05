import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markId } from "../../../src/core/ids.ts";
import {
  addMark,
  dismiss,
  editText,
  rename,
  restoreDismissal,
  revertToRaw,
  setComment,
  setStatus,
} from "../../../src/core/review/actions.ts";
import { inverse, inverseChanges } from "../../../src/core/review/change.ts";
import { mergeWithNext, splitSegment } from "../../../src/core/review/cut.ts";
import type { Action, ReviewEvent } from "../../../src/core/review/event.ts";
import { foldEvents, reduce, withChanges } from "../../../src/core/review/fold.ts";
import { stateAt } from "../../../src/core/review/history.ts";
import { refusal } from "../../../src/core/review/refusal.ts";
import { STATUSES, type ReviewState } from "../../../src/core/review/state.ts";
import { nextRedo, nextUndo } from "../../../src/core/review/undo.ts";
import { stateOf } from "./sample-state.ts";

const RUNS = { seed: 20261123, numRuns: 300 };
const START = stateOf("Alpha one.|Beta two.|Gamma three.", "Delta four.", "Epsilon five.|Zeta six.");

type Move = { readonly what: number; readonly where: number; readonly text: string; readonly at: number };

const moves = fc.array(
  fc.record({ what: fc.nat(10), where: fc.nat(20), text: fc.string({ maxLength: 12 }), at: fc.nat(12) }),
  { maxLength: 25 },
);

function actionOf(state: ReviewState, { what, where, text, at }: Move): Action | undefined {
  const segment = state.segments[where % state.segments.length];
  if (!segment) return undefined;
  const { id } = segment;
  const dismissal = { rule: "r", words: text, scope: "article" as const };
  const mark = { id: markId(`m${state.seq}`), column: "raw" as const, from: 0, to: Math.min(at, segment.raw.length) };
  const makers: readonly (() => Action | undefined)[] = [
    () => editText(state, id, text),
    () => editText(state, id, `${segment.pe}${text}`, { joins: at % 2 === 0 && state.undo.length > 0 }),
    () => revertToRaw(state, id),
    () => setStatus(state, id, STATUSES[at % STATUSES.length] ?? "edited"),
    () => setComment(state, id, text),
    () => addMark(id, { ...mark, type: "style/awkward", severity: "minor" }),
    () => dismiss(state.dismissals.some((other) => other.words === text) ? [] : [dismissal]),
    () => (state.dismissals[0] ? restoreDismissal(state.dismissals[0]) : undefined),
    () => splitSegment(state, id, at, Math.min(at, segment.pe.length)),
    () => mergeWithNext(state, id),
    () => rename(state, text),
  ];
  return makers[what % makers.length]?.();
}

function play(list: readonly Move[]): { state: ReviewState; events: ReviewEvent[] } {
  let state = START;
  const events: ReviewEvent[] = [];
  for (const move of list) {
    const action = actionOf(state, move);
    if (!action || action.changes.length === 0) continue;
    const event: ReviewEvent = { seq: state.seq + 1, at: state.seq, who: "me", ...action };
    expect(refusal(state, event.changes)).toBeUndefined();
    state = reduce(state, event);
    events.push(event);
  }
  return { state, events };
}

const withoutSteps = ({ seq: _s, undo: _u, redo: _r, ...rest }: ReviewState) => rest;

/** Dismissals are a set: taking one back and doing it again may change their order, which means nothing. */
const comparable = (state: ReviewState) => ({
  ...withoutSteps(state),
  dismissals: state.dismissals.map((dismissal) => JSON.stringify(dismissal)).toSorted(),
});

describe("a review is the fold of its events", () => {
  test("one at a time or all at once give the same state", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { state, events } = play(list);
        expect(foldEvents(START, events)).toEqual(state);
      }),
      RUNS,
    );
  });

  test("survives a trip through JSON", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { state, events } = play(list);
        expect(foldEvents(START, JSON.parse(JSON.stringify(events)) as ReviewEvent[])).toEqual(state);
      }),
      RUNS,
    );
  });

  test("the raw MT never changes, and segments always cover it in order", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { state } = play(list);
        let at = 0;
        for (const segment of state.segments) {
          expect(segment.raw).toBe(state.article.text.slice(segment.from, segment.to));
          expect(state.article.text.slice(at, segment.from).trim()).toBe("");
          at = segment.to;
        }
        expect(at).toBe(state.article.text.length);
      }),
      RUNS,
    );
  });

  test("an inverse takes back what the changes did", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { state, events } = play(list);
        expect(comparable(withChanges(state, inverseChanges(events)))).toEqual(comparable(START));
        for (const change of events.flatMap((event) => event.changes)) expect(inverse(inverse(change))).toEqual(change);
      }),
      RUNS,
    );
  });

  test("undoing everything gives the start, redoing everything the end, and every step can be looked at", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const played = play(list);
        const events = [...played.events];
        let { state } = played;
        const steps = state.undo.length;
        for (const label of ["undo", "redo"] as const) {
          for (let step = 0; step < steps; step += 1) {
            const reversal = label === "undo" ? nextUndo(state, events) : nextRedo(state, events);
            expect(reversal).toBeDefined();
            if (!reversal) return;
            expect(refusal(state, reversal.changes)).toBeUndefined();
            const { changes, targets } = reversal;
            const event: ReviewEvent = { seq: state.seq + 1, at: 0, who: "me", label, changes, targets };
            state = reduce(state, event);
            events.push(event);
          }
          expect(comparable(state)).toEqual(comparable(label === "undo" ? START : played.state));
        }
        expect(nextRedo(state, events)).toBeUndefined();
        expect(comparable(stateAt(state, events, 0))).toEqual(comparable(START));
        expect(comparable(stateAt(state, events, played.events.length))).toEqual(comparable(played.state));
      }),
      RUNS,
    );
  });
});

import type { Metrics } from "../contract/replies.ts";
import { corpusTer, ter, type TerCounts } from "../core/metric/ter.ts";
import { readability } from "../core/metric/readability.ts";
import type { ReviewEvent } from "../core/review/event.ts";
import { MQM_POINTS } from "../core/review/mqm.ts";
import type { ReviewState, Segment } from "../core/review/state.ts";
import { commonFixes } from "./fixes.ts";

/** A pause longer than this is not editing time, ms. */
const PAUSE_MS = 2 * 60 * 1_000;

/** Scores of a review; sentences that did not change since the last call are not counted again. */
export function createMetrics(): (state: ReviewState, events: readonly ReviewEvent[]) => Metrics {
  const known = new WeakMap<Segment, TerCounts>();
  const terOf = (segment: Segment): TerCounts => {
    const counts = known.get(segment) ?? ter(segment.raw, segment.pe);
    known.set(segment, counts);
    return counts;
  };
  return (state, events) => {
    const { segments } = state;
    const hter = corpusTer(segments.map(terOf), { cap: true });
    const raw = readability(segments.map((segment) => segment.raw));
    const pe = readability(segments.map((segment) => segment.pe));
    return {
      words: { raw: raw.words, pe: pe.words },
      segments: {
        all: segments.length,
        touched: segments.filter((segment) => segment.pe !== segment.raw).length,
        confirmed: segments.filter((segment) => segment.status === "confirmed").length,
      },
      hter: { ...hter, score: hter.ter },
      mqm: mqmScore(segments, raw.words),
      readingEase: { raw: raw.readingEase, pe: pe.readingEase },
      grade: { raw: raw.grade, pe: pe.grade },
      fixes: commonFixes(segments),
      minutes: editingMinutes(events),
    };
  };
}

function mqmScore(segments: readonly Segment[], words: number): Metrics["mqm"] {
  const types = new Map<string, { count: number; points: number }>();
  let points = 0;
  for (const mark of segments.flatMap((segment) => segment.marks)) {
    const worth = MQM_POINTS[mark.severity];
    const entry = types.get(mark.type) ?? { count: 0, points: 0 };
    types.set(mark.type, { count: entry.count + 1, points: entry.points + worth });
    points += worth;
  }
  return {
    points,
    per1000: words === 0 ? 0 : (points / words) * 1_000,
    byType: [...types].map(([type, entry]) => ({ type, ...entry })).sort((a, b) => b.count - a.count),
  };
}

function editingMinutes(events: readonly ReviewEvent[]): number {
  let total = 0;
  for (const [index, event] of events.entries()) {
    const pause = event.at - (events[index - 1]?.at ?? event.at);
    if (pause > 0 && pause <= PAUSE_MS) total += pause;
  }
  return total / 60_000;
}

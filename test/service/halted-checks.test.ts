import { expect, test } from "vitest";
import type { News } from "../../src/contract/replies.ts";
import type { CheckSettings } from "../../src/core/check/settings.ts";
import { reviewId, segmentId } from "../../src/core/ids.ts";
import type { ReviewEvent } from "../../src/core/review/event.ts";
import type { Segment } from "../../src/core/review/state.ts";
import { DEFAULT_SETTINGS } from "../../src/contract/settings.ts";
import { createFlagKeeper } from "../../src/service/flag-keeper.ts";
import type { OpenReview } from "../../src/service/open-reviews.ts";
import type { CheckedSegment, Checker, SegmentFlags } from "../../src/service/ports.ts";
import { settle } from "./fakes.ts";

const R1 = reviewId("r1");

const segments = Array.from({ length: 60 }, (_, n): Segment => {
  const text = `text ${n}`;
  const place = { block: 0, from: 0, to: text.length };
  return { id: segmentId(`s${n}`), ...place, raw: text, pe: text, status: "not-reviewed", marks: [] };
});
// Only what the keeper reads of a review.
const review = {
  id: R1,
  state: { id: R1, article: { blocks: [] }, segments, dismissals: [] },
} as unknown as OpenReview;

function setUp() {
  const posted: News[] = [];
  const starts: { tell: (batch: readonly SegmentFlags[], done: boolean) => void; settings: CheckSettings }[] = [];
  const rechecked: string[] = [];
  const checker: Checker = {
    start: (_id, _article, settings, tell) => void starts.push({ tell, settings }),
    recheck: async (_review, { id }: CheckedSegment) => {
      rechecked.push(id);
      return { id, pe: [] };
    },
    names: async () => [],
    halt: () => starts.at(-1)?.tell([], true),
    stop: () => undefined,
  };
  const board = { post: (news: News) => void posted.push(news) } as Parameters<typeof createFlagKeeper>[1];
  const keeper = createFlagKeeper(checker, board, () => undefined);
  const last = () => posted.at(-1);
  return { keeper, starts, rechecked, last };
}

const edits = (count: number): readonly ReviewEvent[] => [
  {
    seq: 1,
    at: 0,
    who: "",
    label: "edit",
    changes: segments.slice(0, count).map(({ id, raw }) => ({ kind: "text", segment: id, before: raw, after: raw })),
  },
];

test("stopped checks say so to every page, end the waiting, and leave the desk without a number", async () => {
  const { keeper, starts, last } = setUp();
  keeper.start(review, DEFAULT_SETTINGS);
  starts[0]?.tell([{ id: segmentId("s0"), raw: [], pe: [] }], false);
  const finished = keeper.finished(R1);
  keeper.halt(R1);
  await finished;
  expect(last()).toMatchObject({ kind: "flags", done: true, halted: true });
  expect(keeper.openCount(review.state, DEFAULT_SETTINGS)).toBeUndefined();
  keeper.repeat(R1);
  expect(last()).toMatchObject({ kind: "flags", done: true, halted: true });
});

test("after a stop edits are checked one by one, however many; run again, the whole article is", async () => {
  const { keeper, starts, rechecked, last } = setUp();
  keeper.start(review, DEFAULT_SETTINGS);
  keeper.halt(R1);
  keeper.follow(review, edits(50), DEFAULT_SETTINGS);
  await settle();
  expect([starts.length, rechecked.length]).toEqual([1, 50]);
  keeper.start(review, DEFAULT_SETTINGS);
  starts[1]?.tell([], true);
  expect(last()).toEqual({ kind: "flags", review: R1, segments: [], done: true });
  expect(keeper.openCount(review.state, DEFAULT_SETTINGS)).toBe(0);
  keeper.follow(review, edits(50), DEFAULT_SETTINGS);
  expect(starts).toHaveLength(3);
});

test("checks that are through cannot be stopped", () => {
  const { keeper, starts } = setUp();
  keeper.start(review, DEFAULT_SETTINGS);
  starts[0]?.tell([], true);
  keeper.halt(R1);
  expect(keeper.openCount(review.state, DEFAULT_SETTINGS)).toBe(0);
});

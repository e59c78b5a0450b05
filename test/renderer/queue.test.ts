import { describe, expect, test } from "vitest";
import type { GalleyError } from "../../src/contract/errors.ts";
import type { Reply } from "../../src/contract/replies.ts";
import { reviewId, segmentId } from "../../src/core/ids.ts";
import { editText } from "../../src/core/review/actions.ts";
import type { Action, ReviewEvent } from "../../src/core/review/event.ts";
import { reduce } from "../../src/core/review/fold.ts";
import { firstSegments, initialState } from "../../src/core/review/new-review.ts";
import type { ReviewState } from "../../src/core/review/state.ts";
import { createQueue } from "../../src/renderer/session/queue.ts";

const TEXT = "One cat. Two dogs.";
const START: ReviewState = (() => {
  const article = {
    title: "t",
    format: "txt",
    encoding: "utf-8",
    bom: false,
    eol: "lf",
    text: TEXT,
    blocks: [{ kind: "paragraph", from: 0, to: TEXT.length }],
  } as const;
  const cuts = [
    { from: 0, to: 8, block: 0 },
    { from: 9, to: 18, block: 0 },
  ];
  return initialState({ id: reviewId("r"), title: "t", article, segments: firstSegments(article, cuts) });
})();
const S1 = segmentId("s1");
const S2 = segmentId("s2");

type Asked = Parameters<Parameters<typeof createQueue>[1]["send"]>[0];

/** A service of which the test decides when and what it answers. */
function makeQueue() {
  const asked: Asked[] = [];
  const answers: ((reply: Reply<"review.apply">) => void)[] = [];
  const refused: { error: GalleyError; lost: Action | undefined }[] = [];
  /** What the service has when the page looks again after a lost connection. */
  const service: { state: ReviewState | undefined } = { state: undefined };
  const queue = createQueue(START, {
    send: (what) => {
      asked.push(what);
      return new Promise((resolve) => answers.push(resolve));
    },
    now: () => 0,
    onChange: () => {},
    onConnection: () => {},
    onNothing: () => {},
    onRefused: (error, lost) => refused.push({ error, lost }),
    pause: () => Promise.resolve(),
    catchUp: () => {
      if (service.state !== undefined) queue.reset(service.state);
      return Promise.resolve(true);
    },
  });
  const edit = (id: typeof S1, text: string) => {
    const action = editText(queue.shown(), id, text);
    if (action === undefined) throw new Error("nothing to do");
    return queue.apply(action);
  };
  const answer = async (reply: Reply<"review.apply">): Promise<void> => {
    answers.shift()?.(reply);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, asked, refused, service, edit, answer };
}

const event = (seq: number, action: Action): ReviewEvent => ({ ...action, seq, at: 1, who: "me" });
const made = (...events: readonly ReviewEvent[]): Reply<"review.apply"> => ({
  ok: true,
  value: { events, saved: true },
});
const actionOf = (asked: Asked | undefined): Action => {
  if (asked === undefined || !("action" in asked)) throw new Error("no action was asked");
  return asked.action;
};
const peOf = (state: ReviewState): readonly string[] => state.segments.map(({ pe }) => pe);

describe("queue of actions", () => {
  test("shows an action before it is answered, and keeps the very same objects when the answer is as foreseen", async () => {
    const { queue, asked, edit, answer } = makeQueue();
    void edit(S1, "A cat.");
    const shown = queue.shown();
    expect(peOf(shown)).toEqual(["A cat.", "Two dogs."]);
    await answer(made(event(1, actionOf(asked[0]))));
    expect(queue.shown().segments).toBe(shown.segments);
  });

  test("sends one action at a time, in order", async () => {
    const { queue, asked, edit, answer } = makeQueue();
    void edit(S1, "A cat.");
    void edit(S2, "Dogs.");
    expect(asked).toHaveLength(1);
    await answer(made(event(1, actionOf(asked[0]))));
    expect(asked).toHaveLength(2);
    await answer(made(event(2, actionOf(asked[1]))));
    expect(peOf(queue.shown())).toEqual(["A cat.", "Dogs."]);
  });

  test("puts someone else's events before its own when they came first", async () => {
    const { queue, asked, edit, answer } = makeQueue();
    void edit(S1, "A cat.");
    const theirs = editText(START, S2, "Their dogs.");
    if (theirs === undefined) throw new Error("nothing to do");
    expect(queue.receive([event(1, theirs)])).toBe(true);
    await answer(made(event(2, actionOf(asked[0]))));
    expect(peOf(queue.shown())).toEqual(["A cat.", "Their dogs."]);
    expect(queue.shown().seq).toBe(2);
  });

  test("a refusal takes back what was refused, hands it out, and goes on with the rest", async () => {
    const { queue, asked, refused, edit, answer } = makeQueue();
    void edit(S1, "A cat.");
    void edit(S2, "Dogs.");
    await answer({ ok: false, error: { code: "conflict" } });
    expect(peOf(queue.shown())).toEqual(["One cat.", "Dogs."]);
    expect(refused).toEqual([{ error: { code: "conflict" }, lost: actionOf(asked[0]) }]);
    await answer(made(event(1, actionOf(asked[1]))));
    expect(peOf(queue.shown())).toEqual(["One cat.", "Dogs."]);
  });

  test("an answer that overtakes the news of someone else's event waits for it", async () => {
    const { queue, asked, refused, edit, answer } = makeQueue();
    void edit(S1, "A cat.");
    const theirs = editText(START, S2, "Their dogs.");
    if (theirs === undefined) throw new Error("nothing to do");
    await answer(made(event(2, actionOf(asked[0]))));
    expect(queue.receive([event(1, theirs)])).toBe(true);
    expect(peOf(queue.shown())).toEqual(["A cat.", "Their dogs."]);
    expect(refused).toEqual([]);
  });

  test("a lost connection keeps the action and sends it again", async () => {
    const { queue, asked, edit, answer } = makeQueue();
    void edit(S1, "A cat.");
    await answer({ ok: false, error: { code: "connection-lost" } });
    expect(asked).toHaveLength(2);
    await answer(made(event(1, actionOf(asked[1]))));
    expect(peOf(queue.shown())).toEqual(["A cat.", "Two dogs."]);
  });

  test("edits made without a connection survive the review being fetched again", async () => {
    const { queue, asked, service, edit, answer } = makeQueue();
    service.state = START;
    void edit(S1, "A cat.");
    void edit(S2, "Dogs.");
    await answer({ ok: false, error: { code: "connection-lost" } });
    expect(peOf(queue.shown())).toEqual(["A cat.", "Dogs."]);
    await answer(made(event(1, actionOf(asked[1]))));
    await answer(made(event(2, actionOf(asked[2]))));
    expect(peOf(queue.shown())).toEqual(["A cat.", "Dogs."]);
    expect(queue.shown().seq).toBe(2);
  });

  test("what was made before its answer was lost is not sent again", async () => {
    const { queue, asked, service, refused, edit, answer } = makeQueue();
    void edit(S1, "A cat.");
    void edit(S2, "Dogs.");
    service.state = reduce(START, event(1, actionOf(asked[0])));
    await answer({ ok: false, error: { code: "connection-lost" } });
    expect(asked).toHaveLength(2);
    await answer(made(event(2, actionOf(asked[1]))));
    expect(peOf(queue.shown())).toEqual(["A cat.", "Dogs."]);
    expect(refused).toEqual([]);
  });

  test("an undo whose answer was lost is not made twice", async () => {
    const { queue, asked, service, answer } = makeQueue();
    const undone = queue.undo(1);
    service.state = START;
    await answer({ ok: false, error: { code: "connection-lost" } });
    expect(await undone).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  test("says when everything is answered", async () => {
    const { queue, asked, edit, answer } = makeQueue();
    let idle = false;
    void edit(S1, "A cat.");
    void edit(S2, "Dogs.");
    void queue.idle().then(() => (idle = true));
    await answer(made(event(1, actionOf(asked[0]))));
    expect(idle).toBe(false);
    await answer(made(event(2, actionOf(asked[1]))));
    expect(idle).toBe(true);
  });

  test("events with a gap are not folded: the review must be opened again", () => {
    const { queue } = makeQueue();
    const theirs = editText(START, S2, "Their dogs.");
    if (theirs === undefined) throw new Error("nothing to do");
    expect(queue.receive([event(5, theirs)])).toBe(false);
    expect(queue.shown()).toBe(START);
  });
});

import { describe, expect, test } from "vitest";
import type { Flag } from "../../../src/core/check/flag.ts";
import { DEFAULT_SETTINGS } from "../../../src/contract/settings.ts";
import { reviewId, segmentId } from "../../../src/core/ids.ts";
import type { ChildChannel } from "../../../src/host/channel.ts";
import { createChecker } from "../../../src/host/check/checker.ts";
import type { FromCheckWorker, ToCheckWorker } from "../../../src/host/check/check-messages.ts";
import type { CheckedSegment, SegmentFlags } from "../../../src/service/ports.ts";
import { settle } from "../../service/fakes.ts";

const R1 = reviewId("r1");
const SETTINGS = DEFAULT_SETTINGS.checks;

/** The far end of a pipe, played by the test. */
function fakePipe<In, Out>() {
  const sent: In[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const exits: ((code: number | undefined) => void)[] = [];
  const channel: ChildChannel = {
    post: (message) => void sent.push(message as In),
    onMessage: (listen) => void listeners.push(listen),
    onExit: (listen) => void exits.push(listen),
    kill: () => undefined,
  };
  const say = (message: Out): void => {
    for (const listen of listeners) listen(message);
  };
  const die = (): void => {
    for (const listen of exits) listen(1);
  };
  return { channel, sent, say, die };
}

function flag(rule: string, from: number): Flag {
  return {
    from,
    to: from + 3,
    rule,
    family: rule.startsWith("language") ? "language" : "style",
    severity: "warning",
    score: 0.5,
    title: rule,
    message: rule,
    suggestions: [],
    mqm: "style/awkward",
  };
}

function segment(id: string, raw: string, pe?: string): CheckedSegment {
  return { id: segmentId(id), kind: "paragraph", block: 0, raw, ...(pe === undefined ? {} : { pe }) };
}

function setUp(withGrammar = true) {
  const checks: ReturnType<typeof fakePipe<ToCheckWorker, FromCheckWorker>>[] = [];
  const grammars: ReturnType<typeof fakePipe<{ n: number; text: string }, unknown>>[] = [];
  const checker = createChecker({
    spawnChecks: () => {
      checks.push(fakePipe());
      return (checks.at(-1) as (typeof checks)[0]).channel;
    },
    ...(withGrammar
      ? {
          spawnGrammar: () => {
            grammars.push(fakePipe());
            return (grammars.at(-1) as (typeof grammars)[0]).channel;
          },
        }
      : {}),
  });
  const told: { batch: readonly SegmentFlags[]; done: boolean }[] = [];
  const start = (segments: readonly CheckedSegment[]) =>
    checker.start(R1, { segments }, SETTINGS, (batch, done) => told.push({ batch, done }));
  const runOf = (worker: number): number => {
    const first = checks[worker]?.sent.findLast((message) => message.kind === "start");
    return first?.kind === "start" ? first.run : -1;
  };
  return { checker, checks, grammars, told, start, runOf };
}

describe("flags stream", () => {
  test("our own come first; grammar is asked sentence by sentence, and only then it is done", async () => {
    const { checks, grammars, told, start, runOf } = setUp();
    start([segment("s1", "one two")]);
    const own = { id: segmentId("s1"), raw: [flag("style.a", 0)], pe: [flag("style.a", 0)] };
    checks[0]?.say({ kind: "flags", review: R1, run: runOf(0), batch: [own], done: true });
    expect(told).toEqual([{ batch: [own], done: false }]);
    await settle();
    grammars[0]?.say({ n: grammars[0].sent[0]?.n, flags: [flag("language.X", 4)] });
    await settle();
    expect(told[1]?.batch[0]?.pe.map(({ rule }) => rule)).toEqual(["style.a", "language.X"]);
    expect(told.at(-1)).toEqual({ batch: [], done: true });
  });

  test("answers of an older start are dropped", () => {
    const { checks, told, start, runOf } = setUp();
    start([segment("s1", "one")]);
    const old = runOf(0);
    start([segment("s1", "two")]);
    checks[0]?.say({ kind: "flags", review: R1, run: old, batch: [], done: true });
    expect(told).toEqual([]);
  });

  test("a rule switched off stays silent, also in grammar", async () => {
    const { checker, checks, grammars, told, runOf } = setUp();
    const settings = { ...SETTINGS, levels: { language: "off" as const } };
    checker.start(R1, { segments: [segment("s1", "one")] }, settings, (batch, done) => told.push({ batch, done }));
    const own = { id: segmentId("s1"), raw: [], pe: [] };
    checks[0]?.say({ kind: "flags", review: R1, run: runOf(0), batch: [own], done: true });
    await settle();
    grammars[0]?.say({ n: grammars[0].sent[0]?.n, flags: [flag("language.X", 0)] });
    await settle();
    expect(told.flatMap(({ batch }) => batch.flatMap(({ pe }) => pe))).toEqual([]);
  });
});

describe("checks that the editor stops", () => {
  test("they are done at once, grammar is not asked, and a single sentence is still checked", async () => {
    const { checker, checks, grammars, told, start, runOf } = setUp();
    start([segment("s1", "one"), segment("s2", "two")]);
    checker.halt(R1);
    expect(told).toEqual([{ batch: [], done: true }]);
    expect(checks[0]?.sent.at(-1)).toEqual({ kind: "halt", review: R1 });
    const own = { id: segmentId("s1"), raw: [], pe: [] };
    checks[0]?.say({ kind: "flags", review: R1, run: runOf(0), batch: [own], done: true });
    await settle();
    expect(grammars).toHaveLength(0);
    const asked = checker.recheck(R1, segment("s2", "two", "three"));
    const question = checks[0]?.sent.at(-1);
    const answer = { id: segmentId("s2"), pe: [flag("style.a", 0)] };
    checks[0]?.say({ kind: "rechecked", n: question?.kind === "recheck" ? question.n : -1, flags: answer });
    expect((await asked)?.pe).toHaveLength(1);
  });

  test("stopped while grammar is asked, no further sentence is", async () => {
    const { checker, checks, grammars, told, start, runOf } = setUp();
    start([segment("s1", "one"), segment("s2", "two")]);
    const batch = ["s1", "s2"].map((id) => ({ id: segmentId(id), raw: [], pe: [] }));
    checks[0]?.say({ kind: "flags", review: R1, run: runOf(0), batch, done: true });
    await settle();
    expect(grammars[0]?.sent).toHaveLength(1);
    checker.halt(R1);
    grammars[0]?.say({ n: grammars[0].sent[0]?.n, flags: [] });
    await settle();
    expect(grammars[0]?.sent).toHaveLength(1);
    expect(told.filter(({ done }) => done)).toHaveLength(1);
  });
});

describe("workers that die", () => {
  test("the checks start again where they were; after three deaths the review goes on without flags", async () => {
    const { checks, told, start } = setUp(false);
    start([segment("s1", "one")]);
    checks[0]?.die();
    expect(checks).toHaveLength(2);
    expect(checks[1]?.sent[0]).toMatchObject({ kind: "start", review: R1 });
    checks[1]?.die();
    checks[2]?.die();
    expect(checks).toHaveLength(3);
    expect(told.at(-1)).toEqual({ batch: [], done: true });
  });

  test("a grammar worker that dies costs its flags, nothing else", async () => {
    const { checks, grammars, told, start, runOf } = setUp();
    start([segment("s1", "one")]);
    const own = { id: segmentId("s1"), raw: [], pe: [] };
    checks[0]?.say({ kind: "flags", review: R1, run: runOf(0), batch: [own], done: true });
    await settle();
    grammars[0]?.die();
    await settle();
    expect(told.at(-1)).toEqual({ batch: [], done: true });
  });

  test("a question to a worker that dies is answered", async () => {
    const { checker, checks, start } = setUp(false);
    start([segment("s1", "one")]);
    const asked = checker.recheck(R1, segment("s1", "one", "two"));
    const names = checker.names(R1);
    checks[0]?.die();
    expect(await asked).toBeUndefined();
    expect(await names).toEqual([]);
  });
});

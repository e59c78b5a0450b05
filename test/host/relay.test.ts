import { expect, test } from "vitest";
import type { ChildChannel } from "../../src/host/channel.ts";
import type { FromBackend, ToBackend } from "../../src/host/messages.ts";
import { createRelay, type Relay, type RelayHost } from "../../src/host/relay.ts";

/** A backend process that does nothing by itself: the test says what it sends and when it ends. */
class FakeProcess implements ChildChannel {
  readonly got: ToBackend[] = [];
  killed = false;
  #message: (message: unknown) => void = () => undefined;
  #exit: (code: number | undefined) => void = () => undefined;
  post(message: unknown): void {
    this.got.push(message as ToBackend);
  }
  onMessage(listen: (message: unknown) => void): void {
    this.#message = listen;
  }
  onExit(listen: (code: number | undefined) => void): void {
    this.#exit = listen;
  }
  kill(): void {
    this.killed = true;
    this.exit(undefined);
  }
  say(message: FromBackend): void {
    this.#message(message);
  }
  exit(code: number | undefined): void {
    this.#exit(code);
  }
}

interface Bench {
  readonly relay: Relay;
  readonly processes: FakeProcess[];
  readonly waiting: number[];
  readonly dead: string[];
  latest(): FakeProcess;
}

function bench(askWhere: RelayHost["askWhere"] = () => Promise.resolve(undefined)): Bench {
  const processes: FakeProcess[] = [];
  const waiting: number[] = [];
  const dead: string[] = [];
  const spawn = (): FakeProcess => {
    const child = new FakeProcess();
    processes.push(child);
    return child;
  };
  const relay = createRelay(spawn, {
    askWhere,
    onWaiting: (count) => waiting.push(count),
    onDead: (detail) => dead.push(detail),
  });
  return { relay, processes, waiting, dead, latest: () => processes.at(-1) as FakeProcess };
}

const DESK = { ok: true, value: { reviews: [] } } as const;

test("answers each call with the reply of its own number, in any order", async () => {
  const { relay, latest } = bench();
  const first = relay.dispatch("desk.list", {});
  const second = relay.dispatch("app.info", {}, { trusted: true, client: "page-1" });
  expect(latest().got).toEqual([
    { id: 1, method: "desk.list", request: {}, caller: { trusted: false } },
    { id: 2, method: "app.info", request: {}, caller: { trusted: true, client: "page-1" } },
  ]);
  latest().say({ id: 2, reply: { ok: false, error: { code: "bug" } } });
  latest().say({ id: 1, reply: DESK });
  expect(await first).toEqual(DESK);
  expect(await second).toEqual({ ok: false, error: { code: "bug" } });
});

test("fails the calls in flight when the process dies, and starts it anew", async () => {
  const { relay, processes, waiting, latest } = bench();
  const lost = relay.dispatch("desk.list", {});
  latest().say({ waiting: 2 });
  latest().exit(1);
  expect(await lost).toEqual({ ok: false, error: { code: "connection-lost" } });
  expect(waiting).toEqual([2, 0]);
  expect(processes).toHaveLength(2);
  const next = relay.dispatch("desk.list", {});
  latest().say({ id: 2, reply: DESK });
  expect(await next).toEqual(DESK);
});

test("gives up after three deaths without one answer, and says so to every later call", async () => {
  const { relay, processes, dead, latest } = bench();
  for (let n = 0; n < 3; n++) latest().exit(1);
  expect(processes).toHaveLength(3);
  expect(dead).toHaveLength(1);
  expect(await relay.dispatch("desk.list", {})).toMatchObject({ ok: false, error: { code: "crashed" } });
});

test("an answer in between sets the count of deaths back", async () => {
  const { relay, dead, latest } = bench();
  for (let n = 1; n <= 5; n++) {
    const call = relay.dispatch("desk.list", {});
    latest().say({ id: n, reply: DESK });
    await call;
    latest().exit(1);
  }
  expect(dead).toEqual([]);
});

test("a backend that cannot run is not started again", async () => {
  const { relay, processes, dead, latest } = bench();
  const call = relay.dispatch("desk.list", {});
  latest().say({ fatal: "The store is of a newer Galley." });
  latest().exit(1);
  expect(dead).toEqual(["The store is of a newer Galley."]);
  expect(processes).toHaveLength(1);
  expect(await call).toMatchObject({ ok: false, error: { code: "crashed" } });
});

test("hands a question on and brings the answer back, also when it was cancelled", async () => {
  const paths = ["/tmp/out.txt", undefined];
  const { latest } = bench(() => Promise.resolve(paths.shift()));
  latest().say({ ask: "save-where", n: 1, suggestedName: "out.txt" });
  await Promise.resolve();
  latest().say({ ask: "save-where", n: 2, suggestedName: "out.txt" });
  await expect.poll(() => latest().got).toEqual([{ answer: 1, path: "/tmp/out.txt" }, { answer: 2 }]);
});

test("does not bring the answer of an ended process to its successor", async () => {
  let answer: (path: string) => void = () => undefined;
  const { latest } = bench(() => new Promise((resolve) => (answer = resolve)));
  latest().say({ ask: "save-where", n: 1, suggestedName: "out.txt" });
  latest().exit(1);
  answer("/tmp/out.txt");
  await Promise.resolve();
  await Promise.resolve();
  expect(latest().got).toEqual([]);
});

test("stops when the process has ended by itself, and does not start another", async () => {
  const { relay, processes, latest } = bench();
  const stopped = relay.stop(60_000);
  expect(latest().got).toEqual([{ stop: true }]);
  latest().exit(0);
  await stopped;
  expect(processes).toHaveLength(1);
  expect(latest().killed).toBe(false);
});

test("asked to stop twice, both wait until everything is saved", async () => {
  const { relay, latest } = bench();
  const done: string[] = [];
  const first = relay.stop(60_000).then(() => done.push("first"));
  const second = relay.stop(60_000).then(() => done.push("second"));
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual([]);
  latest().exit(0);
  await Promise.all([first, second]);
  expect(latest().got).toEqual([{ stop: true }]);
});

test("kills a process that does not end in time", async () => {
  const { relay, latest } = bench();
  await relay.stop(1);
  expect(latest().killed).toBe(true);
});

test("a page printed goes back to the backend; where the shell cannot print, an answer without it", async () => {
  const { latest } = bench();
  const told = (): unknown => latest().got.at(-1);
  latest().say({ ask: "print", n: 7 });
  await expect.poll(told).toEqual({ answer: 7 });
  const processes: FakeProcess[] = [];
  createRelay(
    () => {
      const child = new FakeProcess();
      processes.push(child);
      return child;
    },
    {
      askWhere: () => Promise.resolve(undefined),
      printPage: () => Promise.resolve(Uint8Array.of(1, 2)),
      onWaiting: () => undefined,
      onDead: () => undefined,
    },
  );
  processes[0]?.say({ ask: "print", n: 1 });
  await expect.poll(() => processes[0]?.got.at(-1)).toEqual({ answer: 1, bytes: Uint8Array.of(1, 2) });
});

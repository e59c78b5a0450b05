import { expect, test } from "vitest";
import type { ChildChannel } from "../../src/host/channel.ts";
import { SILENCE_LIMIT_MS, watched } from "../../src/host/watched.ts";

function setUp() {
  const waits: { ms: number; run: () => void; over: boolean }[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const exits: ((code: number | undefined) => void)[] = [];
  let kills = 0;
  const child: ChildChannel = {
    post: () => undefined,
    onMessage: (listen) => void listeners.push(listen),
    onExit: (listen) => void exits.push(listen),
    kill: () => {
      kills += 1;
      for (const listen of exits) listen(undefined);
    },
  };
  const later = (ms: number, run: () => void): (() => void) => {
    const wait = { ms, run, over: false };
    waits.push(wait);
    return () => void (wait.over = true);
  };
  const channel = watched(() => child, later, {
    asks: (message) => message !== "stop",
    goesOn: (message) => message === "more",
  })();
  const say = (message: unknown): void => {
    for (const listen of listeners) listen(message);
  };
  const pass = (): void => {
    for (const wait of waits.filter(({ over }) => !over)) {
      wait.over = true;
      wait.run();
    }
  };
  return { channel, say, pass, waits, kills: () => kills };
}

test("a worker that owes an answer and stays silent is ended, which its listeners hear", () => {
  const { channel, pass, waits, kills } = setUp();
  let ended = false;
  channel.onExit(() => (ended = true));
  channel.post("check this");
  expect(waits.map(({ ms }) => ms)).toEqual([SILENCE_LIMIT_MS]);
  pass();
  expect([kills(), ended]).toEqual([1, true]);
  pass();
  expect(kills()).toBe(1);
});

test("one that answered, that nobody asked, or that was told to stop may be silent for ever", () => {
  const { channel, say, pass, kills } = setUp();
  pass();
  channel.post("check this");
  say("answer");
  pass();
  channel.post("check that");
  channel.post("stop");
  pass();
  expect(kills()).toBe(0);
});

test("an answer in parts keeps it waiting until the last part", () => {
  const { channel, say, pass, kills } = setUp();
  channel.post("check all");
  say("more");
  pass();
  expect(kills()).toBe(1);
});

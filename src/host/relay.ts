import type { Dispatch, News, Reply } from "../contract/replies.ts";
import type { GalleyError } from "../contract/errors.ts";
import type { Method } from "../contract/requests.ts";
import type { ChildChannel, Spawn } from "./channel.ts";
import type { Caller, FromBackend, ToBackend } from "./messages.ts";

/** What only a shell can do for its backend. */
export interface RelayHost {
  /** Asks the editor where to save; `undefined` when cancelled or where there is no dialog. */
  askWhere(suggestedName: string): Promise<string | undefined>;
  /** The window's page as it prints, as PDF; absent where the shell cannot. */
  readonly printPage?: () => Promise<Uint8Array>;
  /** The number of edits that are not on disk yet has changed. */
  onWaiting(count: number): void;
  /** The backend says why it cannot run, or has died too often: nothing will be answered any more. */
  onDead(detail: string): void;
}

export interface Relay {
  readonly dispatch: Dispatch;
  news(news: News): void;
  /** Asks the backend to save everything and end; resolves when it has, or after `limitMs` when it had to be killed. */
  stop(limitMs: number): Promise<void>;
}

/** Deaths in a row, without one answer in between, after which a new start is no use. */
const DEATHS_LIMIT = 3;

type Waiting = (reply: Reply<Method>) => void;

/** Sends every call to the backend process, and starts that anew when it dies: the calls in flight then fail, never hang. */
export function createRelay(spawn: Spawn, host: RelayHost): Relay {
  const inFlight = new Map<number, Waiting>();
  let nextId = 1;
  let deaths = 0;
  let dead: string | undefined;
  let stopping: (() => void) | undefined;
  let stopped: Promise<void> | undefined;
  let channel = start();

  function start(): ChildChannel {
    const child = spawn();
    child.onMessage((message) => receive(child, message as FromBackend)); // our own code is at the other end
    child.onExit((code) => exited(child, code));
    return child;
  }

  function receive(child: ChildChannel, message: FromBackend): void {
    if ("reply" in message) {
      deaths = 0;
      const answer = inFlight.get(message.id);
      inFlight.delete(message.id);
      answer?.(message.reply);
    } else if ("waiting" in message) host.onWaiting(message.waiting);
    else if ("ask" in message) void answerAsk(child, message);
    else if ("fatal" in message) giveUp(message.fatal);
  }

  async function answerAsk(child: ChildChannel, asked: Extract<FromBackend, { ask: string }>): Promise<void> {
    const answer = await (asked.ask === "print" ? printed() : where(asked.suggestedName)).catch(() => ({}));
    if (child === channel) send({ answer: asked.n, ...answer });
  }

  async function where(suggestedName: string): Promise<{ path?: string }> {
    const path = await host.askWhere(suggestedName);
    return path === undefined ? {} : { path };
  }

  async function printed(): Promise<{ bytes?: Uint8Array }> {
    const bytes = await host.printPage?.();
    return bytes === undefined ? {} : { bytes };
  }

  function exited(child: ChildChannel, code: number | undefined): void {
    if (child !== channel) return;
    failAll({ code: "connection-lost" });
    host.onWaiting(0);
    if (stopping !== undefined) return stopping();
    deaths += 1;
    if (deaths >= DEATHS_LIMIT)
      giveUp(`The part that keeps the reviews ended ${deaths} times in a row (${code ?? "killed"}).`);
    if (dead === undefined) channel = start();
  }

  function failAll(error: GalleyError): void {
    const waiting = [...inFlight.values()];
    inFlight.clear();
    for (const answer of waiting) answer({ ok: false, error });
  }

  function giveUp(detail: string): void {
    if (dead !== undefined) return;
    dead = detail;
    failAll({ code: "crashed", detail });
    channel.kill();
    host.onDead(detail);
  }

  function send(message: ToBackend): void {
    channel.post(message);
  }

  const dispatch: Dispatch = (method, request, caller: Caller = { trusted: false }) => {
    if (dead !== undefined) return Promise.resolve({ ok: false, error: { code: "crashed", detail: dead } });
    return new Promise((resolve) => {
      const id = nextId++;
      inFlight.set(id, resolve);
      send({ id, method, request, caller });
    });
  };

  /** Asked twice (two signals), both wait for the one end. */
  function stop(limitMs: number): Promise<void> {
    stopped ??= dead === undefined ? end(limitMs) : Promise.resolve();
    return stopped;
  }

  async function end(limitMs: number): Promise<void> {
    const ended = new Promise<void>((resolve) => (stopping = resolve));
    const timer = setTimeout(() => channel.kill(), limitMs);
    send({ stop: true });
    await ended;
    clearTimeout(timer);
  }

  return { dispatch, news: (news) => send({ news }), stop };
}

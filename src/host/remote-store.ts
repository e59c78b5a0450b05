import type { ReviewId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Reopened, ReviewStore, StoreError } from "../service/ports.ts";
import type { ChildChannel, Spawn } from "./channel.ts";
import type { FromStore, StoreMethod, ToStore } from "./store-messages.ts";

export interface RemoteStoreOptions {
  readonly spawn: Spawn;
  readonly home: string;
  /** Called after the store process had to be started again, with how it found the reviews that were open. */
  readonly onRestart?: (reopened: ReadonlyMap<ReviewId, Reopened>) => void;
  /** Waits before a new start; a test needs none. */
  readonly pause?: (ms: number) => Promise<void>;
}

interface Call {
  readonly method: StoreMethod;
  readonly args: readonly unknown[];
  readonly settle: (result: Result<unknown, StoreError>) => void;
  /** Processes that ended while this call was with them. */
  deaths: number;
}

/** A call that ends the process this often is given up: it may be what ends it. */
const DEATHS_PER_CALL = 3;
const RESTART_AFTER_MS = [0, 50, 250, 1000];
/** A store that has nothing to do ends within this time when asked. */
const STOP_LIMIT_MS = 10_000;

const wait = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

/**
 * The store in a process of its own. When that process dies it is started again, what was open is opened again, and calls
 * without an answer are made again: the store takes an event, a review or a move that is there already for done.
 */
class RemoteStore {
  readonly #options: RemoteStoreOptions;
  readonly #calls = new Map<number, Call>();
  readonly #open = new Set<ReviewId>();
  #channel: ChildChannel | undefined;
  #starting: Promise<void> | undefined;
  #nextId = 1;
  #deathsInARow = 0;
  #ended: (() => void) | undefined;
  #disposed = false;
  #alive = false;
  #diedAgain: (() => void) | undefined;

  constructor(options: RemoteStoreOptions) {
    this.#options = options;
    this.#spawn();
  }

  call(method: StoreMethod, args: readonly unknown[]): Promise<Result<unknown, StoreError>> {
    if (this.#disposed) return Promise.resolve(err({ code: "io", detail: "the store is closed" }));
    return new Promise((settle) => {
      const id = this.#nextId++;
      const call: Call = { method, args, settle, deaths: 0 };
      this.#calls.set(id, call);
      // While reviews are being opened again, calls wait their turn: order is part of the promise.
      if (this.#starting === undefined) this.#send(id, call);
    });
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await this.#starting;
    if (!this.#alive) return;
    const ended = new Promise<void>((resolve) => (this.#ended = resolve));
    const timer = setTimeout(() => this.#channel?.kill(), STOP_LIMIT_MS);
    this.#post({ stop: true });
    await ended;
    clearTimeout(timer);
  }

  #post(message: ToStore): void {
    this.#channel?.post(message);
  }

  #send(id: number, { method, args }: Call): void {
    this.#post({ id, method, args });
  }

  #spawn(): void {
    const channel = this.#options.spawn();
    this.#channel = channel;
    this.#alive = true;
    channel.onMessage((message) => this.#receive(message as FromStore)); // our own code is at the other end
    channel.onExit(() => channel === this.#channel && void this.#exited());
    this.#post({ home: this.#options.home });
  }

  #receive({ id, result }: FromStore): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    this.#deathsInARow = 0;
    this.#calls.delete(id);
    const answer = result as Result<unknown, StoreError>;
    const [first] = call.args;
    if (answer.ok) this.#remember(call.method, first as ReviewId);
    call.settle(answer);
  }

  /** Which reviews the process holds open, so that the next one can. */
  #remember(method: StoreMethod, id: ReviewId | { readonly id: ReviewId }): void {
    if (method === "create" && typeof id === "object") this.#open.add(id.id);
    if (typeof id !== "string") return;
    if (method === "open") this.#open.add(id);
    if (method === "close" || method === "trash") this.#open.delete(id);
  }

  #exited(): void {
    this.#alive = false;
    if (this.#ended !== undefined) {
      for (const call of this.#calls.values()) call.settle(err({ code: "io", detail: "the store is closed" }));
      this.#calls.clear();
      return this.#ended();
    }
    for (const [id, call] of this.#calls) {
      call.deaths++;
      if (call.deaths < DEATHS_PER_CALL) continue;
      this.#calls.delete(id);
      call.settle(err({ code: "io", detail: "the process that keeps the reviews ended again and again" }));
    }
    // A death while starting again is seen here too: whoever is starting starts over.
    if (this.#starting === undefined) this.#starting = this.#restart().finally(() => this.#resume());
    else this.#diedAgain?.();
    return undefined;
  }

  async #restart(): Promise<void> {
    const pause = this.#options.pause ?? wait;
    while (!this.#disposed) {
      await pause(RESTART_AFTER_MS[Math.min(this.#deathsInARow++, RESTART_AFTER_MS.length - 1)] ?? 0);
      const died = new Promise<"died">((resolve) => (this.#diedAgain = () => resolve("died")));
      this.#spawn();
      const reopened = await Promise.race([this.#reopen(), died]);
      this.#diedAgain = undefined;
      if (reopened === "died") continue;
      this.#options.onRestart?.(reopened);
      return;
    }
  }

  /** Asks past the queue: what waits there may need these reviews open. */
  async #reopen(): Promise<ReadonlyMap<ReviewId, Reopened>> {
    const reopened = new Map<ReviewId, Reopened>();
    const channel = this.#channel;
    for (const id of this.#open) {
      const answer = await this.#ask(id);
      // The process ended while it was asked: that says nothing about the review.
      if (!this.#alive || channel !== this.#channel) return reopened;
      if (answer.ok)
        reopened.set(id, answer.value as Reopened); // our own process answers what was asked
      // A review that cannot be opened now answers its own calls with the reason.
      else this.#open.delete(id);
    }
    return reopened;
  }

  #ask(review: ReviewId): Promise<Result<unknown, StoreError>> {
    return new Promise((settle) => {
      const id = this.#nextId++;
      // Not sent again by anyone else: a death while it waits starts the whole opening over.
      this.#calls.set(id, { method: "open", args: [review], settle, deaths: DEATHS_PER_CALL - 1 });
      this.#post({ id, reopen: review });
    });
  }

  #resume(): void {
    this.#starting = undefined;
    for (const [id, call] of this.#calls) this.#send(id, call);
  }
}

/** A `ReviewStore` that lives in another process. Resolves at once; a folder that cannot be opened answers every call with why. */
export function remoteStore(options: RemoteStoreOptions): ReviewStore {
  const remote = new RemoteStore(options);
  const through =
    <M extends StoreMethod>(method: M) =>
    (...args: Parameters<ReviewStore[M]>): ReturnType<ReviewStore[M]> =>
      // The other end is the same interface: what comes back is what its method returned.
      remote.call(method, args) as ReturnType<ReviewStore[M]>;
  return {
    create: through("create"),
    open: through("open"),
    append: through("append"),
    close: through("close"),
    list: through("list"),
    saveCard: through("saveCard"),
    original: through("original"),
    trash: through("trash"),
    readView: through("readView"),
    saveView: through("saveView"),
    readSettings: through("readSettings"),
    saveSettings: through("saveSettings"),
    pack: through("pack"),
    unpack: through("unpack"),
    dispose: () => remote.dispose(),
  };
}

/** Starts the process and waits until the folder could be opened, or says why it cannot be. */
export async function openRemoteStore(options: RemoteStoreOptions): Promise<Result<ReviewStore, StoreError>> {
  const store = remoteStore(options);
  const first = await store.list();
  if (first.ok) return ok(store);
  await store.dispose();
  return first;
}

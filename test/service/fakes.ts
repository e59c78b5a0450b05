import { err, ok, type Result } from "../../src/core/result.ts";
import type { ReviewId } from "../../src/core/ids.ts";
import { readBilingualDocx } from "../../src/core/format/docx-bilingual.ts";
import { readDocument } from "../../src/core/format/read.ts";
import { createService, type Service } from "../../src/service/create-service.ts";
import type {
  Checker,
  Clock,
  Files,
  Reader,
  ReviewCard,
  ReviewStore,
  StoredReview,
  StoreError,
} from "../../src/service/ports.ts";

/** A clock that moves when told; timers run in order of their time. */
export function fakeClock(): Clock & { advance(ms: number): Promise<void> } {
  let now = 1_000_000;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    later(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets every promise that is ready run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

export interface FakeStore extends ReviewStore {
  /** What `append` answers while set. */
  failing: StoreError | undefined;
  readonly reviews: Map<ReviewId, StoredReview>;
}

/** A store in memory that can be told to fail. */
export function fakeStore(): FakeStore {
  const reviews = new Map<ReviewId, StoredReview>();
  const originals = new Map<ReviewId, Uint8Array>();
  const cards = new Map<ReviewId, ReviewCard>();
  const views = new Map<ReviewId, unknown>();
  let settings: unknown;
  const missing: Result<never, StoreError> = err({ code: "not-found", detail: "" });
  const store: FakeStore = {
    failing: undefined,
    reviews,
    async create(review, original) {
      reviews.set(review.id, review);
      originals.set(review.id, original);
      return ok(undefined);
    },
    async open(id) {
      const review = reviews.get(id);
      return review ? ok({ review, recovered: [] }) : missing;
    },
    async append(id, event) {
      if (store.failing) return err(store.failing);
      const review = reviews.get(id);
      if (!review) return missing;
      if (event.seq !== review.events.length + 1) throw new Error(`gap: ${event.seq} after ${review.events.length}`);
      reviews.set(id, { ...review, events: [...review.events, event] });
      return ok(undefined);
    },
    close: async () => ok(undefined),
    list: async () => ok([...cards.values()]),
    async saveCard(card) {
      cards.set(card.id, card);
      return ok(undefined);
    },
    async original(id) {
      const bytes = originals.get(id);
      return bytes ? ok(bytes) : missing;
    },
    async trash(id) {
      cards.delete(id);
      return ok(undefined);
    },
    readView: async (id) => ok(views.get(id)),
    async saveView(id, view) {
      views.set(id, view);
      return ok(undefined);
    },
    readSettings: async () => ok(settings),
    async saveSettings(next) {
      settings = next;
      return ok(undefined);
    },
    pack: async () => missing,
    unpack: async () => err({ code: "bad-bundle", detail: "" }),
    dispose: async () => undefined,
  };
  return store;
}

/** Flags every "bad" in a text, at once. */
export function fakeChecker(): Checker {
  const flagsOf = (text: string) =>
    [...text.matchAll(/bad/gu)].map((match) => ({
      from: match.index,
      to: match.index + 3,
      rule: "test.bad",
      family: "style" as const,
      severity: "warning" as const,
      score: 0.5,
      title: "Bad",
      message: "“bad” is bad.",
      suggestions: ["good"],
      mqm: "style/awkward" as const,
    }));
  return {
    start: (_review, { segments }, _settings, onFlags) =>
      onFlags(
        segments.map(({ id, raw, pe }) => ({ id, raw: flagsOf(raw), pe: flagsOf(pe ?? raw) })),
        true,
      ),
    recheck: async (_review, { id, raw, pe }) => ({ id, pe: flagsOf(pe ?? raw) }),
    names: async () => [],
    halt: () => undefined,
    stop: () => undefined,
  };
}

/** Files in a Map by path. */
export function fakeFiles(files: Map<string, Uint8Array>): Files {
  return {
    async read(path, limit) {
      const bytes = files.get(path);
      if (!bytes) return err({ code: "not-found", path });
      return bytes.length > limit ? err({ code: "too-large", path }) : ok(bytes);
    },
    async write(path, bytes, replace) {
      if (files.has(path) && !replace) return err({ code: "exists", path });
      files.set(path, bytes);
      return ok(undefined);
    },
    hash: async (bytes) => `${bytes.length}:${bytes.join(",").slice(0, 200)}`,
  };
}

export interface Bench {
  readonly service: Service;
  readonly store: FakeStore;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly files: Map<string, Uint8Array>;
  readonly bugs: unknown[];
}

const readHere: Reader = {
  read: async (bytes, name, options) => readDocument(bytes, name, options),
  readTable: async (bytes) => readBilingualDocx(bytes),
};

interface Parts {
  readonly reader?: Reader;
  readonly files?: Map<string, Uint8Array>;
  readonly bugs?: unknown[];
}

/** A service whose store and clock are given and whose other ports are fakes. */
export function serviceOver(store: ReviewStore, clock: Clock, parts: Parts = {}): Service {
  let ids = 0;
  return createService({
    store,
    clock,
    ids: { next: () => `r${++ids}` },
    checker: fakeChecker(),
    reader: parts.reader ?? readHere,
    files: fakeFiles(parts.files ?? new Map()),
    info: { version: "1", shell: "cli", platform: "linux", home: "/home" },
    account: "editor",
    sample: async () => ({ name: "sample.txt", bytes: new TextEncoder().encode("A sample.\n") }),
    logBug: (_method, problem) => parts.bugs?.push(problem),
  });
}

/** A service over fakes. */
export function fakeService(reader: Reader = readHere): Bench {
  const store = fakeStore();
  const clock = fakeClock();
  const files = new Map<string, Uint8Array>();
  const bugs: unknown[] = [];
  return { service: serviceOver(store, clock, { reader, files, bugs }), store, clock, files, bugs };
}

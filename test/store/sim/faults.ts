import { dirname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ReviewStore, StoreError } from "../../../src/service/ports.ts";
import type { Result } from "../../../src/core/result.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { sampleEvent, sampleReview } from "../sample-review.ts";
import { checkState } from "./check-state.ts";
import { SimDisk, type Image, type Op } from "./sim-disk.ts";
import { HOME, ORIGINAL, SENTENCES, r1, type Promised } from "./workload.ts";

export interface Fault {
  /** The operation, counted from 0, at which it begins. */
  readonly at: number;
  /** For how many operations. */
  readonly length: number;
  readonly errno: string;
}

export const ERRNOS = ["EIO", "ENOSPC", "EACCES", "EROFS"] as const;

/** A caller tries again this often, as the service does with edits that wait. */
const TRIES = 8;
const BUNCH = 3;

export interface FaultRun {
  readonly operations: number;
  readonly wrong: string | undefined;
}

/** Runs a review's life on a disk that fails where the fault says; then looks at what is there, with and without a power cut. */
export async function runWithFault(fault: Fault | undefined, edits: number): Promise<FaultRun> {
  const disk = new SimDisk();
  let count = 0;
  disk.hooks = {
    before: (op: Op, path: string) => {
      const index = count++;
      if (op === "close" || fault === undefined || index < fault.at || index >= fault.at + fault.length) return;
      // A folder above the store's own that is closed to us cannot be flushed by us: its name was there before.
      if (path === dirname(HOME) && fault.errno !== "EIO") return;
      throw Object.assign(new Error(`${fault.errno}: ${op} ${path}`), { code: fault.errno, path });
    },
  };
  const life = new TolerantLife(disk);
  await life.run(edits);
  const operations = count;
  disk.processEnded();
  const promised = life.promised;
  let wrong =
    life.wrong ??
    (await checkState(disk.current(), promised, { goOn: true })) ??
    (await checkState(
      disk.image(
        () => false,
        () => ({ kind: "none" }),
      ),
      promised,
      { goOn: false },
    ));
  for (const cut of life.cuts) wrong ??= await checkState(cut.image, cut.promised, { goOn: false });
  return { operations, wrong };
}

class TolerantLife {
  promised: Promised = { created: false, saved: 0, offered: 0, copied: false, who: undefined };
  wrong: string | undefined;
  readonly cuts: { readonly image: Image; readonly promised: Promised }[] = [];
  readonly #disk: SimDisk;

  constructor(disk: SimDisk) {
    this.#disk = disk;
  }

  async run(edits: number): Promise<void> {
    const started = await this.#tryHard(() => this.#open());
    if (started === undefined) return;
    const first = started.value;
    const made = await this.#tryHard(() => first.create(sampleReview("r1", SENTENCES), ORIGINAL), true);
    if (made === undefined) return;
    this.promised = { ...this.promised, created: true };
    await this.#edit(first, Math.ceil(edits / 2));
    this.#cutNow();
    await first.dispose();
    const again = await this.#tryHard(() => this.#open());
    if (again === undefined) return;
    const second = again.value;
    const opened = await this.#tryHard(() => second.open(r1));
    if (opened === undefined) return;
    const { recovered, review } = opened.value;
    if (recovered.length > 0) this.wrong ??= `false alarm: ${JSON.stringify(recovered)}`;
    const found = review.events;
    if (found.length < this.promised.saved) this.wrong ??= `lost: ${found.length} of ${this.promised.saved}`;
    if (!isDeepStrictEqual(found, events(found.length))) this.wrong ??= "changed";
    this.promised = { ...this.promised, saved: found.length, offered: Math.max(found.length, this.promised.offered) };
    await this.#edit(second, Math.floor(edits / 2));
    this.#cutNow();
    await second.dispose();
  }

  /** What a power cut would leave at this moment, to be looked at later: closing writes everything once more. */
  #cutNow(): void {
    const image = this.#disk.image(
      () => false,
      () => ({ kind: "none" }),
    );
    this.cuts.push({ image, promised: this.promised });
  }

  #open(): Promise<Result<ReviewStore, StoreError>> {
    return openStore(HOME, { fs: this.#disk, compactAfter: { events: 5, bytes: 1_000_000 } });
  }

  async #edit(store: ReviewStore, count: number): Promise<void> {
    const goal = this.promised.saved + count;
    for (let tries = 0; this.promised.saved < goal && tries < TRIES * count; tries++) {
      const first = this.promised.saved + 1;
      const bunch = Math.min(BUNCH, goal - this.promised.saved);
      this.promised = { ...this.promised, offered: Math.max(this.promised.offered, first + bunch - 1) };
      await Promise.all(
        Array.from({ length: bunch }, async (_, index) => {
          const answer = await store.append(r1, sampleEvent(first + index, SENTENCES));
          if (answer.ok) this.promised = { ...this.promised, saved: Math.max(this.promised.saved, first + index) };
          else this.#judge(answer.error);
        }),
      );
    }
    if (this.promised.saved < goal) this.wrong ??= "never saved although the disk works again";
  }

  /** A disk that fails is not damage. */
  #judge(error: StoreError): void {
    if (error.code === "damaged") this.wrong ??= `called damage: ${error.detail}`;
  }

  async #tryHard<T>(
    task: () => Promise<Result<T, StoreError>>,
    existsIsDone = false,
  ): Promise<{ readonly value: T } | undefined> {
    for (let tries = 0; tries < TRIES * 4; tries++) {
      const answer = await task();
      if (answer.ok) return answer;
      this.#judge(answer.error);
      if (existsIsDone && answer.error.detail.includes("another review")) break;
    }
    this.wrong ??= "never worked although the disk works again";
    return undefined;
  }
}

const events = (count: number) => Array.from({ length: count }, (_, index) => sampleEvent(index + 1, SENTENCES));

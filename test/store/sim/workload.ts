import { reviewId } from "../../../src/core/ids.ts";
import type { ReviewStore } from "../../../src/service/ports.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../must.ts";
import { sampleEvent, sampleReview } from "../sample-review.ts";
import { seededRandom } from "./random.ts";
import type { SimDisk } from "./sim-disk.ts";

export const HOME = "/home";
export const SENTENCES = 3;
export const ORIGINAL = Buffer.from("Sentence number 1 of the article reads so.\n");
const COMPACT_OFTEN = { events: 6, bytes: 1_000_000 };

/** What the store has promised so far; checked against whatever is found later. */
export interface Promised {
  readonly created: boolean;
  /** Events answered with `ok`. */
  readonly saved: number;
  /** Events ever offered: more cannot be there. */
  readonly offered: number;
  readonly copied: boolean;
  readonly who: string | undefined;
}

export const r1 = reviewId("r1");
export const r2 = reviewId("r2");

/** Edits in ones and bunches, beside compactions, closings, a packed copy and settings, over one disk. */
export class Workload {
  promised: Promised = { created: false, saved: 0, offered: 0, copied: false, who: undefined };
  readonly #disk: SimDisk;
  readonly #random: () => number;

  constructor(disk: SimDisk, seed: number, promised?: Promised) {
    this.#disk = disk;
    this.#random = seededRandom(seed);
    if (promised !== undefined) this.promised = promised;
  }

  async open(): Promise<ReviewStore> {
    return must(await openStore(HOME, { fs: this.#disk, compactAfter: COMPACT_OFTEN }));
  }

  /** The life of a review. */
  async run(edits: number): Promise<void> {
    let store = await this.open();
    must(await store.create(sampleReview("r1", SENTENCES), ORIGINAL));
    this.#promise({ created: true });
    await this.edit(store, Math.ceil(edits / 2));
    must(await store.saveSettings({ who: "first" }));
    this.#promise({ who: "first" });
    must(await store.close(r1));
    await this.edit(store, 1);
    await store.dispose();
    store = await this.open();
    must(await store.open(r1));
    await this.edit(store, Math.floor(edits / 2));
    must(await store.saveView(r1, { active: "s1" }));
    must(await store.unpack(must(await store.pack(r1)), r2));
    this.#promise({ copied: true });
    must(await store.saveSettings({ who: "second" }));
    this.#promise({ who: "second" });
    await store.dispose();
  }

  /** Appends in bunches of one to four, each awaited as a whole. */
  async edit(store: ReviewStore, count: number): Promise<void> {
    for (let left = count; left > 0;) {
      const bunch = Math.min(left, 1 + Math.floor(this.#random() * 4));
      left -= bunch;
      const first = this.promised.saved + 1;
      this.#promise({ offered: Math.max(this.promised.offered, first + bunch - 1) });
      const answers = Array.from({ length: bunch }, (_, index) =>
        store.append(r1, sampleEvent(first + index, SENTENCES)).then((answer) => {
          if (answer.ok) this.#promise({ saved: first + index });
        }),
      );
      await Promise.all(answers);
    }
  }

  #promise(more: Partial<Promised>): void {
    this.promised = { ...this.promised, ...more };
  }
}

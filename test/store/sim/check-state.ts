import { isDeepStrictEqual } from "node:util";
import { openStore } from "../../../src/store/open-store.ts";
import { sampleEvent, sampleReview } from "../sample-review.ts";
import { SimDisk, type Image } from "./sim-disk.ts";
import { HOME, ORIGINAL, SENTENCES, r1, r2, type Promised } from "./workload.ts";

export interface CheckOptions {
  /** Also edit, end the process and look again. */
  readonly goOn: boolean;
  /** Sees every step of the recovery itself. */
  readonly onStep?: (disk: SimDisk, promised: Promised) => void;
}

/** Opens what a power cut left. Answers what is wrong: something promised that is not there, something there that was never written, a false alarm. */
export async function checkState(image: Image, promised: Promised, options: CheckOptions): Promise<string | undefined> {
  const disk = SimDisk.from(image);
  const { onStep } = options;
  if (onStep !== undefined)
    disk.hooks = { before: (op) => (op === "read" || op === "stat" ? undefined : onStep(disk, promised)) };
  const store = await openStore(HOME, { fs: disk });
  if (!store.ok) return `the store: ${JSON.stringify(store.error)}`;
  const settings = await store.value.readSettings();
  const who = settings.ok ? (settings.value as { who?: string } | undefined)?.who : JSON.stringify(settings.error);
  if (promised.who !== undefined && who !== promised.who && who !== "second") return `settings: ${who}`;
  const opened = await store.value.open(r1);
  if (!opened.ok) {
    if (!promised.created && opened.error.code === "not-found") return undefined;
    return `opening: ${JSON.stringify(opened.error)}`;
  }
  const { review, recovered } = opened.value;
  if (recovered.length > 0) return `false alarm: ${JSON.stringify(recovered)}`;
  const found = review.events.length;
  if (found < promised.saved) return `lost: ${found} of ${promised.saved}`;
  if (found > promised.offered) return `more than was offered: ${found} of ${promised.offered}`;
  const expected = { ...sampleReview("r1", SENTENCES), events: events(found) };
  if (!isDeepStrictEqual(review, expected)) return "changed";
  const original = await store.value.original(r1);
  if (!original.ok || !ORIGINAL.equals(original.value)) return "the original";
  const copy = await store.value.open(r2);
  if (promised.copied && (!copy.ok || copy.value.recovered.length > 0)) return `the copy: ${JSON.stringify(copy)}`;
  return options.goOn ? goOn(disk, found, store.value) : undefined;
}

const events = (count: number) => Array.from({ length: count }, (_, index) => sampleEvent(index + 1, SENTENCES));

async function goOn(
  disk: SimDisk,
  found: number,
  store: { append: (id: typeof r1, event: ReturnType<typeof sampleEvent>) => Promise<{ ok: boolean }> },
): Promise<string | undefined> {
  for (const seq of [found + 1, found + 2])
    if (!(await store.append(r1, sampleEvent(seq, SENTENCES))).ok) return "cannot go on";
  // The power goes again, and takes everything that was not flushed.
  const left = SimDisk.from(
    disk.image(
      () => false,
      () => ({ kind: "none" }),
    ),
  );
  const again = await openStore(HOME, { fs: left });
  const opened = again.ok ? await again.value.open(r1) : again;
  if (!opened.ok) return `opening again: ${JSON.stringify(opened.error)}`;
  if (opened.value.recovered.length > 0) return `false alarm again: ${JSON.stringify(opened.value.recovered)}`;
  return opened.value.review.events.length === found + 2 ? undefined : `lost after going on`;
}

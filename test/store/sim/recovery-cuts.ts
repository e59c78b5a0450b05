import { isDeepStrictEqual } from "node:util";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../must.ts";
import { sampleEvent, sampleReview } from "../sample-review.ts";
import { checkAll, statesOf } from "./power-cuts.ts";
import { CrashRecorder } from "./crash-states.ts";
import { EVENTS, restingImage } from "./damage.ts";
import { randomDamage } from "./random-damage.ts";
import { seededRandom } from "./random.ts";
import { SimDisk, type Image, type Op } from "./sim-disk.ts";
import { HOME, SENTENCES, Workload, r1, type Promised } from "./workload.ts";

const changesDisk = (op: Op): boolean => op !== "read" && op !== "stat" && op !== "list" && op !== "isStillAt";

/** Power cuts while recovering from power cuts: every `every`-th state of a workload is recovered, and cut again. */
export async function cutsDuringRecovery(
  seed: number,
  edits: number,
  every: number,
): Promise<{ states: number; failures: string[] }> {
  const first = await statesOf(seed, edits);
  const again = new CrashRecorder<Promised>(seed + 1);
  const some = first.states.filter((_, index) => index % every === 0);
  const failures = await checkAll(some, (disk, promised) =>
    // Checking goes on with two more edits.
    again.record(disk, { ...promised, offered: promised.offered + 2 }),
  );
  failures.push(...(await checkAll(again.states)));
  return { states: again.states.length, failures };
}

/** A process that dies with an edit written and not flushed, its successor on the same running machine, then a power cut: what the successor showed must be there. */
export async function cutsAfterDeath(
  seed: number,
  edits: number,
  dieAt: number,
): Promise<{ states: number; failures: string[] }> {
  const disk = new SimDisk();
  const first = new Workload(disk, seed);
  await untilDeath(disk, first, edits, dieAt);
  disk.processEnded();
  const recorder = new CrashRecorder<Promised>(seed);
  const second = new Workload(disk, seed + 1, first.promised);
  const store = await second.open();
  const opened = await store.open(r1);
  if (opened.ok) {
    const found = opened.value.review.events.length;
    second.promised = {
      ...first.promised,
      created: true,
      saved: found,
      offered: Math.max(found, first.promised.offered),
    };
    disk.hooks = {
      before: (op) => {
        if (changesDisk(op)) recorder.record(disk, second.promised);
      },
    };
    recorder.record(disk, second.promised);
    await second.edit(store, 8);
    await store.dispose();
    recorder.record(disk, second.promised);
  }
  return { states: recorder.states.length, failures: await checkAll(recorder.states) };
}

async function untilDeath(disk: SimDisk, workload: Workload, edits: number, dieAt: number): Promise<void> {
  let count = 0;
  await new Promise<void>((died, failed) => {
    disk.hooks = {
      before: (op) => {
        if (op !== "datasync" || count++ < dieAt) return undefined;
        died();
        // A dead process never hears back.
        return new Promise(() => undefined);
      },
    };
    workload.run(edits).then(died, failed);
  });
}

/** Power cuts while a damaged review is being mended: the same comes back, nothing more is lost, and it is still told. */
export async function cutsDuringMending(seed: number, cases: number): Promise<{ states: number; failures: string[] }> {
  const random = seededRandom(seed);
  const closed = await restingImage("closed");
  const killed = await restingImage("killed");
  const lastJournal =
    [...killed.keys()]
      .filter((path) => path.includes("/journal-"))
      .toSorted()
      .at(-1) ?? "";
  const isCurrentJournal = (name: string): boolean => lastJournal.endsWith(name);
  const failures: string[] = [];
  let states = 0;
  for (let count = 0; count < cases; count++) {
    // The journal of a review that was not closed is where the most is to be lost.
    const [resting, may] = count % 2 === 0 ? [closed, undefined] : [killed, isCurrentJournal];
    const { image, name } = randomDamage(resting, random, may);
    const { expected, recorder } = await mendWatched(image, seed + count);
    states += recorder.states.length;
    for (const state of recorder.states) {
      const wrong = await compareMended(state.image, expected).catch((error: unknown) => `threw ${String(error)}`);
      if (wrong !== undefined) failures.push(`${name}: ${wrong}`);
    }
  }
  return { states, failures };
}

type Opened = Awaited<ReturnType<Awaited<ReturnType<typeof openImage>>["open"]>>;

const openImage = async (disk: SimDisk) => must(await openStore(HOME, { fs: disk }));

async function mendWatched(image: Image, seed: number): Promise<{ expected: Opened; recorder: CrashRecorder<null> }> {
  const disk = SimDisk.from(image);
  const recorder = new CrashRecorder<null>(seed);
  disk.hooks = {
    before: (op) => {
      if (changesDisk(op)) recorder.record(disk, null);
    },
  };
  const expected = await (await openImage(disk)).open(r1);
  // Mending may go on beside; on this disk it never waits for more than its turn.
  await new Promise(setImmediate);
  recorder.record(disk, null);
  return { expected, recorder };
}

async function compareMended(image: Image, expected: Opened): Promise<string | undefined> {
  const disk = SimDisk.from(image);
  const store = await openImage(disk);
  const found = await store.open(r1);
  if (!expected.ok || !found.ok) return expected.ok === found.ok ? undefined : `opened only once`;
  if (!isDeepStrictEqual(found.value.review, expected.value.review)) return "not the same";
  const lost = found.value.review.events.length < EVENTS || found.value.review.events.some((event) => event.lost);
  const told = (opened: typeof found.value): boolean => opened.recovered.some((notice) => notice.what !== "original");
  if (told(expected.value) && lost && !told(found.value)) return "told only once, to nobody";
  if (!isDeepStrictEqual({ ...found.value.review, events: [] }, sampleReview("r1", SENTENCES)) && !told(found.value))
    return "changed in silence";
  const next = found.value.review.events.length + 1;
  return (await store.append(r1, sampleEvent(next, SENTENCES))).ok ? undefined : "cannot go on";
}

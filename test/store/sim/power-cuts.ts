import { checkState } from "./check-state.ts";
import { CrashRecorder, type CrashState } from "./crash-states.ts";
import { SimDisk, type Op } from "./sim-disk.ts";
import { Workload, type Promised } from "./workload.ts";

/** All disks that a power cut in the middle of a workload can leave. */
export async function statesOf(
  seed: number,
  edits: number,
  { lies = [], most }: { readonly lies?: readonly Op[]; readonly most?: number } = {},
): Promise<CrashRecorder<Promised>> {
  const recorder = new CrashRecorder<Promised>(seed, most);
  const disk = new SimDisk();
  disk.lies = new Set(lies);
  const workload = new Workload(disk, seed);
  disk.hooks = {
    before: (op) => {
      if (op !== "read" && op !== "stat" && op !== "list") recorder.record(disk, workload.promised);
    },
  };
  await workload.run(edits);
  recorder.record(disk, workload.promised);
  return recorder;
}

/** Opens each state, checks it, goes on editing in every tenth. */
export async function checkAll(
  states: readonly CrashState<Promised>[],
  onStep?: (disk: SimDisk, promised: Promised) => void,
): Promise<string[]> {
  const failures: string[] = [];
  for (const [index, { image, known }] of states.entries()) {
    const options = { goOn: index % 10 === 0, ...(onStep === undefined ? {} : { onStep }) };
    const wrong = await checkState(image, known, options).catch((error: unknown) => `threw: ${String(error)}`);
    if (wrong !== undefined)
      failures.push(`${wrong} | promised ${JSON.stringify(known)} | ${[...image.keys()].join(" ")}`);
  }
  return failures;
}

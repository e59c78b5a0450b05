import { openDamaged, restingImage } from "../../store/sim/damage.ts";
import { ERRNOS, runWithFault } from "../../store/sim/faults.ts";
import { checkAll, statesOf } from "../../store/sim/power-cuts.ts";
import { cutsAfterDeath, cutsDuringMending, cutsDuringRecovery } from "../../store/sim/recovery-cuts.ts";
import { randomDamage } from "../../store/sim/random-damage.ts";
import { seededRandom } from "../../store/sim/random.ts";
import type { Proof } from "./report.ts";

const EDITS = 24;

/** Every reachable state of workloads until there are enough; each state is counted once. */
export async function powerCuts(atLeast: number): Promise<Proof> {
  let [states, moments, workloads] = [0, 0, 0];
  const failures: string[] = [];
  for (let seed = 100; states < atLeast; seed++) {
    const recorded = await statesOf(seed, EDITS);
    failures.push(...(await checkAll(recorded.states)));
    states += recorded.states.length;
    moments += recorded.moments;
    workloads++;
  }
  return { name: "power cuts, simulated", counts: { states, moments, workloads }, failures };
}

/** Power cuts while recovering from a power cut, from a dead process, from damage. */
export async function recoveryCuts(atLeast: number): Promise<Proof> {
  const counts = { states: 0, "after a cut": 0, "after a death": 0, "while mending": 0 };
  const failures: string[] = [];
  const add = (
    kind: "after a cut" | "after a death" | "while mending",
    found: { states: number; failures: string[] },
  ) => {
    counts[kind] += found.states;
    counts.states += found.states;
    failures.push(...found.failures);
  };
  for (let seed = 200; counts.states < atLeast; seed++) {
    add("after a cut", await cutsDuringRecovery(seed, EDITS, 12));
    for (let dieAt = seed % 3; dieAt < 18; dieAt += 3) add("after a death", await cutsAfterDeath(seed, EDITS, dieAt));
    add("while mending", await cutsDuringMending(seed * 1000, 150));
  }
  return { name: "power cuts during recovery, simulated", counts, failures };
}

/** Every errno at every operation, for one operation and for several in a row. */
export async function faultRuns(atLeast: number): Promise<Proof> {
  const failures: string[] = [];
  let runs = 0;
  const { operations } = await runWithFault(undefined, EDITS);
  for (let length = 1; runs < atLeast; length += length < 3 ? 1 : 4)
    for (const errno of ERRNOS)
      for (let at = 0; at < operations; at++) {
        const { wrong } = await runWithFault({ at, length, errno }, EDITS);
        runs++;
        if (wrong !== undefined) failures.push(`${errno} ×${length} at ${at}: ${wrong}`);
      }
  return { name: "I/O faults at every operation", counts: { runs, operations, errnos: ERRNOS.length }, failures };
}

/** Random damage at rest; the named cases are tests of their own. */
export async function damageRuns(cases: number): Promise<Proof> {
  const resting = [await restingImage("closed"), await restingImage("killed")];
  const random = seededRandom(4_000);
  const failures: string[] = [];
  const counts = { cases, whole: 0, part: 0, refused: 0 };
  for (let count = 0; count < cases; count++) {
    const { image, name } = randomDamage(resting[count % 2] ?? new Map(), random);
    try {
      counts[(await openDamaged(image)).result]++;
    } catch (error) {
      failures.push(`case ${count}, ${name}: ${String(error)}`);
    }
  }
  return { name: "random damage at rest", counts, failures };
}

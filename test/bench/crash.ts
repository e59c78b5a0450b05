import { fullDisk } from "./crash/full-disk.ts";
import { editKills, exportKills, importKills, migrationKills, openKills } from "./crash/kills.ts";
import { lockRaces } from "./crash/locks.ts";
import { mutations } from "./crash/mutations.ts";
import { readOnlyFolder } from "./crash/read-only.ts";
import { printProof, type Proof } from "./crash/report.ts";
import { damageRuns, faultRuns, powerCuts, recoveryCuts } from "./crash/simulated.ts";
import { soak } from "./crash/soak.ts";

/** The long proofs of the store. `npm run bench:crash -- cuts faults` runs only those named. */
const PROOFS: Readonly<Record<string, () => Promise<Proof>>> = {
  cuts: () => powerCuts(25_000),
  recovery: () => recoveryCuts(10_000),
  faults: () => faultRuns(6_000),
  damage: () => damageRuns(4_000),
  full: fullDisk,
  readonly: readOnlyFolder,
  locks: () => lockRaces(60),
  soak,
  mutations,
  kills: () => editKills(1_000),
  "kills-open": () => openKills(100),
  "kills-import": () => importKills(100),
  "kills-export": () => exportKills(100),
  "kills-migrate": () => migrationKills(100),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => PROOFS[name] === undefined);
if (unknown.length > 0) {
  console.error(`no such proof: ${unknown.join(", ")}; there are ${Object.keys(PROOFS).join(", ")}`);
  process.exit(2);
}
let failed = 0;
for (const [name, prove] of Object.entries(PROOFS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = performance.now();
  const proof = await prove();
  printProof(proof, (performance.now() - started) / 1000);
  failed += proof.failures.length === 0 ? 0 : 1;
}
process.exit(failed === 0 ? 0 : 1);

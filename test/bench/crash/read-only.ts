import { spawnSync } from "node:child_process";
import { chmod, chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";
import { sampleEvent, sampleReview } from "../../store/sample-review.ts";
import { reviewId } from "../../../src/core/ids.ts";
import type { Proof } from "./report.ts";

const NOBODY = 65_534;
const VISITOR = join(import.meta.dirname, "read-only-visitor.ts");

/** A folder that may only be read: reviews open, edits are refused with the reason, nothing changes. */
export async function readOnlyFolder(): Promise<Proof> {
  const home = await mkdtemp(join(tmpdir(), "galley-readonly-"));
  const r1 = reviewId("r1");
  try {
    const store = must(await openStore(home));
    must(await store.create(sampleReview("r1", 20), Buffer.from("x")));
    must(await store.append(r1, sampleEvent(1, 20)));
    await store.dispose();
    const folder = join(home, "reviews", "r1");
    for (const name of await readdir(folder)) await chmod(join(folder, name), 0o444);
    for (const one of [folder, join(home, "reviews"), join(home, "trash"), home]) await chmod(one, 0o555);
    const before = await readdir(folder);
    const asRoot = process.getuid?.() === 0;
    // Root may write anywhere: the visitor is somebody else then.
    if (asRoot)
      for (const one of [folder, join(home, "reviews"), join(home, "trash"), home]) await chown(one, NOBODY, NOBODY);
    if (asRoot) for (const name of before) await chown(join(folder, name), NOBODY, NOBODY);
    const visit = spawnSync(process.execPath, [VISITOR, home, ...(asRoot ? [String(NOBODY)] : [])], {
      encoding: "utf8",
    });
    const after = await readdir(folder);
    const expected = "opened 1 0; append no-permission; create no-permission; list 1";
    const failures = visit.stdout.trim() === expected ? [] : [`${visit.stdout.trim()} ${visit.stderr.slice(0, 500)}`];
    if (before.join() !== after.join()) failures.push(`the folder changed: ${after.join(" ")}`);
    return { name: "read-only folder", counts: { as: asRoot ? "nobody" : "this user" }, failures };
  } finally {
    spawnSync("chmod", ["-R", "u+rwX", home]);
    await rm(home, { recursive: true, force: true });
  }
}

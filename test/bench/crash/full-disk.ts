import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewId } from "../../../src/core/ids.ts";
import type { StoreError } from "../../../src/service/ports.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";
import { sampleEvent, sampleReview } from "../../store/sample-review.ts";
import type { Proof } from "./report.ts";

const SIZE_MB = 64;
const SEGMENTS = 5_000;
const r1 = reviewId("r1");

/** A real, small disk that fills up while an editor works, stays full, and gets room again. */
export async function fullDisk(): Promise<Proof> {
  const disk = await mkdtemp(join(tmpdir(), "galley-full-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", disk]).status === 0;
  const name = `full disk (tmpfs of ${SIZE_MB} MB)`;
  if (!mounted) {
    await rm(disk, { recursive: true, force: true });
    return { name, counts: { skipped: "mount is not allowed here" }, failures: [] };
  }
  try {
    return { name, ...(await fillUp(disk)) };
  } finally {
    spawnSync("umount", [disk]);
    await rm(disk, { recursive: true, force: true });
  }
}

async function fillUp(disk: string): Promise<Omit<Proof, "name">> {
  const failures: string[] = [];
  const home = join(disk, "home");
  const store = must(await openStore(home, { compactAfter: { events: 200, bytes: 1e6 } }));
  must(await store.create(sampleReview("r1", SEGMENTS), Buffer.from("x")));
  while (!(await readdir(home)).includes("reserve.bin")) await new Promise((resume) => setTimeout(resume, 5));
  // Something else eats the disk, down to a few pages.
  const { bavail, bsize } = await statfs(disk);
  await writeFile(join(disk, "eater"), Buffer.alloc(bavail * bsize - 3 * 4096));
  const counts = { "saved on the full disk": 0, refused: 0, "saved with room again": 0, "left behind": 0 };
  let seq = 1;
  let reason: StoreError | undefined;
  for (let tries = 0; tries < 20_000 && counts.refused < 50; tries++) {
    const answer = await store.append(r1, sampleEvent(seq, SEGMENTS));
    if (answer.ok) seq++;
    else {
      counts.refused++;
      reason = answer.error;
      if (answer.error.code !== "disk-full") failures.push(`refused with ${answer.error.code}: ${answer.error.detail}`);
    }
  }
  counts["saved on the full disk"] = seq - 1;
  if (reason === undefined) failures.push("the disk never was full");
  if ((await readdir(home)).includes("reserve.bin")) failures.push("the reserve was not used");
  await rm(join(disk, "eater"));
  for (let more = 0; more < 500; more++, seq++) {
    const answer = await store.append(r1, sampleEvent(seq, SEGMENTS));
    if (!answer.ok) failures.push(`with room again: ${answer.error.code}: ${answer.error.detail}`);
    else counts["saved with room again"]++;
  }
  await store.dispose();
  const again = must(await openStore(home));
  const { review, recovered } = must(await again.open(r1));
  if (review.events.length !== seq - 1) failures.push(`lost: ${review.events.length} of ${seq - 1}`);
  if (recovered.length > 0) failures.push(`false alarm: ${JSON.stringify(recovered)}`);
  await again.dispose();
  const names = await readdir(join(home, "reviews", "r1"));
  counts["left behind"] = names.filter((one) => one.endsWith(".tmp")).length;
  if (counts["left behind"] > 0) failures.push(names.join(" "));
  return { counts, failures };
}

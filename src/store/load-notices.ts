import { join } from "node:path";
import type { Recovery } from "../service/ports.ts";
import type { StoreFs } from "./fs-port.ts";
import { ORIGINAL, SNAPSHOT } from "./layout.ts";
import type { ReviewDocument } from "./review-document.ts";
import type { SnapshotFault } from "./snapshot-file.ts";

export function snapshotNotices(
  folder: string,
  { fault, doubtful }: { readonly fault: SnapshotFault | undefined; readonly doubtful: boolean },
  seq: number,
): Recovery[] {
  if (fault === undefined) return [];
  if (doubtful)
    return [
      {
        what: "snapshot",
        keptAt: join(folder, SNAPSHOT),
        detail: `${SNAPSHOT} is ${fault} and so is every backup; what could be read may differ from what was written`,
      },
    ];
  const detail = `${SNAPSHOT} is ${fault}; a backup with ${seq} revisions and the journal were used`;
  return [
    { what: "snapshot", lostEvents: 0, detail, ...(fault === "missing" ? {} : { keptAt: join(folder, SNAPSHOT) }) },
  ];
}

/** Silent when nothing is damaged and nothing is missing: a cut-off last line was never saved. */
export function journalNotices(folder: string, damaged: readonly string[], lost: number | undefined): Recovery[] {
  if (damaged.length === 0 && lost === 0) return [];
  const [first] = damaged;
  const detail =
    lost === undefined
      ? "a part of the journal is missing; how many revisions it held is not known"
      : lost === 0
        ? "the journal is damaged; every revision could still be read"
        : `${lost} saved revisions cannot be read any more`;
  return [
    {
      what: "journal",
      ...(lost === undefined ? {} : { lostEvents: lost }),
      ...(first === undefined ? {} : { keptAt: join(folder, first) }),
      detail,
    },
  ];
}

/** Only the length is looked at here; the bytes are checked when they are asked for. */
export async function originalNotices(fs: StoreFs, folder: string, document: ReviewDocument): Promise<Recovery[]> {
  const path = join(folder, ORIGINAL);
  const found = await fs.stat(path);
  if (found?.kind === "file" && found.size === document.original.bytes) return [];
  const detail =
    found === undefined ? "the copy of the opened file is missing" : "the copy of the opened file is damaged";
  return [{ what: "original", detail, ...(found === undefined ? {} : { keptAt: path }) }];
}

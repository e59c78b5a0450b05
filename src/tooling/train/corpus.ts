import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const SHARED = new URL("../../../../shared/data/", import.meta.url);

/** One professional's mark as the data has it. */
export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly category: string;
  readonly severity: string;
  readonly nRaters: number;
}

/** One marked segment of one system's translation. */
export interface GoldRow {
  readonly id: string;
  readonly set: string;
  readonly system: string;
  readonly doc: string;
  readonly art: string;
  readonly srcKey: string;
  readonly text: string;
  readonly human: boolean;
  readonly scored: boolean;
  readonly nRaters: number;
  readonly spans: readonly GoldSpan[];
}

/** Sets whose licence allows training (Apache-2.0, CC0). The others are for scoring only. */
export const TRAINING_SETS: ReadonlySet<string> = new Set(["n20", "n21", "g23", "ted21", "bio21", "pe20"]);

/** Reads one file of marked translations, in order. */
export function readGold(name: string): readonly GoldRow[] {
  return readFileSync(new URL(`mqm/${name}.dev.jsonl`, SHARED), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldRow);
}

/** All paragraphs of the edited English texts. */
export function* englishParagraphs(): Generator<string> {
  const folder = new URL("english/", SHARED);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt.gz"))) {
    for (const line of gunzipSync(readFileSync(new URL(file, folder)))
      .toString("utf8")
      .split("\n")) {
      if (line !== "") yield line;
    }
  }
}

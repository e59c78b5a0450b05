import { corpusTer, ter, type TerOptions, type TerScore } from "../../../src/core/metric/ter.ts";
import { readArticles, readRows, type TerRow } from "./data.ts";

const CLOSE = 1e-6;

export interface Reproduced {
  readonly name: string;
  readonly right: number;
  readonly all: number;
}

type Row = Readonly<Record<string, unknown>> & { readonly hter_published?: number };

const MODES: Readonly<Record<string, TerOptions>> = {
  tercom_default: {},
  tercom_case_sensitive: { caseSensitive: true },
  tercom_noshift: { shifts: false },
  tercom_noshift_case_sensitive: { shifts: false, caseSensitive: true },
  tercom_normalized: { normalize: true },
  tercom_normalized_case_sensitive: { normalize: true, caseSensitive: true },
};

function isSame(score: TerScore, row: TerRow): boolean {
  return (
    score.ins === row.ins &&
    score.del === row.del &&
    score.sub === row.sub &&
    score.shifts === row.shift &&
    score.shiftedWords === row.words_shifted &&
    score.edits === row.edits &&
    score.refWords === row.ref_words &&
    Math.abs(score.ter - row.ter) < CLOSE
  );
}

/** How many published values and tercom counts come out the same, mode by mode. */
export function reproduceTer(): readonly Reproduced[] {
  const results: Reproduced[] = [];
  for (const [file, before, after] of [
    ["mlqe_pe_dev", "mt", "pe"],
    ["lig_fr_en_rawtext_dev", "hyp", "ref_post_edit"],
  ] as const) {
    const rows = readRows<Row>(`ter/${file}.jsonl`);
    for (const [mode, options] of Object.entries(MODES)) {
      const scored = rows.filter((row) => row[mode] !== undefined);
      // The columns named by MODES hold tercom's counts.
      const right = scored.filter((row) =>
        isSame(ter(String(row[before]), String(row[after]), options), row[mode] as TerRow),
      );
      if (scored.length > 0) results.push({ name: `${file}, ${mode}`, right: right.length, all: scored.length });
    }
    const published = rows.filter((row) => row.hter_published !== undefined);
    const right = published.filter((row) => {
      const { ter: rate } = ter(String(row[before]), String(row[after]), { cap: true });
      return Math.abs(rate - (row.hter_published ?? NaN)) < CLOSE;
    });
    if (published.length > 0)
      results.push({ name: `${file}, published HTER`, right: right.length, all: published.length });
  }
  return [...results, ...reproduceArticles()];
}

function reproduceArticles(): readonly Reproduced[] {
  const articles = readArticles();
  return (["default", "case_sensitive", "normalized"] as const).map((mode) => {
    const options = { caseSensitive: mode === "case_sensitive", normalize: mode === "normalized" };
    const right = articles.filter(({ pairs, expected }) => {
      const all = corpusTer(pairs.map(({ before, after }) => ter(before, after, options)));
      const { edits, ref_words: words, shifts, ter: rate } = expected[mode];
      return all.edits === edits && all.refWords === words && all.shifts === shifts && Math.abs(all.ter - rate) < CLOSE;
    });
    return { name: `whole articles, ${mode}`, right: right.length, all: articles.length };
  });
}

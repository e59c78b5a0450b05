import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SHARED = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

/** Whether the development data lies beside the checkout. */
export const hasData = existsSync(SHARED);

export function readRows<Row>(file: string): readonly Row[] {
  return (
    readFileSync(SHARED + file, "utf8")
      .trim()
      .split("\n")
      // The files are ours to read, their shapes described beside them.
      .map((line) => JSON.parse(line) as Row)
  );
}

export interface GoldRow {
  readonly id: string;
  readonly text: string;
  readonly offsets?: readonly (readonly [from: number, to: number])[];
  readonly sentences: readonly string[] | null;
  readonly boundary_has_terminal_punct?: readonly boolean[];
}

export interface Pair {
  readonly before: string;
  readonly after: string;
}

export interface TerRow {
  readonly ins: number;
  readonly del: number;
  readonly sub: number;
  readonly shift: number;
  readonly words_shifted: number;
  readonly edits: number;
  readonly ref_words: number;
  readonly ter: number;
}

export interface ArticleTer {
  readonly edits: number;
  readonly ref_words: number;
  readonly ter: number;
  readonly shifts: number;
}

export interface ArticlePairing {
  readonly name: string;
  readonly pairs: readonly Pair[];
  readonly expected: Readonly<Record<"default" | "case_sensitive" | "normalized", ArticleTer>>;
}

/** Every machine translation of every article beside every reference, line by line. */
export function readArticles(): readonly ArticlePairing[] {
  return readdirSync(`${SHARED}articles`).flatMap((article) => {
    const folder = `${SHARED}articles/${article}/`;
    const lines = (file: string): readonly string[] =>
      readFileSync(folder + file, "utf8")
        .replace(/\n$/u, "")
        .split("\n");
    const expected = Object.entries(
      JSON.parse(readFileSync(`${folder}expected_ter.json`, "utf8")) as Record<string, ArticlePairing["expected"]>,
    );
    return expected.map(([name, values]) => {
      const [system = "", reference = ""] = name.split(" vs ");
      const after = lines(`segments.${reference}.txt`);
      const pairs = lines(`segments.mt.${system}.txt`).map((before, index) => ({ before, after: after[index] ?? "" }));
      return { name: `${article}: ${name}`, pairs, expected: values };
    });
  });
}

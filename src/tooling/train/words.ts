import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { checkTokens } from "../../core/check/token.ts";

const ENGLISH = new URL("../../../../shared/data/english/", import.meta.url);
const OUT = new URL("../../../resources/words/english.txt", import.meta.url);
/** Rarer words are as often slips as words. */
const MIN_COUNT = 3;

const counts = new Map<string, [count: number, capitals: number]>();
for (const file of readdirSync(ENGLISH).filter((name) => name.endsWith(".txt.gz"))) {
  for (const line of gunzipSync(readFileSync(new URL(file, ENGLISH)))
    .toString("utf8")
    .split("\n")) {
    checkTokens(line).forEach((token, at) => {
      if (token.kind !== "word" || token.text.length > 24) return;
      const word = token.lower.replace(/['’]s$/u, "").replaceAll("’", "'");
      const entry = counts.get(word) ?? [0, 0];
      // The first word of a paragraph is always capitalised: it tells nothing.
      if (at > 0) {
        entry[0] += 1;
        if (/^\p{Lu}/u.test(token.text)) entry[1] += 1;
      }
      counts.set(word, entry);
    });
  }
}
const lines = [...counts]
  .filter(([, [count]]) => count >= MIN_COUNT)
  .toSorted((a, b) => b[1][0] - a[1][0] || (a[0] < b[0] ? -1 : 1))
  .map(([word, [count, capitals]]) => `${word} ${count} ${capitals}`);
writeFileSync(OUT, `${lines.join("\n")}\n`);
process.stdout.write(`${lines.length} words\n`);

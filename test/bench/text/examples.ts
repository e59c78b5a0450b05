import { differs, type Piece } from "./differs.ts";

/** Pairs written for this page: each holds one thing that machine translation makes editors do. */
export const EXAMPLES: readonly (readonly [before: string, after: string])[] = [
  ["Al-Amiri said that Al-Saadi refused the offer.", "Al-Amiri said that al-Saadi refused the offer."],
  [
    "The head of the delegation of the city visited the port.",
    "A delegation from the city toured the harbour and the port.",
  ],
  [
    "On Monday evening, the council voted for the new bridge.",
    "The council voted for the new bridge on Monday evening.",
  ],
  ["The results of the election was announced yesterday .", "The results of the election were announced yesterday."],
  ['He described the plan as a "big mistake".', "He described the plan as a “big mistake.”"],
  ["The minister came. The talks began.", "The minister came. He said nothing. The talks began."],
  [
    "And he added that the government will not to negotiate with them.",
    "He added that the government would not negotiate with them.",
  ],
  [
    "The post - war years were the hardest for the Middle - East.",
    "The post-war years were the hardest for the Middle East.",
  ],
  [
    "The company recognised 1980s losses of $ 5 million in its annual report.",
    "The company recognized losses of $5 million from the 1980s in its annual report.",
  ],
  [
    "What happened is a crime that must be held accountable by those who did it.",
    "Those responsible for this crime must be held to account.",
  ],
];

/** wdiff's notation: `[-deleted-]{+inserted+}`. */
function marked(pieces: readonly Piece[]): string {
  return pieces
    .map(({ isEqual, before, after }) =>
      isEqual ? after : (before === "" ? "" : `[-${before}-]`) + (after === "" ? "" : `{+${after}+}`),
    )
    .join("");
}

/** Prints each pair as every differ shows it. */
export function printExamples(): void {
  EXAMPLES.forEach(([before, after], index) => {
    console.log(`\n${index + 1}. ${before}\n   ${after}\n`);
    for (const [name, differ] of Object.entries(differs))
      console.log(`   - ${name}: \`${marked(differ(before, after))}\``);
  });
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/core/segment/sentences.ts";

/** A text with its boundaries as bars. */
function check(marked: string): void {
  const sentences = marked.split("|").map((sentence) => sentence.trim());
  const text = marked.replaceAll("|", "");
  expect(splitSentences(text).map(({ from, to }) => text.slice(from, to))).toEqual(sentences);
}

describe("full stops that end nothing", () => {
  test.each([
    "Dr. Okafor met Mr. Lund and Mrs. Reyes. |They talked.",
    "We stopped in St. Albans on the way. |It rained.",
    "The U.S. Senate voted. |The U.S. did not sign.",
    "He lives at No. 10 and says no. |His wife agrees.",
    "See p. 12 and Fig. 3 of Vol. II. |Nothing else matters.",
    "On Jan. 6 and Feb. 24 it snowed. |In Dec. it did not.",
    "J. K. Osei and Robert F. Adeyemi Jr. spoke. |They left.",
    "Gen. Ivo Marsh and Lt. Col. Ana Diaz wrote to Sen. Poe. |No one replied.",
    "It costs 3.5 euros, i.e. too much, e.g. for students. |Prices rose.",
    "Acme Inc. bought Apex Ltd. for cash. |The price is secret.",
    "They moved to Portland, Ore., and then to Mass. |It was cold.",
    "John C. Fremont and P. T. Bligh read Marsh v. Osei aloud. |Nobody came.",
    "Smith et al. disagree. |Others do not.",
    "1. Open the file. |2. Close it.",
    "1) Open the file |2) Close it",
    "a. Open it |b. Read it |c. Close it",
    "The docket is No. MC 2000-2. |It is closed.",
    "The office opens at 6 a.m. Monday. |It closes at noon.",
    "The village (pop. 900) is small. |It has a church.",
    "The site Yahoo! News closed. |Nobody noticed.",
  ])("%s", check);
});

describe("full stops after an abbreviation that do end a sentence", () => {
  test.each([
    "She lives in the U.S. |He does not.",
    "The talks ended at 5 p.m. |Nobody spoke.",
    "The train left at 3:29 p.m. EST from Boston. |It was late.",
    "He works for Apex Co. |It pays well.",
    "She has a Ph.D. |Her brother has none.",
    "They sell pens, paper, etc. |We buy them.",
    "You and I. |Did it rain?",
    "They walked down Main St. |The shops were shut.",
  ])("%s", check);
});

describe("quotations keep their attribution", () => {
  test.each([
    "“We will go,” he said. |“We must.”",
    '"Will we go?" she asked. |"Yes!" he said.',
    '"Will we go?" Minister Ruiz asked. |Nobody knew.',
    '"Will we go?" He asked. |Nobody knew.',
    '"Will we go?" |She wondered why nobody knew.',
    '"We will go." |He left the room.',
    "‘Stop!’ they cried. |It did not.",
    'He said: "It is over." |She wept.',
    '"Leave now!", he yelled. |The door closed.',
    "(He came later.) |She did not.",
    '"It is a long [...] story" (Ames 55). |It is.',
  ])("%s", check);
});

describe("dots, notes, addresses, machine translation", () => {
  test.each([
    "He waited... |Nobody came.",
    "He waited... and waited. |Nobody came.",
    "After the scandal .. Minister resigns",
    "What is left . . . We shall see.",
    "It lasted a century.[12] |The end was quick.",
    "Write to a.b@example.com or see www.example.com. |https://example.com/a.b?c=d is better.",
    "It was over.|They left at once.",
    'She said "It\'s my turn!" ！ 」 |And so it was.',
    "Really?! |No way!! |Hello.",
  ])("%s", check);
});

describe("other scripts", () => {
  test.each([
    "これは文です。|次の文です。",
    "他说：“走吧。”|我们走了。",
    "नमस्ते दुनिया। |मैं ठीक हूँ।",
    "वह आया।|हम गए।",
    "ሰላም።|ደህና።",
    "他说了３．５吗？|是。",
    "هل جاء؟ |نعم. |جاء أمس.",
    "Он пришёл. |Она ушла? |Да!",
    "¿Qué pasa? |¡Nada! |Bien.",
    "Ողջույն։ |Լավ եմ։",
  ])("%s", check);
});

const piece = fc.constantFrom(
  "Dr.",
  "No.",
  "5",
  "He",
  "said",
  "the",
  "U.S.",
  "“",
  "”",
  '"',
  "(",
  ")",
  "...",
  "…",
  ".",
  "!",
  "?",
  " ",
  "  ",
  "\n",
  "\t",
  "\u00a0",
  "。",
  "A",
  "é\u0301",
  "😀",
  "[1]",
  "شكرا",
  "Inc.",
);

test("loses and invents nothing: sentences are trimmed, in order, and only white space lies between them", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 40 }).map((all) => all.join("")),
        fc.string({ unit: "binary" }),
      ),
      (text) => {
        let at = 0;
        for (const { from, to } of splitSentences(text)) {
          expect(text.slice(at, from).trim()).toBe("");
          expect(text.slice(from, to)).toBe(text.slice(from, to).trim());
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(text.slice(at).trim()).toBe("");
      },
    ),
    { seed: 20261123, numRuns: 2000 },
  );
});

test.each([".", "!?", " .", '."', "。 ", "A. ", "a. 1 The ", ". [1]", " "])("is linear in a text of %j", (unit) => {
  const text = unit.repeat(200_000 / unit.length);
  // Quadratic work would run for minutes; the suite's time limit is the measure.
  expect(splitSentences(text).reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(text.length);
});

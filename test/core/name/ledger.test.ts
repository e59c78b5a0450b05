import { expect, test } from "vitest";
import { createLexicon } from "../../../src/core/check/lexicon.ts";
import { buildLedger, isOneEditApart } from "../../../src/core/name/ledger.ts";

const lexicon = createLexicon(
  "the 100 1\nleader 50 2\nmet 40 0\nlaw 60 3\nparis 90 90\nstate 70 2\nof 100 1\nbrazilian 40 40",
  "",
);

const ledger = (texts: readonly string[], known: readonly string[] = []): readonly string[] =>
  buildLedger(
    texts.map((text, at) => ({ id: String(at), text })),
    lexicon,
    known,
  ).map(
    (entry) => `${entry.known ? "+" : "?"} ${entry.variants.map(({ text, count }) => `${text} ${count}`).join(", ")}`,
  );

test.each([
  ["full name and surname", ["The leader Muqtada al-Sadr met al-Sadr."], ["? Muqtada al-Sadr 1, al-Sadr 1"]],
  [
    "case, article and hyphen",
    ["The leader al-Sadr met Al-Sadr, Sadr and Al Sadr."],
    ["? Al Sadr 1, Al-Sadr 1, Sadr 1, al-Sadr 1"],
  ],
  ["possessives", ["The leader met Sadr's leader, Sadr."], ["? Sadr 2"]],
  ["one letter apart in a long unknown name", ["The leader Kazemi met Kazimi."], ["? Kazemi 1, Kazimi 1"]],
  ["short names are not compared by letter", ["The leader Iran met Iraq."], ["? Iran 1", "? Iraq 1"]],
  ["titles are cut off", ["The leader met President Grzb."], ["? Grzb 1"]],
  ["a lone common word with a capital is no name", ["The leader met the State, then He met Day."], []],
  ["a nationality is no part of a person's name", ["The leader met Brazilian Grzb Hrmpf."], ["? Grzb Hrmpf 1"]],
  ["nor is a title inside the run", ["The leader met Florida Governor Ron Grzb."], ["? Ron Grzb 1"]],
  ["an acronym keeps its last point", ["The N.Q.Z. law met the NQZ law of N.Q.Z."], ["? N.Q.Z. 2, NQZ 1"]],
  [
    "initials are part of the name",
    ["The leader Grzb W. Hrmpf met J. Q. Grzb."],
    ["? Grzb W. Hrmpf 1", "? J. Q. Grzb 1"],
  ],
  ["a letter at the end of a sentence is none", ["The leader met plan Q. State law met."], ["+ Q 1"]],
  ["a common place is known", ["The leader met in Paris."], ["+ Paris 1"]],
])("%s", (_, texts, expected) => {
  expect(ledger(texts)).toEqual(expected);
});

test("a confirmed name is known and gives the spelling", () => {
  expect(ledger(["The leader met Grzb."], ["Grzb"])).toEqual(["+ Grzb 1"]);
});

test("places point at the name", () => {
  const text = "The leader met Grzb's men.";
  const place = buildLedger([{ id: "s", text }], lexicon, [])[0]?.variants[0]?.places[0];
  expect(place?.segment).toBe("s");
  expect(text.slice(place?.span.from, place?.span.to)).toBe("Grzb");
});

test.each([
  ["kazemi", "kazimi", true],
  ["kazemi", "kazem", true],
  ["kazemi", "kazmei", true],
  ["kazemi", "kazemi", false],
  ["kazemi", "kasimi", false],
])("%s and %s", (a, b, close) => {
  expect(isOneEditApart(a, b)).toBe(close);
});

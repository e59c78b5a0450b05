import { afterAll, expect, test } from "vitest";
import { createGrammar } from "../../../src/host/check/grammar.ts";
import { withoutMachineWords } from "../../../src/host/check/misspelling.ts";

const grammar = await createGrammar();
afterAll(() => grammar.dispose());

async function slips(text: string, raw = "", dialect: "en-US" | "en-GB" = "en-US"): Promise<readonly string[]> {
  const flags = withoutMachineWords(await grammar.check(text, dialect), text, raw);
  const spelling = flags.filter(({ rule }) => rule === "language.SpellCheck");
  return spelling.map(({ from, to, suggestions }) => `${text.slice(from, to)} → ${suggestions[0]}`);
}

test("a mistyped word is offered as it was meant, a name is left alone", async () => {
  expect(await slips("They will recieve Grzbrk there.")).toEqual(["recieve → receive"]);
  expect(await slips("He was definately there.")).toEqual(["definately → definitely"]);
});

test("words of the machine translation are not spell-checked, what is typed beside them is", async () => {
  const raw = "The fluoroscopy was done.";
  expect(await slips("The fluoroscopy was doen.", raw)).toEqual([expect.stringMatching(/^doen → /u)]);
});

test("the dialect decides", async () => {
  expect(await slips("The colour is new.")).toEqual(["colour → color"]);
  expect(await slips("The colour is new.", "", "en-GB")).toEqual([]);
});

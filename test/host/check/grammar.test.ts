import { afterAll, expect, test } from "vitest";
import { createGrammar } from "../../../src/host/check/grammar.ts";

const grammar = await createGrammar();
afterAll(() => grammar.dispose());

async function seen(text: string, dialect: "en-US" | "en-GB" = "en-US"): Promise<readonly string[]> {
  const flags = await grammar.check(text, dialect);
  return flags.map((flag) => `${flag.rule}: ${text.slice(flag.from, flag.to)} → ${flag.suggestions[0] ?? ""}`);
}

test("agreement is found, with offsets in UTF-16 units", async () => {
  expect(await seen("😀 He have left.")).toEqual([expect.stringMatching(/^language\.\w+: have → has$/u)]);
});

test("spelling is left to the name ledger", async () => {
  expect(await seen("Muqtada al-Sadr met Grzbrk in Najaf.")).toEqual([]);
});

test("a correct sentence has no flags in either dialect", async () => {
  for (const dialect of ["en-US", "en-GB"] as const) {
    expect(await seen("The minister said on Monday that the talks had ended.", dialect)).toEqual([]);
  }
});

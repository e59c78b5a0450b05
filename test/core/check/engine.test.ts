import { expect, test } from "vitest";
import { createEngine } from "../../../src/core/check/engine.ts";
import type { CheckSettings } from "../../../src/core/check/settings.ts";
import { defaultCheckSettings } from "../../../src/core/check/settings.ts";
import type { Flag } from "../../../src/core/check/flag.ts";
import { ruleResources } from "./resources-for-tests.ts";

const engine = createEngine(await ruleResources());
const everything: CheckSettings = { ...defaultCheckSettings, showHints: true };

function check(texts: readonly string[], settings: CheckSettings = everything): readonly (readonly Flag[])[] {
  const segments = texts.map((text, at) => ({
    id: String(at),
    text,
    kind: at === 0 ? ("headline" as const) : ("paragraph" as const),
  }));
  const prepared = engine.prepare({ segments }, settings);
  return segments.map((_, at) => engine.checkSegment(prepared, at));
}

/** Flagged words of the last text by rule, with the first suggestion: `rule: words → fix`. */
function seen(
  text: string,
  settings: CheckSettings = everything,
  before: readonly string[] = ["Headline"],
): readonly string[] {
  const flags = check([...before, text], settings).at(-1) ?? [];
  return flags.map((flag) => {
    const fix = flag.suggestions[0] === undefined ? "" : ` → ${flag.suggestions[0]}`;
    return `${flag.rule}: ${text.slice(flag.from, flag.to)}${fix}`;
  });
}

test.each([
  ["The talks ended .. and nobody spoke.", "mechanics.stray-dots:  ..  → , "],
  ["They argued because of money. of all things.", "mechanics.inner-stop: money. of → money of"],
  ["He came , then left.", "mechanics.space-before-mark:   → "],
  ["He came,then left.", "mechanics.space-missing: , → , "],
  ["He came.Then he left.", "mechanics.space-missing: came.Then → came. Then"],
  ["He came,, then left.", "mechanics.mark-double: ,, → ,"],
  ["He ( the mayor) left.", "mechanics.bracket-space:   → "],
  ["He left，then returned.", "mechanics.wide-mark: ， → , "],
  ["He left (with the mayor.", "mechanics.bracket-unpaired: ("],
  ['He said "we will leave at noon.', 'mechanics.quote-unpaired: "'],
  ["The zero\u200bwidth space.", "mechanics.invisible: \u200b → "],
  ["He saw the the house.", "language.doubled-word: the the → the"],
  ["They sell fruit and fruit there.", "artefact.list-repeat: fruit and fruit → fruit"],
  ["And the mayor agreed.", "style.initial-and: And the → The"],
  ["He met the الرئيس today.", "artefact.untranslated: الرئيس"],
  ["Itâ€™s late.", "artefact.mojibake: â€™"],
  ['He praised the "spirit of iron" there.', "artefact.quoted-term: spirit of iron"],
  ["It is the tunnel of the mountain tunnel.", "artefact.near-repeat: tunnel of the mountain tunnel"],
  ["They wanted to promote The local people.", "mechanics.inner-capital: The"],
  ["They went home from the.", "artefact.cut-off: from the"],
  ["“We won”, - said the coach.", "mechanics.quote-dash: ”, -  → ,” "],
  ["Rock &amp; roll.", "artefact.markup: &amp; → &"],
  ["In a tweet on Twitter, he agreed.", "style.redundant: tweet on Twitter → tweet"],
  ["They called him a murder and thief.", "language.deed-for-doer: murder and thief → murderer and thief"],
  ["Read also: The minister resigns", "boilerplate.site: Read also: The minister resigns → "],
])("%s", (text, expected) => {
  expect(seen(text)).toContain(expected);
});

test.each([
  "Wait... he said nothing.",
  "Dr. van Dyke met Prof. de Vries at 5 p.m. on Monday.",
  "The U.S. and the U.K. agreed, e.g. on trade.",
  "See example.com or write to a.b@example.org.",
  "He had had enough, and that that was so was clear.",
  "It costs 1,000 to 2,000 a year.",
  "He called it “a day to remember.”",
])("leaves alone: %s", (text) => {
  expect(seen(text, defaultCheckSettings)).toEqual([]);
});

test("a quotation that runs over several sentences is paired", () => {
  const flags = check(["Headline", 'He said: "We will go.', 'We will win."']);
  expect(flags.flat().map((flag) => flag.rule)).not.toContain("mechanics.quote-unpaired");
});

test("a name spelled two ways is flagged where it is rarer, and unknown names once", () => {
  const before = ["Headline", "The leader al-Hakimi spoke.", "They met al-Hakimi again."];
  expect(seen("Later Al-Hakimi left.", everything, before)).toEqual(["names.variant: Al-Hakimi → al-Hakimi"]);
  const once = check(["Headline", "We met Grzzbrk in town.", "Then Grzzbrk left."]);
  expect(once.flat().filter((flag) => flag.rule === "names.unknown")).toHaveLength(1);
});

test("the less used shape of quotation marks is flagged", () => {
  const before = ["Headline", 'He said "one" and "two" and "three".'];
  expect(seen("He said “four” too.", everything, before)).toContain('consistency.quotes-mixed: “four” → "four"');
});

test("house rules follow the case they find", () => {
  const settings: CheckSettings = { ...defaultCheckSettings, houseRules: [{ phrase: "utilise", preferred: "use" }] };
  expect(seen("Utilise it, utilise it.", settings)).toEqual([
    "house.phrase: Utilise → Use",
    "house.phrase: utilise → use",
  ]);
});

test("levels: a rule's own wins over its family's; off silences; hints stay hidden", () => {
  const text = "He saw the the house.";
  expect(seen(text, { ...defaultCheckSettings, levels: { language: "off" } })).toEqual([]);
  const own = { ...defaultCheckSettings, levels: { language: "off", "language.doubled-word": "error" } as const };
  expect(check(["Headline", text], own)[1]?.map((flag) => flag.severity)).toEqual(["error"]);
  expect(seen(text, { ...defaultCheckSettings, levels: { language: "hint" } })).toEqual([]);
});

test("a budget keeps the best flags only", () => {
  const words = "They walked along the long road to the old town and then back to the river again. ".repeat(7);
  const texts = ["Headline", `${words} He saw the the house.`, "He came , then left."];
  const all = check(texts, defaultCheckSettings).flat();
  const some = check(texts, { ...defaultCheckSettings, budgetPer100: 1 }).flat();
  expect(all.length).toBeGreaterThan(1);
  expect(some).toHaveLength(1);
  expect(some[0]?.score).toBe(Math.max(...all.map((flag) => flag.score)));
});

test("a fixed sentence is rechecked in its article", () => {
  const segments = [{ id: "a", text: "He saw the the house.", kind: "paragraph" as const }];
  const prepared = engine.prepare({ segments }, defaultCheckSettings);
  expect(engine.checkSegment(prepared, 0)).toHaveLength(1);
  expect(engine.recheck(prepared, 0, "He saw the house.")).toEqual([]);
});

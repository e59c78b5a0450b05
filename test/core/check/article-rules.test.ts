import { expect, test } from "vitest";
import { createEngine } from "../../../src/core/check/engine.ts";
import { defaultCheckSettings } from "../../../src/core/check/settings.ts";
import { ruleResources } from "./resources-for-tests.ts";

const engine = createEngine(await ruleResources());

interface Line {
  readonly text: string;
  readonly source?: string;
}

/** What one rule finds in an article, `words → first suggestion` each. */
function found(rule: string, lines: readonly (string | Line)[], sourceLang?: string): readonly string[] {
  const segments = lines
    .map((line) => (typeof line === "string" ? { text: line } : line))
    .map((line, at) => ({ ...line, id: String(at), kind: "paragraph" as const, block: 0 }));
  const article = sourceLang === undefined ? { segments } : { segments, sourceLang };
  const prepared = engine.prepare(article, { ...defaultCheckSettings, showHints: true });
  return segments.flatMap(({ text }, at) =>
    engine
      .checkSegment(prepared, at)
      .filter((flag) => flag.rule === rule)
      .map(
        ({ from, to, suggestions: [first] }) => `${text.slice(from, to)}${first === undefined ? "" : ` → ${first}`}`,
      ),
  );
}

test.each([
  [
    "two offices",
    ["President Grzbrk spoke.", "President Grzbrk left.", "Later Prime Minister Grzbrk rested."],
    ["Prime Minister"],
  ],
  ["the first one wins", ["President Grzbrk spoke.", "King Grzbrk left."], ["King"]],
  ["a former office", ["President Grzbrk spoke.", "The former Governor Grzbrk left."], []],
  ["a shorter title", ["Foreign Minister Grzbrk spoke.", "Minister Grzbrk left."], []],
  ["another spelling of it", ["Prime Minister Grzbrk spoke.", "Premier Grzbrk left."], []],
  ["vice president", ["President Grzbrk spoke.", "Vice President Grzbrk left."], ["Vice President"]],
])("titles: %s", (_, texts, expected) => {
  expect(found("names.title-changed", texts)).toEqual(expected);
});

test.each([
  ["hyphen", ["They signed a ceasefire.", "The ceasefire held.", "The cease-fire broke."], ["cease-fire → ceasefire"]],
  ["two spellings", ["The defence failed.", "Their defence and defense failed."], ["defense → defence"]],
  ["names keep theirs", ["The labor market grew.", "The Labour Party won."], []],
  ["one spelling", ["The defence failed.", "Their defence held."], []],
])("spellings: %s", (_, texts, expected) => {
  expect(found("consistency.spelling", texts)).toEqual(expected);
});

test.each([
  ["order", ["The Ministry of Defence spoke.", "The Defense Ministry left."], ["Defense Ministry"]],
  ["affairs", ["The Ministry of Foreign Affairs spoke.", "The Foreign Ministry left."], ["Foreign Ministry"]],
  ["two bodies", ["The Ministry of Health spoke.", "The Defence Ministry left."], []],
])("bodies: %s", (_, texts, expected) => {
  expect(found("consistency.body", texts)).toEqual(expected);
});

test.each([
  ["within a sentence", ["Grzbrk said he was tired and took off her hat."], ["her"]],
  ["in the next sentence", ["Grzbrk said she was tired.", "Then he slept."], ["he"]],
  ["two people", ["Grzbrk said he was tired.", "Hrmpfl said she was not."], []],
  ["someone is named by kin", ["Grzbrk said he loved his mother and her songs."], []],
  ["quoted", ['Grzbrk said he knew: "We asked her again."'], []],
])("pronouns: %s", (_, texts, expected) => {
  expect(found("artefact.pronoun-flip", texts)).toEqual(expected);
});

test.each([
  [
    "a slip",
    ["He said no.", "She added that it was late.", "Then he says that they left.", "He denied it."],
    ["says → said"],
  ],
  ["all present", ["He says no.", "She adds that it is late."], []],
  ["in a quotation", ["He said no.", "She added this.", '"He says so," he warned.'], []],
])("tenses: %s", (_, texts, expected) => {
  expect(found("artefact.tense-flip", texts)).toEqual(expected);
});

test.each([
  ["A country on the brink of disgrace.", ["A country on the brink of disgrace"]],
  ["A country stands on the brink of disgrace.", []],
  ["Photo of a country on the brink of disgrace.", []],
])("verbs: %s", (text, expected) => {
  expect(found("artefact.missing-verb", [text])).toEqual(expected);
});

test.each([
  ["A day in the town", ".", ["."]],
  ["A day in the town", "2.", []],
])("marks alone: %s %s", (first, text, expected) => {
  expect(found("mechanics.stray-mark", [first, text])).toEqual(expected);
});

test("a bracket in mid-sentence asks for no capital", () => {
  const texts = ["They met al-Grzbrk and al-Grzbrk again.", "He saw the leader (Al-Grzbrk) there."];
  expect(found("names.variant", texts)).toEqual(["Al-Grzbrk → al-Grzbrk"]);
});

test.each([
  [["The N.Q.Z. met.", "The N.Q.Z. left.", "The NQZ law came."], "NQZ → N.Q.Z."],
  [["The N.Q.Z. met.", "The N.Q.Z. left.", "They joined the NQZ."], "NQZ → N.Q.Z"],
  [["The NQZ met.", "The NQZ left.", "The N.Q.Z. law came."], "N.Q.Z. → NQZ"],
  [["The NQZ met.", "The NQZ left.", "They joined the N.Q.Z."], "N.Q.Z. → NQZ."],
])("the points of an acronym: %s", (texts, expected) => {
  expect(found("names.variant", texts)).toEqual([expected]);
});

test.each([
  [undefined, ["And the → The"]],
  ["ar-IQ", ["And the → The"]],
  ["zh", []],
])("an opening “And” from %s", (source, expected) => {
  expect(found("style.initial-and", ["And the mayor agreed."], source)).toEqual(expected);
});

test("a mark without a partner is told once, and not for its shape", () => {
  const texts = ['He said "one" and "two".', "They came to the authorities.” Then they left."];
  expect(found("mechanics.quote-unpaired", texts)).toEqual(["”"]);
  expect(found("consistency.quotes-mixed", texts)).toEqual([]);
});

test("one source word, two translations", () => {
  const said = (text: string, source: string): Line => ({ text, source });
  const lines = [
    said("The alliance met.", "Der Verbund tagte."),
    said("The alliance voted.", "Der Verbund stimmte ab."),
    said("The alliance split.", "Der Verbund brach."),
    said("The federation grew.", "Der Verbund wuchs."),
    said("The federation won.", "Der Verbund gewann."),
    ...["Rain fell.", "Snow fell.", "Wind blew.", "Night fell.", "Day broke."].map((text, at) =>
      said(text, `Satz ${at}.`),
    ),
  ];
  expect(found("source.term", lines)).toEqual(["federation", "federation"]);
  expect(
    found(
      "source.term",
      lines.map(({ text }) => text),
    ),
  ).toEqual([]);
});

test("one source sentence, two translations", () => {
  const lines = [
    { text: "The talks failed.", source: "Die Gespräche scheiterten." },
    { text: "The discussions broke down.", source: "Die Gespräche scheiterten." },
    { text: "The talks failed.", source: "Die Gespräche scheiterten." },
  ];
  expect(found("source.sentence", lines)).toEqual(["The discussions broke down. → The talks failed."]);
});

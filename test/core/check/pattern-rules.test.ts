import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PatternEntry, PatternRule } from "../../../src/core/check/resources.ts";
import type { Stage } from "../../../src/core/check/rule.ts";
import { createLexicon } from "../../../src/core/check/lexicon.ts";
import { stageOf } from "../../../src/core/check/prepare.ts";
import { patternRule } from "../../../src/core/check/rules/patterns.ts";
import { defaultCheckSettings } from "../../../src/core/check/settings.ts";

const FOLDER = new URL("../../../resources/rules/", import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const rules = files.flatMap(
  (name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as readonly PatternRule[],
);

function stage(text: string): Stage {
  return stageOf({ segments: [{ id: "1", text, kind: "paragraph" }] }, defaultCheckSettings, createLexicon("", ""));
}

function findIn(
  rule: PatternRule,
  entry: PatternEntry,
  text: string,
): readonly { readonly suggestions?: readonly string[] }[] {
  const { find } = patternRule({ ...rule, entries: [entry] });
  const seen = stage(text);
  return seen.scenes.flatMap((scene) => find(scene, seen));
}

test("rule names are unique", () => {
  const names = rules.map((rule) => rule.rule);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(rules)("$rule", (rule) => {
  test.each(rule.entries)("$match", (entry) => {
    expect(entry.finds.length).toBeGreaterThan(0);
    for (const text of entry.finds) expect(findIn(rule, entry, text), text).not.toHaveLength(0);
    for (const text of entry.leaves ?? []) expect(findIn(rule, entry, text), text).toHaveLength(0);
  });
});

import { expect, test } from "vitest";
import { allRules } from "../../../src/core/check/all-rules.ts";
import { asMeasured } from "../../../src/core/check/engine.ts";
import { ruleResources } from "./resources-for-tests.ts";

const { patterns, measures } = await ruleResources();
const rules = allRules(patterns);

test("no rule warns by default that, on 50 flags or more, is hardly better than chance", () => {
  const loud = rules.filter((rule) => {
    const measure = measures[rule.rule];
    const weak = measure !== undefined && measure.flags >= 50 && measure.lift < 1.2;
    return weak && asMeasured(rule, measure).severity !== "hint";
  });
  expect(loud.map((rule) => rule.rule)).toEqual([]);
  const weak = Object.entries(measures).filter(([, measure]) => measure.flags >= 50 && measure.lift < 1.2);
  expect(weak.length, "the measures hold rules this test is about").toBeGreaterThan(0);
});

test("measures speak of rules that exist", () => {
  const known = new Set([...rules.map((rule) => rule.rule), "unusual.wording"]);
  expect(Object.keys(measures).filter((rule) => !known.has(rule))).toEqual([]);
});

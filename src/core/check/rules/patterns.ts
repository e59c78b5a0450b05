import type { PatternEntry, PatternRule } from "../resources.ts";
import type { Finding, Rule, Scene, Stage } from "../rule.ts";
import { inCaseOf } from "./house.ts";

interface Compiled {
  readonly entry: PatternEntry;
  readonly at: RegExp;
}

/** An expression that ends by looking ahead says itself where it may end. */
const LOOKS_AHEAD = /\(\?[=!](?:[^()]|\([^()]*\))*\)$/u;
const EDGE_BEFORE = "(?<![\\p{L}\\p{N}])";
const EDGE_AFTER = "(?![\\p{L}\\p{N}])";

function compile(rule: PatternRule, entry: PatternEntry): Compiled {
  const body = entry.match.replaceAll(" ?", "\\s*").replaceAll(" ", "\\s+");
  const inner = { start: /^[\w(\\[]/u.test(entry.match) ? EDGE_BEFORE : "", end: endOf(entry.match) };
  const start = rule.at === undefined ? inner.start : "^\\s*";
  const end = rule.at === "whole" ? "\\s*$" : inner.end;
  return { entry, at: new RegExp(`${start}(?:${body})${end}`, rule.caseSensitive === true ? "gu" : "giu") };
}

function endOf(expression: string): string {
  return /[\w)\]]$/u.test(expression) && !LOOKS_AHEAD.test(expression) ? EDGE_AFTER : "";
}

function expand(template: string, match: RegExpMatchArray): string {
  return template.replace(/\$([$\d])/gu, (_, sign: string) => (sign === "$" ? "$" : (match[Number(sign)] ?? "")));
}

function toFinding(match: RegExpMatchArray, { entry }: Compiled): Finding {
  const from = match.index ?? 0;
  const suggestions = (entry.suggest ?? [])
    .map((template) => inCaseOf(match[0].slice(0, 1), expand(template, match)))
    .filter((text) => text !== match[0]);
  const base = { from, to: from + match[0].length, suggestions };
  return entry.message === undefined ? base : { ...base, message: entry.message };
}

/** Rules of another source language say nothing; with no known source all of them speak. */
function isMeant(rule: PatternRule, stage: Stage): boolean {
  const source = stage.article.sourceLang?.split("-")[0]?.toLowerCase();
  return rule.langs === undefined || source === undefined || rule.langs.includes(source);
}

/** Makes a check of a rule given as data. Expressions are compiled once. */
export function patternRule(rule: PatternRule): Rule {
  const compiled = rule.entries.map((entry) => compile(rule, entry));
  const find = (scene: Scene, stage: Stage): readonly Finding[] =>
    isMeant(rule, stage)
      ? compiled.flatMap((one) => [...scene.text.matchAll(one.at)].map((match) => toFinding(match, one)))
      : [];
  const { family, title, message, mqm, severity, score } = rule;
  return { rule: rule.rule, family, title, message, mqm, severity, score, find };
}

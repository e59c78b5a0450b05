import type { Flag } from "./flag.ts";
import type { Finding, Rule, Scene, Stage } from "./rule.ts";

/** A rule's finding as a flag: the rule's own defaults fill what it leaves out. */
export function toFlag(rule: Rule, finding: Finding): Flag {
  return {
    from: finding.from,
    to: finding.to,
    rule: finding.rule ?? rule.rule,
    family: rule.family,
    severity: finding.severity ?? rule.severity,
    score: finding.score ?? rule.score,
    title: rule.title,
    message: finding.message ?? rule.message,
    suggestions: finding.suggestions ?? [],
    mqm: rule.mqm,
  };
}

/** Everything the rules find in a segment, at their own levels, unmerged. */
export function findAll(rules: readonly Rule[], scene: Scene, stage: Stage): readonly Flag[] {
  return rules.flatMap((rule) => rule.find(scene, stage).map((finding) => toFlag(rule, finding)));
}

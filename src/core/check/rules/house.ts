import type { Finding, Rule, Scene, Stage } from "../rule.ts";
import type { HouseRule } from "../settings.ts";

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&").replace(/\s+/gu, "\\s+");

function expression(house: HouseRule): RegExp {
  const start = /^[\p{L}\p{N}]/u.test(house.phrase) ? "(?<![\\p{L}\\p{N}])" : "";
  const end = /[\p{L}\p{N}]$/u.test(house.phrase) ? "(?![\\p{L}\\p{N}])" : "";
  return new RegExp(start + escape(house.phrase) + end, house.matchCase === true ? "gu" : "giu");
}

/** Follows the case of what it replaces: all capitals, a capital first letter, or as given. */
export function inCaseOf(found: string, preferred: string): string {
  if (found.length > 1 && found === found.toUpperCase() && found !== found.toLowerCase())
    return preferred.toUpperCase();
  const first = found[0] ?? "";
  const capital = first !== first.toLowerCase();
  return capital ? (preferred[0] ?? "").toUpperCase() + preferred.slice(1) : preferred;
}

function apply(text: string, house: HouseRule): readonly Finding[] {
  return [...text.matchAll(expression(house))].flatMap((match) => {
    const written = house.matchCase === true ? house.preferred : inCaseOf(match[0], house.preferred);
    if (written === match[0]) return [];
    const why = house.reason === undefined || house.reason === "" ? "" : ` ${house.reason}`;
    const message =
      house.preferred === ""
        ? `House style avoids “${match[0]}”.${why}`
        : `House style writes “${house.preferred}”.${why}`;
    return [
      {
        from: match.index,
        to: match.index + match[0].length,
        message,
        suggestions: house.preferred === "" ? [] : [written],
      },
    ];
  });
}

/** The newsroom's own phrases. */
export const houseRule: Rule = {
  rule: "house.phrase",
  family: "house",
  title: "House style",
  message: "House style writes this differently.",
  mqm: "terminology/inconsistent",
  severity: "error",
  score: 1,
  find: (scene: Scene, stage: Stage) => stage.settings.houseRules.flatMap((house) => apply(scene.text, house)),
};

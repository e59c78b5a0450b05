import type { Settings } from "../../contract/settings.ts";
import { err, ok, type Result } from "../../core/result.ts";

type HouseRules = Settings["checks"]["houseRules"];

/** One rule a line, as people write them: `phrase = preferred`. */
export function writeHouseRules(rules: HouseRules): string {
  return rules.map(({ phrase, preferred }) => `${phrase} = ${preferred}`).join("\n");
}

/** Reads the lines back; what the lines do not show (case, reason) stays with its phrase. The error is a 1-based line. */
export function parseHouseRules(text: string, before: HouseRules): Result<HouseRules, number> {
  const rules: HouseRules = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const at = line.indexOf("=");
    const phrase = line.slice(0, at).trim();
    if (at < 0 || phrase === "") return err(index + 1);
    const known = before.find((rule) => rule.phrase === phrase);
    rules.push({ ...known, phrase, preferred: line.slice(at + 1).trim() });
  }
  return ok(rules);
}

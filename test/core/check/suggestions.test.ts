import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../../../src/core/check/engine.ts";
import { applySuggestion } from "../../../src/core/check/safe.ts";
import { defaultCheckSettings } from "../../../src/core/check/settings.ts";
import type { CheckSettings } from "../../../src/core/check/settings.ts";
import { ruleResources } from "./resources-for-tests.ts";

const resources = await ruleResources();
const engine = createEngine(resources);
const settings: CheckSettings = {
  ...defaultCheckSettings,
  showHints: true,
  houseRules: [{ phrase: "prime minister", preferred: "premier" }],
};

/** Pieces that rules react to, between plain words: whatever they are joined to, every offered fix must be safe. */
const piece = fc.constantFrom(
  ...resources.patterns.flatMap((rule) => rule.entries.flatMap((entry) => entry.finds)),
  "the the",
  "law and law",
  " .. ",
  "left. of all",
  "“quoted”",
  '"quoted"',
  '"open',
  "(open",
  "Al-Sadr",
  "al-Sadr",
  "Sadr's",
  "And the",
  "came , then",
  "came,then",
  "left，then",
  "the prime minister",
  "Rock &amp; roll",
  "walked along the road",
  "in the old town",
);
const sentence = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => `${pieces.join(" ")}.`);

test("applying any suggestion takes its flag away and brings no new one of its family", () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), (texts) => {
      const segments = texts.map((text, at) => ({ id: String(at), text, kind: "paragraph" as const }));
      const prepared = engine.prepare({ segments }, settings);
      segments.forEach(({ text }, at) => {
        const flags = engine.checkSegment(prepared, at);
        for (const flag of flags) {
          for (const suggestion of flag.suggestions) {
            const after = engine.recheck(prepared, at, applySuggestion(text, flag, suggestion));
            const count = (list: typeof flags): number => list.filter((one) => one.family === flag.family).length;
            const shift = suggestion.length - (flag.to - flag.from);
            const still = after.some(
              (one) => one.rule === flag.rule && one.from < flag.to + shift && flag.from < one.to && suggestion !== "",
            );
            expect({ text, flag, suggestion, still }).toMatchObject({ still: false });
            expect(count(after), `${text} → ${suggestion}`).toBeLessThanOrEqual(count(flags));
          }
        }
      });
    }),
    { seed: 20261123, numRuns: 100 },
  );
});

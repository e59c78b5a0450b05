import { expect, test } from "vitest";
import type { Family, Flag, FlagSeverity } from "../../../src/core/check/flag.ts";
import { mergeFlags } from "../../../src/core/check/merge.ts";

function flag([from, to]: readonly [number, number], family: Family, severity: FlagSeverity, score: number): Flag {
  const rest = { title: "", message: "", suggestions: [], mqm: "style/awkward" } as const;
  return { from, to, rule: `${family}.x`, family, severity, score, ...rest };
}

const show = (flags: readonly Flag[]): readonly string[] =>
  mergeFlags(flags).map((one) => `${one.from}-${one.to} ${one.family} ${one.severity} ${one.score}`);

test.each([
  [
    "apart: both stay, by place",
    [flag([5, 8], "style", "hint", 0.1), flag([0, 5], "style", "hint", 0.2)],
    ["0-5 style hint 0.2", "5-8 style hint 0.1"],
  ],
  [
    "the reason stays and takes the score, and a little for two who agree",
    [flag([0, 5], "unusual", "warning", 0.6), flag([2, 4], "mechanics", "warning", 0.4)],
    ["2-4 mechanics warning 0.63"],
  ],
  [
    "agreement counts once, and only of those who are sure",
    [
      flag([0, 9], "artefact", "warning", 0.4),
      flag([0, 3], "unusual", "warning", 0.5),
      flag([5, 8], "unusual", "warning", 0.5),
      flag([10, 19], "artefact", "warning", 0.4),
      flag([10, 13], "unusual", "hint", 0.25),
    ],
    ["0-9 artefact warning 0.53", "10-19 artefact warning 0.4"],
  ],
  [
    "a warning beats a hint",
    [flag([0, 5], "unusual", "warning", 0.3), flag([2, 4], "style", "hint", 0.1)],
    ["0-5 unusual warning 0.3"],
  ],
  [
    "an unknown name speaks as loudly as the tagger",
    [flag([0, 5], "unusual", "warning", 0.5), flag([2, 4], "names", "hint", 0.2)],
    ["2-4 names warning 0.53"],
  ],
  [
    "an error beats all",
    [flag([0, 5], "house", "error", 1), flag([2, 4], "names", "warning", 0.5)],
    ["0-5 house error 1"],
  ],
])("%s", (_, flags, expected) => {
  expect(show(flags)).toEqual(expected);
});

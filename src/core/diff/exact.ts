import { alignMinimal } from "./align.ts";
import type { Edit } from "./edit.ts";
import { foldSpaces, type Group } from "./fold.ts";
import { spacedWords } from "./units.ts";

/**
 * The minimal word difference: fewest replaced, deleted and inserted words, one edit a word, equal stretches joined. Words are
 * what stands between white space, as TER counts them (in scripts without spaces, single characters), so the number of word
 * edits is the Levenshtein distance. White space goes with the words beside it; where only it changed, that is an edit too.
 */
export function exactDiff(before: string, after: string): readonly Edit[] {
  const beforeSide = { text: before, units: spacedWords(before) };
  const afterSide = { text: after, units: spacedWords(after) };
  const ops = alignMinimal(
    beforeSide.units.map((word) => word.text),
    afterSide.units.map((word) => word.text),
  );
  let b = 0;
  let a = 0;
  const groups = ops.map((op): Group => {
    const group: Group = {
      kind: op,
      before: { from: b, to: op === "insert" ? b : b + 1 },
      after: { from: a, to: op === "delete" ? a : a + 1 },
    };
    b = group.before.to;
    a = group.after.to;
    return group;
  });
  return foldSpaces(beforeSide, afterSide, groups);
}

import type { Group } from "./fold.ts";
import type { WeighedToken } from "./weigh.ts";

type Tokens = readonly WeighedToken[];

const SENTENCE_MARK = /^(?:[.!?…。！？]|\s+)$/u;
const CLAUSE_MARK = /^[,;:)\]"”’»]$/u;

/**
 * Moves a lone insertion or deletion along the equal text around it to where a reader would put it: whole sentences, then whole
 * clauses. "He came. [He saw.] He won." can be cut in several places, and all give the same texts.
 */
export function slideChanges(groups: readonly Group[], b: Tokens, a: Tokens): readonly Group[] {
  const slid = [...groups];
  for (let i = 1; i < slid.length - 1; i += 1) {
    const [left, change, right] = [slid[i - 1], slid[i], slid[i + 1]];
    if (left?.kind !== "equal" || right?.kind !== "equal" || change === undefined) continue;
    const isInsert = change.before.from === change.before.to;
    const isDelete = change.after.from === change.after.to;
    if (!isInsert && !isDelete) continue;
    const tokens = isInsert ? a : b;
    const range = isInsert ? change.after : change.before;
    // One token stays equal on either side, so that no neighbour vanishes.
    const reach = { left: left.before.to - left.before.from - 1, right: right.before.to - right.before.from - 1 };
    const by = bestSlide(tokens, range, reach);
    slid[i - 1] = shift(left, 0, by);
    slid[i] = shift(change, by, by);
    slid[i + 1] = shift(right, by, 0);
  }
  return slid;
}

function bestSlide(
  tokens: Tokens,
  range: { readonly from: number; readonly to: number },
  reach: { readonly left: number; readonly right: number },
): number {
  let best = 0;
  let bestScore = cutScore(tokens, range.from, range.to);
  const consider = (by: number): void => {
    const score = cutScore(tokens, range.from + by, range.to + by);
    if (score > bestScore) [best, bestScore] = [by, score];
  };
  for (let by = 1; by <= reach.left && tokens[range.from - by]?.key === tokens[range.to - by]?.key; by += 1)
    consider(-by);
  for (let by = 1; by <= reach.right && tokens[range.from + by - 1]?.key === tokens[range.to + by - 1]?.key; by += 1)
    consider(by);
  return best;
}

/** 4 where the stretch begins behind a sentence and ends with one, 2 for a clause; halves count half. */
function cutScore(tokens: Tokens, from: number, to: number): number {
  const score = (text: string | undefined): number =>
    text === undefined ? 2 : SENTENCE_MARK.test(text) ? 2 : CLAUSE_MARK.test(text) ? 1 : 0;
  return score(tokens[from - 1]?.text) + score(tokens[to - 1]?.text);
}

function shift(group: Group, from: number, to: number): Group {
  return {
    ...group,
    before: { from: group.before.from + from, to: group.before.to + to },
    after: { from: group.after.from + from, to: group.after.to + to },
  };
}

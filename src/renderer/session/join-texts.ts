interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The one stretch in which two texts differ. */
function replaced(before: string, after: string): Replaced {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}

/**
 * What two people made of the same sentence at the same time, when they worked in different places of it. `undefined` when
 * both changed the same words: then nobody but a person can tell.
 */
export function joinTexts(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || base === theirs) return mine;
  if (base === mine) return theirs;
  const own = replaced(base, mine);
  const other = replaced(base, theirs);
  if (own.to > other.from && other.to > own.from) return undefined;
  const [first, second] = own.to <= other.from ? [own, other] : [other, own];
  return (
    base.slice(0, first.from) + first.text + base.slice(first.to, second.from) + second.text + base.slice(second.to)
  );
}

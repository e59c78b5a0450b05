/** How common English words are, from edited texts. */
export interface Lexicon {
  /** Uses of a lower-cased word, 0 when it was never seen. */
  readonly count: (lower: string) => number;
  /** Share of its uses with a capital, in [0, 1]; 0 for unseen words. */
  readonly capitalShare: (lower: string) => number;
  readonly isKnownName: (name: string) => boolean;
}

/** Reads the word list (`word count capitals` a line) once. O(lines). */
export function createLexicon(words: string, names: string): Lexicon {
  const counts = new Map<string, readonly [number, number]>();
  for (const line of words.split("\n")) {
    const [word, count, capitals] = line.split(" ");
    if (word !== undefined && count !== undefined) counts.set(word, [Number(count), Number(capitals ?? 0)]);
  }
  const known = new Set(names.split("\n").filter((line) => line !== "" && !line.startsWith("#")));
  return {
    count: (lower) => counts.get(lower)?.[0] ?? 0,
    capitalShare: (lower) => {
      const entry = counts.get(lower);
      return entry === undefined || entry[0] === 0 ? 0 : entry[1] / entry[0];
    },
    isKnownName: (name) => known.has(name),
  };
}

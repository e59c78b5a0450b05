const ENDS_SENTENCE = /^["”’'»)\]]*\s*$/u;

/** Letters with points between them, without the last one: "U.S", "a.k.a". */
const POINTED = /^\p{L}(?:\.\p{L})+$/u;

/** Whether the point after this word belongs to it: "U.S" in "the U.S. army" and in "to the U.S.". */
export function ownsStop(word: string): boolean {
  return POINTED.test(word);
}

/**
 * The spelling `wanted` as it goes in the place of `written`, with `rest` of the sentence after it: one point serves as
 * the acronym's last and the sentence's, so "in the US." takes "U.S" and "in the U.S." takes "US.".
 */
export function withOneStop(wanted: string, written: string, rest: string): string {
  if (wanted.endsWith(".") && rest.startsWith(".")) return wanted.slice(0, -1);
  const losesStop = written.endsWith(".") && !wanted.endsWith(".") && ENDS_SENTENCE.test(rest);
  return losesStop ? `${wanted}.` : wanted;
}

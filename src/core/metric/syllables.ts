const VOWELS = /[aeiouy]+/gu;
/**
 * Vowel pairs that are mostly two syllables, by what stands around them: "radi-o", "materi-al", "seri-ous", "soci-ety", "du-al",
 * "muse-um", "ide-a", "re-ality", "be-ing", "associ-ation". Not "million", "special", "nation", "marriage", where the i is a glide.
 */
const PARTED =
  /[^gqtcs]ia(?!ge)|[ct]iat[ei]|[^gtcx]iou|[^gqtcsln]io(?!u)|nio(?!n|u)|[^l]lio(?!u)|^lion|iet|ii|eu[ms]|ea(?:$|n$|tre)|ua[lt]|[eoy]ing|creat|reali|po[ei][mt]|ruin|fluid|[lr]ien(?!d)|scien|uou|ael/gu;
/** A silent e inside a word, before the endings and in the compounds that leave it there: "move-ment", "safe-ly", "there-fore". */
const INNER_E = /[^aeiouyl]e(?=ments?$|ly$|less|ful|ness)|(?:here|some|fore|ware)(?=[^aeiouy][a-z]{2})/gu;
/** A final e is silent, and with it -es and -ed, except where the consonants before need it: "ta-ble", "box-es", "want-ed". */
const SILENT_E = /[^aeiouy](?:e|(?<![sxz]|[cs]h|[cg])es|(?<![td])ed)$/u;
const SPOKEN_LE = /[^aeiouylr]les?$/u;

/**
 * Syllables of one English word by rule: one for each group of vowels (y among them), less a silent final e, -es or -ed, plus one
 * for each vowel pair that is mostly spoken apart; at least one. A figure has as many as it has digits, a letter acronym as many
 * as it has letters. Right for about nine words in ten of running text, which moves Flesch scores by less than two points.
 */
export function countSyllables(word: string): number {
  const digits = word.match(/\p{Nd}/gu)?.length ?? 0;
  if (digits > 0) return digits;
  const letters = word
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
  if (/^(?:\p{L}\.)+/u.test(word) || (word.length > 1 && /^[BCDFGHJKLMNPQRSTVWXZ]+$/u.test(word)))
    return letters.length;
  const groups = letters.match(VOWELS)?.length ?? 0;
  const parted = letters.match(PARTED)?.length ?? 0;
  const inner = letters.match(INNER_E)?.length ?? 0;
  const isSilent = SILENT_E.test(letters) && !SPOKEN_LE.test(letters);
  return Math.max(1, groups + parted - inner - (isSilent ? 1 : 0));
}

/** How texts become words before they are compared; the defaults are tercom's. */
export interface TerWordOptions {
  /** Compare "The" and "the" as different words; default `false`, as tercom without `-s`. */
  readonly caseSensitive?: boolean;
  /** `false` removes `. , ? : ; ! " ( )` first, as tercom's `-P`; default `true`. */
  readonly punctuation?: boolean;
  /** Splits punctuation off and folds SGML entities first, as tercom's `-N`; default `false`. */
  readonly normalize?: boolean;
  /**
   * `raw` (default) parts words at ASCII white space alone, as tercom does, so "5\u00a0km" is one word; `whitespace` parts them at
   * any Unicode white space, for texts tokenised by other tools.
   */
  readonly tokens?: "raw" | "whitespace";
}

// The class is tercom's: ASCII punctuation except `' , - .`, and the space itself (0x20-0x26).
const SEPARATE = /([{-~[-` -&(-+:-@/])/g;
const REMOVED = /[.,?:;!"()]/g;
// Java's \s knows ASCII white space only, so a no-break space joins words here as it does there.
const WHITE = /[ \t\n\v\f\r]+/;
const ANY_WHITE = /[\s\x85]+/u;
const ENTITIES = [
  [/<skipped>/g, ""],
  [/-\n/g, ""],
  [/\n/g, " "],
  [/&quot;/g, '"'],
  [/&amp;/g, "&"],
  [/&lt;/g, "<"],
  [/&gt;/g, ">"],
] as const;

/**
 * The words of a segment as tercom 0.10 sees them: what stands between ASCII white space.
 * Rules and their order are those of tercom's `Normalizer` (after NIST mteval v11), without its Asian option.
 */
export function terWords(text: string, options: TerWordOptions = {}): readonly string[] {
  let words = options.caseSensitive === true ? text : text.toLowerCase();
  if (options.normalize === true) words = normalize(words);
  if (options.punctuation === false) words = words.replace(REMOVED, "");
  // tercom keeps an empty first word where removed punctuation stood first; an empty word is nothing to count.
  return words.split(options.tokens === "whitespace" ? ANY_WHITE : WHITE).filter((word) => word !== "");
}

function normalize(text: string): string {
  let plain = text;
  for (const [pattern, replacement] of ENTITIES) plain = plain.replace(pattern, replacement);
  return ` ${plain} `
    .replace(SEPARATE, " $1 ")
    .replace(/'s /g, " 's ")
    .replace(/'s$/g, " 's")
    .replace(/([^0-9])([.,])/g, "$1 $2 ")
    .replace(/([.,])([^0-9])/g, " $1 $2")
    .replace(/([0-9])(-)/g, "$1 $2 ");
}

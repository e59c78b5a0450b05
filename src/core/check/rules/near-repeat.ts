import type { Finding, Rule, Scene } from "../rule.ts";
import type { Token } from "../token.ts";

/** Tokens between the two, at most. */
const NEAR = 3;
const MIN_LETTERS = 6;
/** "from town to town", "cooperation and cooperation": links between two uses that mean it, or that another rule tells. */
const LINK = /^(?:and|or|to|by|after|than|as|for|on|with)$/u;

/** The same word shortly before, with nothing in between that parts or links the two. */
function twinOf(tokens: readonly Token[], at: number): Token | undefined {
  const token = tokens[at];
  for (let back = at - 1; back >= Math.max(0, at - NEAR - 1); back -= 1) {
    const other = tokens[back];
    if (other === undefined || other.kind === "mark" || LINK.test(other.lower)) return undefined;
    if (other.lower === token?.lower) return back === at - 1 ? undefined : other;
  }
  return undefined;
}

function find({ tokens }: Scene): readonly Finding[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== "word" || token.text.length < MIN_LETTERS || token.text !== token.lower) return [];
    const twin = twinOf(tokens, at);
    return twin === undefined ? [] : [{ from: twin.from, to: token.to }];
  });
}

/** The same long word twice within a few words: "the tunnel of the mountain tunnel". */
export const nearRepeatRule: Rule = {
  rule: "artefact.near-repeat",
  family: "artefact",
  title: "Word repeated",
  message: "The same word has just been used: the source may have two words, or one of them can go.",
  mqm: "style/awkward",
  severity: "warning",
  score: 0.5,
  find,
};

import { wordTokens, type Token } from "../text/tokens.ts";
import type { Span } from "../text/span.ts";

export interface Unit extends Span {
  readonly text: string;
}

const ONE_CHARACTER = /^[\p{scx=Han}\p{sc=Hiragana}]\p{M}*$/u;

/** What stands between white space: the words TER counts. In scripts without spaces, single characters. */
export function spacedWords(text: string): readonly Unit[] {
  const words: Unit[] = [];
  let isOpen = false;
  for (const token of wordTokens(text)) {
    if (token.kind === "space") {
      isOpen = false;
      continue;
    }
    const isAlone = ONE_CHARACTER.test(token.text);
    const last = words.at(-1);
    if (isOpen && !isAlone && last !== undefined) {
      words[words.length - 1] = { from: last.from, to: token.to, text: last.text + token.text };
    } else {
      words.push({ from: token.from, to: token.to, text: token.text });
    }
    isOpen = !isAlone;
  }
  return words;
}

const LINE_END = /[\n\r\f\u0085\u2028\u2029]/u;

/** Words, numbers, single marks and line ends; other white space is left out. */
export function visibleTokens(text: string): readonly Token[] {
  return wordTokens(text).filter((token) => token.kind !== "space" || LINE_END.test(token.text));
}

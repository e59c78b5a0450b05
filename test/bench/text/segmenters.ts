import { ParseEnglish } from "parse-english";
import { sentences as sbdSentences } from "sbd";
import { splitSentences } from "../../../src/core/segment/sentences.ts";

/** Ends of the sentences of a text, white space behind them not counted. */
export type Segmenter = (text: string) => readonly number[];

const intl = new Intl.Segmenter("en", { granularity: "sentence" });
const english = new ParseEnglish();

/** Places a peer's sentences in the text again; sbd gives strings without offsets. */
function endsOf(text: string, sentences: readonly string[]): readonly number[] {
  let at = 0;
  return sentences.flatMap((sentence) => {
    const bare = sentence.trim();
    const from = text.indexOf(bare, at);
    if (bare === "" || from < 0) return [];
    at = from + bare.length;
    return [at];
  });
}

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly position?: { readonly end: { readonly offset?: number } };
}

function sentenceNodes(node: Node): readonly Node[] {
  if (node.type === "SentenceNode") return [node];
  return (node.children ?? []).flatMap(sentenceNodes);
}

export const segmenters: Readonly<Record<string, Segmenter>> = {
  galley: (text) => splitSentences(text).map((sentence) => sentence.to),
  "Intl.Segmenter": (text) =>
    endsOf(
      text,
      Array.from(intl.segment(text), ({ segment }) => segment),
    ),
  sbd: (text) => endsOf(text, sbdSentences(text, { newline_boundaries: false, preserve_whitespace: true })),
  "parse-english": (text) =>
    sentenceNodes(english.parse(text) as Node).map(
      (node) => text.slice(0, node.position?.end.offset ?? 0).trimEnd().length,
    ),
};

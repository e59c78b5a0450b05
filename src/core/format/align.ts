import type { Block } from "../review/article.ts";
import type { Change } from "../review/event.ts";
import type { ReviewState } from "../review/state.ts";
import { segmentBlocks } from "../segment/segments.ts";
import { type AlignItem, alignByLength } from "./align-lengths.ts";

/** A source text proposed for each segment of a review, in order. */
export interface SourceAlignment {
  /** `undefined` where the source has nothing for the segment. */
  readonly sources: readonly (string | undefined)[];
  /** In [0, 1]: how sure the pairing of each segment is; low ones want a look. */
  readonly confidence: readonly number[];
}

interface Sentence {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Finds for each segment the sentences it was translated from: paragraphs are paired first, then sentences inside them,
 * by length and numbers. Of a sentence that was cut in two, both halves get the whole source.
 */
export function alignSource(
  state: Pick<ReviewState, "segments">,
  source: { readonly text: string; readonly blocks: readonly Block[] },
): SourceAlignment {
  const sentences = segmentBlocks(source.text, source.blocks).map((span): Sentence => ({
    ...span,
    text: source.text.slice(span.from, span.to),
  }));
  const targets = state.segments.map(({ raw, block }) => ({ text: raw, block }));
  const sources: (string | undefined)[] = targets.map(() => undefined);
  const confidence: number[] = targets.map(() => 0);
  const sourceBlocks = groupsOf(sentences);
  const targetBlocks = groupsOf(targets);
  const items = (groups: readonly (readonly { readonly text: string }[])[]): readonly AlignItem[] =>
    groups.map((group) => itemOf(group.map((each) => each.text).join(" ")));
  for (const bead of alignByLength(items(sourceBlocks), items(targetBlocks))) {
    const inSource = sourceBlocks.slice(...bead.sources).flat();
    const inTarget = targetBlocks.slice(...bead.targets).flat();
    const pairs = alignByLength(
      inSource.map(({ text }) => itemOf(text)),
      inTarget.map(({ text }) => itemOf(text)),
      false,
    );
    for (const pair of pairs) {
      const text = joined(source.text, inSource.slice(...pair.sources));
      for (const { index } of inTarget.slice(...pair.targets)) {
        sources[index] = text;
        confidence[index] = text === undefined ? 0 : Math.exp(-Math.max(0, pair.cost) / 4);
      }
    }
  }
  return { sources, confidence };
}

/** The alignment as changes of one revision; segments that keep their source have none. */
export function sourceChanges(state: Pick<ReviewState, "segments">, { sources }: SourceAlignment): readonly Change[] {
  return state.segments.flatMap((segment, at): readonly Change[] => {
    const before = segment.source ?? "";
    const after = sources[at] ?? "";
    return before === after ? [] : [{ kind: "source", segment: segment.id, before, after }];
  });
}

/**
 * Correction by hand: from one segment on, each gets the source of its neighbour. `1` moves sources down (the segment
 * itself is left without), `-1` up (its own source goes away). Stops at the next segment without a source.
 */
export function shiftSources(state: Pick<ReviewState, "segments">, from: number, direction: 1 | -1): readonly Change[] {
  const sources = state.segments.map((segment) => segment.source);
  const gap = sources.findIndex((text, at) => at > from && text === undefined);
  const end = gap < 0 ? sources.length - 1 : gap;
  const moved = [...sources];
  if (direction === 1) {
    for (let at = end; at > from; at -= 1) moved[at] = sources[at - 1];
    moved[from] = undefined;
    // What falls off the end is not lost: the last segment keeps both.
    if (gap < 0 && end > from)
      moved[end] = [sources[end - 1], sources[end]].filter((text) => text !== undefined).join(" ");
  } else {
    for (let at = from; at < end; at += 1) moved[at] = sources[at + 1];
    moved[end] = undefined;
  }
  return sourceChanges(state, { sources: moved, confidence: [] });
}

/** Items of one block each, with their place among all. */
function groupsOf<T extends { readonly block: number }>(
  items: readonly T[],
): readonly (readonly (T & { readonly index: number })[])[] {
  const groups: (T & { readonly index: number })[][] = [];
  let block: number | undefined;
  items.forEach((item, index) => {
    if (item.block !== block) groups.push([]);
    block = item.block;
    groups.at(-1)?.push({ ...item, index });
  });
  return groups;
}

/** Sentences with what stands between them in one block; a space between blocks. */
function joined(text: string, sentences: readonly Sentence[]): string | undefined {
  const parts = sentences.map((sentence, at) => {
    const next = sentences[at + 1];
    const gap = next?.block === sentence.block ? text.slice(sentence.to, next.from) : " ";
    return sentence.text + (next === undefined ? "" : gap);
  });
  return parts.length === 0 ? undefined : parts.join("");
}

function itemOf(text: string): AlignItem {
  return { length: text.length, numbers: numbersOf(text) };
}

/** Numbers without their separators, in ASCII digits, whatever digits the script has. */
function numbersOf(text: string): ReadonlySet<string> {
  const found = text.matchAll(/\p{Nd}+(?:[.,\u066B\u066C]\p{Nd}+)*/gu);
  return new Set([...found].map(([number]) => [...number].flatMap((char) => digitOf(char)).join("")));
}

/** Decimal digits of a script stand ten in a row, beginning with zero. */
function digitOf(char: string): readonly string[] {
  if (!/\p{Nd}/u.test(char)) return [];
  let zero = char.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) {
    zero -= 1;
    value += 1;
  }
  return [String(value)];
}

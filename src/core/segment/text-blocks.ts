import type { Block } from "../review/article.ts";
import { kindOfBlock } from "./block-shapes.ts";
import { isBlank, splitLines, trimmedSpan, type Line } from "./lines.ts";

// Bullets, and enumerators as far as they are plain: "1.", "12)", "a)", "(b)". A dash alone may open a line of dialogue.
const LIST_MARKER = /^\s*(?:[•◦▪‣∙●○■·⁃*+-]|\(?\d{1,3}[.)]+|\(?[a-z]\))\s+(?=\S)/u;
const RULE = /^\s*(?:[-*_=~#]\s*){3,}$/u;
const TERMINAL = /[.!?…。！？।؟۔](?:["'”’»)\]]*)$/u;
const OPEN_END =
  /(?:,|\b(?:a|an|the|of|to|in|on|at|for|with|by|from|and|or|but|that|which|who|as|is|are|was|were|has|had|his|her|its|their))$/iu;
/** A wrapped line is about this long or longer; shorter lines that stop in mid-sentence are verse or headings. */
const WRAP_MIN = 40;
/** A shorter line is broken off only where it plainly began a sentence: a capital and three words. */
const OPENS_SENTENCE = /^\s*["“'‘(]?\p{Lu}\S*\s+\S+\s+\S/u;

/** Blocks of plain text: groups of lines between blank lines; lines of a group are one block only where they are wrapped. */
export function splitTextBlocks(text: string): readonly Block[] {
  const groups = groupLines(splitLines(text));
  const pieces = groups.flatMap((group) =>
    joinWrapped(group).map((lines) => ({ lines, isAlone: lines.length === group.length })),
  );
  const blocks: Block[] = [];
  pieces.forEach(({ lines, isAlone }, index) => {
    const first = lines[0];
    const last = lines.at(-1);
    if (first === undefined || last === undefined) return;
    const marker = LIST_MARKER.exec(first.text)?.[0] ?? "";
    const span = trimmedSpan(text, first.from + marker.length, last.to);
    if (span === undefined) return;
    const place = { index: blocks.length, isAlone, isLast: index === pieces.length - 1 };
    const kind = marker === "" ? kindOfBlock(text.slice(span.from, span.to), place) : "list-item";
    blocks.push({ kind, ...span });
  });
  return blocks;
}

function groupLines(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let open: Line[] | undefined;
  for (const line of lines) {
    if (isBlank(line.text) || RULE.test(line.text)) {
      open = undefined;
    } else if (open === undefined) {
      open = [line];
      groups.push(open);
    } else {
      open.push(line);
    }
  }
  return groups;
}

/** Cuts a group of lines into blocks: a line joins the one before where that one was broken to fit a width. */
function joinWrapped(group: readonly Line[]): readonly (readonly Line[])[] {
  const isWrapped = isWrappedToWidth(group);
  const blocks: Line[][] = [];
  let open: Line[] = [];
  group.forEach((line, index) => {
    const before = group[index - 1];
    if (before !== undefined && !LIST_MARKER.test(line.text) && (isWrapped || stopsShort(before.text, line.text))) {
      open.push(line);
      return;
    }
    open = [line];
    blocks.push(open);
  });
  return blocks;
}

/** Whether a line stops in mid-sentence and the next one goes on with it. */
function stopsShort(before: string, next: string): boolean {
  const end = before.trimEnd();
  if (TERMINAL.test(end) || (end.length < WRAP_MIN && !OPENS_SENTENCE.test(end))) return false;
  return /^\s*[\p{Ll},;)]/u.test(next) || (end.length >= WRAP_MIN && OPEN_END.test(end));
}

/**
 * Whether each line of the group is as full as it could be: the first word of the next would not have fitted within the
 * longest line. Three lines or more, one of them stopping short, so that two unrelated lines are not taken for a paragraph.
 */
function isWrappedToWidth(group: readonly Line[]): boolean {
  if (group.length < 3) return false;
  const width = group.slice(0, -1).reduce((most, line) => Math.max(most, line.text.trimEnd().length), 0);
  if (width < WRAP_MIN) return false;
  let short = 0;
  for (let i = 1; i < group.length; i += 1) {
    const before = group[i - 1]?.text.trimEnd() ?? "";
    const next = group[i]?.text.trimStart() ?? "";
    const word = /^\S+/u.exec(next)?.[0] ?? "";
    if (before.length + 1 + word.length <= width) return false;
    if (stopsShort(before, next)) short += 1;
  }
  return short * 3 >= group.length - 1;
}

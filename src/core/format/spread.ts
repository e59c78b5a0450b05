import { changesBetween } from "./changes.ts";

/**
 * Gives the pieces that carried a block's text (runs of a docx, text nodes of a page) their share of its new text.
 * Untouched pieces come back as they were; new words go to the piece whose words they replace, else to the one before
 * them. The answer's pieces always join to `after`. Needs at least one piece.
 */
export function spreadText(pieces: readonly string[], after: string): readonly string[] {
  const before = pieces.join("");
  if (before === after) return pieces;
  const starts = startsOf(pieces);
  const kept = pieces.map((): string[] => []);
  let done = 0;
  const keepUpTo = (to: number): void => {
    pieces.forEach((piece, at) => {
      const start = starts[at] ?? 0;
      const from = Math.max(done, start);
      const end = Math.min(to, start + piece.length);
      if (from < end) kept[at]?.push(piece.slice(from - start, end - start));
    });
    done = to;
  };
  for (const change of changesBetween(before, after)) {
    keepUpTo(change.from);
    if (change.text !== "") kept[homeOf(change, pieces, starts)]?.push(change.text);
    done = change.to;
  }
  keepUpTo(before.length);
  return kept.map((parts) => parts.join(""));
}

function startsOf(pieces: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    starts.push(at);
    at += piece.length;
  }
  return starts;
}

function homeOf(
  change: { readonly from: number; readonly to: number },
  pieces: readonly string[],
  starts: readonly number[],
): number {
  const wanted = change.to > change.from ? change.from : Math.max(0, change.from - 1);
  const home = pieces.findIndex((piece, at) => wanted < (starts[at] ?? 0) + piece.length);
  return home < 0 ? pieces.length - 1 : home;
}

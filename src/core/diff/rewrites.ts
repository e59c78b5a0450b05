import type { Edit } from "./edit.ts";
import { isSmallWord } from "./weigh.ts";

/** So many changes with no kept word between them are a rewrite: word beside word would only scatter it. */
const SCATTERED = 3;

const WORD = /^\s*\S+\s*$/u;

/**
 * Joins changes that follow each other without a kept word into one, where there are many, or where the second is but the
 * new start of the sentence. Same cover. Moves stay as they are, and so do words that each only changed their form.
 */
export function joinRewrites(edits: readonly Edit[], before: string, after: string): readonly Edit[] {
  const isWord = (edit: Edit): boolean =>
    WORD.test(before.slice(edit.before.from, edit.before.to)) && WORD.test(after.slice(edit.after.from, edit.after.to));
  const isOneChange = (run: readonly Edit[]): boolean =>
    run.length < SCATTERED ? isNewStart(run, before, after) : !run.every(isWord);
  const joined: Edit[] = [];
  let run: Edit[] = [];
  const endRun = (): void => {
    joined.push(...(isOneChange(run) ? [asOne(run)] : run));
    run = [];
  };
  for (const edit of edits) {
    const isPlain = edit.kind !== "equal" && edit.move === undefined;
    if (!isPlain) endRun();
    if (isPlain) run.push(edit);
    else joined.push(edit);
  }
  endRun();
  return joined;
}

/** "And he" for "He": the small word has another letter case only because a word before it went or came. */
function isNewStart([first, second, third]: readonly Edit[], before: string, after: string): boolean {
  if (first === undefined || second === undefined || third !== undefined) return false;
  const isOneSided = first.before.from === first.before.to || first.after.from === first.after.to;
  const was = before.slice(second.before.from, second.before.to).trim();
  const is = after.slice(second.after.from, second.after.to).trim();
  return isOneSided && was.toLowerCase() === is.toLowerCase() && isSmallWord(was);
}

function asOne(run: readonly Edit[]): Edit {
  const [first, last] = [run[0] as Edit, run.at(-1) as Edit]; // a run is never empty here
  const before = { from: first.before.from, to: last.before.to };
  const after = { from: first.after.from, to: last.after.to };
  const kind = before.from === before.to ? "insert" : after.from === after.to ? "delete" : "replace";
  return { kind, before, after };
}

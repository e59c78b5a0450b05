import type { Edit } from "../../core/diff/edit.ts";
import { readableDiff } from "../../core/diff/readable.ts";
import type { Layer } from "./paint.ts";

/** One difference between MT and correction, as the editor sees and reverts it. */
export interface TextChange {
  readonly index: number;
  readonly edit: Edit;
  readonly before: string;
  readonly after: string;
}

const NONE: readonly TextChange[] = [];

export function changesBetween(raw: string, pe: string): readonly TextChange[] {
  if (raw === pe) return NONE;
  return readableDiff(raw, pe)
    .filter((edit) => edit.kind !== "equal")
    .map((edit, index) => ({
      index,
      edit,
      before: raw.slice(edit.before.from, edit.before.to),
      after: pe.slice(edit.after.from, edit.after.to),
    }));
}

/** The correction with one change taken back. The other end of a moved phrase goes with it. */
export function withoutChange(raw: string, pe: string, change: TextChange, all: readonly TextChange[]): string {
  const { move } = change.edit;
  const taken = move === undefined ? [change] : all.filter((other) => other.edit.move === move);
  let text = pe;
  for (const { edit } of [...taken].sort((a, b) => b.edit.after.from - a.edit.after.from)) {
    text = text.slice(0, edit.after.from) + raw.slice(edit.before.from, edit.before.to) + text.slice(edit.after.to);
  }
  return text;
}

export function deletions(changes: readonly TextChange[]): readonly Layer[] {
  return changes.flatMap(({ edit, index }) =>
    edit.before.to > edit.before.from ? [{ ...edit.before, kind: "del" as const, className: "gone", index }] : [],
  );
}

export function insertions(changes: readonly TextChange[]): readonly Layer[] {
  return changes.flatMap(({ edit, index }) =>
    edit.after.to > edit.after.from ? [{ ...edit.after, kind: "ins" as const, className: "new", index }] : [],
  );
}

/** The change that the cursor stands in or beside. */
export function changeAt(changes: readonly TextChange[], at: number): TextChange | undefined {
  return changes.find(({ edit }) => edit.after.from <= at && at <= edit.after.to);
}

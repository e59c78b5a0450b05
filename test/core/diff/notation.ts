import type { Edit } from "../../../src/core/diff/edit.ts";

/** `the [old/new] cat` holds two texts: with what stands before each bar, and behind it. */
export function parse(shape: string): { readonly before: string; readonly after: string } {
  const side = (index: 1 | 2): string =>
    shape.replace(/\[([^/\]]*)\/([^\]]*)\]/gu, (_, b: string, a: string) => (index === 1 ? b : a));
  return { before: side(1), after: side(2) };
}

/** The same notation from a difference. */
export function show(edits: readonly Edit[], before: string, after: string): string {
  return edits
    .map((edit) => {
      const b = before.slice(edit.before.from, edit.before.to);
      const a = after.slice(edit.after.from, edit.after.to);
      return edit.kind === "equal" ? a : edit.move === undefined ? `[${b}/${a}]` : `[${b}/${a}]^${edit.move}`;
    })
    .join("");
}

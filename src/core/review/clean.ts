import { findInvisible } from "../format/invisible.ts";
import { editMany } from "./actions.ts";
import type { Action } from "./event.ts";
import type { ReviewState } from "./state.ts";

const LINE_SEPARATORS: ReadonlySet<string> = new Set(["U+2028", "U+2029"]);

/** A text without the characters that `findInvisible` finds; a line separator between words leaves a space. */
export function withoutInvisible(text: string): string {
  let out = "";
  let at = 0;
  for (const { from, to, code } of findInvisible(text)) {
    out += text.slice(at, from) + (LINE_SEPARATORS.has(code) ? " " : "");
    at = to;
  }
  return out + text.slice(at);
}

/** Takes the invisible characters out of every post-edit, as one step; `undefined` when there are none. */
export function removeInvisible(state: ReviewState): Action | undefined {
  const texts = new Map(state.segments.map(({ id, pe }) => [id, withoutInvisible(pe)]));
  return editMany(state, texts, "fix-all", "mechanics.invisible");
}

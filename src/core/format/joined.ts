import type { Block } from "../review/article.ts";

/** A block of a container format with its text. */
export type BlockText = Omit<Block, "from" | "to"> & { readonly text: string };

/** The article text of formats whose file is not text: the blocks' texts with blank lines between. */
export function joinBlockTexts(parts: readonly BlockText[]): {
  readonly text: string;
  readonly blocks: readonly Block[];
} {
  const blocks: Block[] = [];
  let at = 0;
  for (const { text, ...block } of parts) {
    blocks.push({ ...block, from: at, to: at + text.length });
    at += text.length + 2;
  }
  return { text: parts.map((part) => part.text).join("\n\n"), blocks };
}

import type { Block } from "../review/article.ts";
import { splitMarkdownBlocks } from "./markdown-blocks.ts";
import { splitTextBlocks } from "./text-blocks.ts";

/**
 * Blocks of a plain or Markdown text, in order, never overlapping, without white space at their ends. What lies between them
 * (line ends, marks, front matter) is no block and is kept as it is. O(length).
 */
export function splitBlocks(text: string, format: "txt" | "md"): readonly Block[] {
  return format === "md" ? splitMarkdownBlocks(text) : splitTextBlocks(text);
}

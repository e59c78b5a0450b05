import type { ReadDocument } from "../core/format/document.ts";

const MAX_TITLE = 160;

/** A name for a review: the document's own title, its headline, its first words, or its file's name. One line, no controls. */
export function titleOf(document: ReadDocument, fileName: string): string {
  const first = document.blocks.find((block) => block.kind === "headline") ?? document.blocks[0];
  const headline = first && document.text.slice(first.from, first.to);
  return (
    oneLine(document.title ?? "") || oneLine(stripMarkup(headline ?? "")) || oneLine(fileName.replace(/\.[^.]+$/u, ""))
  );
}

function stripMarkup(line: string): string {
  return line.replace(/^#+\s*/u, "").replace(/[*_`]{1,3}/gu, "");
}

/** Without line ends, controls and more letters than a desk shows. */
export function oneLine(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return clean.length <= MAX_TITLE ? clean : `${clean.slice(0, MAX_TITLE - 1).trimEnd()}…`;
}

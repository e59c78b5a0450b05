import { err, ok, type Result } from "../result.ts";
import type { ReadDocument, ReadError } from "./document.ts";
import { type DocxDocument, docxComments, docxTitle, openDocx } from "./docx-document.ts";
import { docxKind, type DocxParagraph } from "./docx-text.ts";
import { type BlockText, joinBlockTexts } from "./joined.ts";

/** A Word document: its paragraphs as if every tracked change were accepted, with the changes and comments it came with. */
export function readDocx(bytes: Uint8Array): Result<ReadDocument, ReadError> {
  const opened = openDocx(bytes);
  if (!opened.ok) return opened;
  const comments = docxComments(opened.value);
  if (!comments.ok) return comments;
  const parts = docxBlocks(opened.value);
  if (parts.length === 0) return err({ code: "no-text", message: "no paragraph with text" });
  const title = docxTitle(opened.value);
  return ok({
    ...{ format: "docx", encoding: "utf-8", bom: false, eol: "none", ...joinBlockTexts(parts) },
    ...(title === undefined ? {} : { title }),
    ...(opened.value.revisions.length === 0 ? {} : { revisions: opened.value.revisions }),
    ...(comments.value.length === 0 ? {} : { comments: comments.value }),
  });
}

/** Paragraphs that have text, in order; the writer finds them again the same way. */
export function docxTextParagraphs(document: DocxDocument): readonly DocxParagraph[] {
  const kept = document.paragraphs.flatMap((paragraph, at) => (paragraph.text.trim() === "" ? [] : [at]));
  const place = new Map(kept.map((at, index) => [at, index]));
  return kept.flatMap((at): DocxParagraph[] => {
    const paragraph = document.paragraphs[at];
    if (paragraph === undefined) return [];
    const { copyOf, ...own } = paragraph;
    const original = copyOf === undefined ? undefined : place.get(copyOf);
    return [original === undefined ? own : { ...own, copyOf: original }];
  });
}

function docxBlocks(document: DocxDocument): readonly BlockText[] {
  let hasHeadline = false;
  return docxTextParagraphs(document).map((paragraph): BlockText => {
    let kind = docxKind(paragraph, document.styleNames);
    if (kind === "heading" && !hasHeadline) kind = "headline";
    hasHeadline ||= kind === "headline";
    const copy = paragraph.copyOf === undefined ? {} : { copyOf: paragraph.copyOf };
    return { kind, text: paragraph.text, ...copy };
  });
}

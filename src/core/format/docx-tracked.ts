import { ok, type Result } from "../result.ts";
import { blockChanges, rawBlocks } from "./clean-text.ts";
import type { Change } from "./changes.ts";
import { buildDocx, STYLE_OF } from "./docx-build.ts";
import { addComments } from "./docx-comments.ts";
import { type DocxDocument, openDocx } from "./docx-document.ts";
import { type Anchor, changeParagraph, runText, type Tracking } from "./docx-runs.ts";
import type { DocxParagraph } from "./docx-text.ts";
import { openDocxOf, packDocx } from "./docx-writer.ts";
import type { ExportInput } from "./export-input.ts";
import { isoTime } from "./iso-time.ts";
import { escapeMarkup, xmlCharacters } from "./markup.ts";
import { type ReviewNote, reviewNotes } from "./review-notes.ts";
import { applySplices } from "./splice.ts";
import type { WriteError } from "./write-error.ts";
import { attr, descendants } from "./xml-query.ts";

/**
 * A docx with the review as tracked changes and comments: rejecting all gives the raw text, accepting all the clean one.
 * A review of a docx keeps that file's looks; of any other format a plain document is made.
 */
export function trackedDocx(input: ExportInput): Result<Uint8Array, WriteError> {
  const { state, original } = input;
  const changes = blockChanges(state);
  const notes = reviewNotes(state);
  if (state.article.format === "docx") {
    const opened = openDocxOf(original, state.article);
    if (!opened.ok) return opened;
    return ok(track(opened.value.docx, { ...opened.value, changes, notes, input }));
  }
  const texts = rawBlocks(state);
  const body = texts.map((text, at) => paragraphXml(text, STYLE_OF[state.article.blocks[at]?.kind ?? "paragraph"]));
  const docx = openDocx(buildDocx(body.join(""), { title: state.title }));
  if (!docx.ok) throw new Error(`a document of our own cannot be read: ${docx.error.message}`);
  const toDocx = texts.map(offsetsWithoutLost);
  const place = (block: number, at: number): number => toDocx[block]?.(at) ?? at;
  const moved = changes.map((list, block) =>
    list.map((change) => ({ ...change, from: place(block, change.from), to: place(block, change.to) })),
  );
  const movedNotes = notes.map((note) => ({
    ...note,
    from: place(note.block, note.from),
    to: place(note.block, note.to),
  }));
  return ok(track(docx.value, { paragraphs: docx.value.paragraphs, changes: moved, notes: movedNotes, input }));
}

function paragraphXml(text: string, style: string | undefined): string {
  const properties = style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r>${runText(text, "w:") || "<w:t></w:t>"}</w:r></w:p>`;
}

/** XML drops some characters and makes one of CR and LF: where an offset of the text is afterwards. */
function offsetsWithoutLost(text: string): (at: number) => number {
  if (text === xmlCharacters(text) && !text.includes("\r\n")) return (at) => at;
  return (at) => xmlCharacters(text.slice(0, at)).replaceAll("\r\n", "\n").length;
}

interface TrackWork {
  readonly paragraphs: readonly DocxParagraph[];
  readonly changes: readonly (readonly Change[])[];
  readonly notes: readonly ReviewNote[];
  readonly input: Pick<ExportInput, "who" | "at">;
}

function track(docx: DocxDocument, { paragraphs, changes, notes, input }: TrackWork): Uint8Array {
  const author = { name: input.who, date: isoTime(input.at) };
  const comments = addComments(docx, notes, author);
  const tracking = trackingOf(docx, author);
  const anchors = anchorsOf(docx, notes, comments.firstId);
  const splices = paragraphs.flatMap((paragraph, index) =>
    changeParagraph(docx.xml, paragraph, changes[index] ?? [], { tracking, anchors: anchors.get(index) ?? [] }),
  );
  return packDocx(docx, new Map([...comments.parts, [docx.part, applySplices(docx.xml, splices)]]));
}

/** The document's own prefix of the word processing namespace, with its colon. */
function prefixOf(docx: Pick<DocxDocument, "root">): string {
  return docx.root.name.slice(0, -docx.root.local.length);
}

function trackingOf(docx: DocxDocument, author: { readonly name: string; readonly date: string }): Tracking {
  const prefix = prefixOf(docx);
  let id = highestId(docx);
  const wrap = (name: "ins" | "del", runs: string): string => {
    id += 1;
    const attributes = `${prefix}id="${id}" ${prefix}author="${escapeMarkup(author.name)}" ${prefix}date="${author.date}"`;
    return `<${prefix}${name} ${attributes}>${runs}</${prefix}${name}>`;
  };
  return { deleted: (runs) => wrap("del", runs), inserted: (runs) => wrap("ins", runs) };
}

/** Annotations of every kind share one row of numbers. */
function highestId(docx: DocxDocument): number {
  let highest = 0;
  for (const element of descendants(docx.root)) {
    const id = Number(attr(element, `${prefixOf(docx)}id`));
    if (Number.isSafeInteger(id) && id < 1e9) highest = Math.max(highest, id);
  }
  return highest;
}

function anchorsOf(
  docx: DocxDocument,
  notes: readonly ReviewNote[],
  firstId: number,
): ReadonlyMap<number, readonly Anchor[]> {
  const prefix = prefixOf(docx);
  const anchors = new Map<number, Anchor[]>();
  notes.forEach((note, index) => {
    const id = `${prefix}id="${firstId + index}"`;
    const end = `<${prefix}commentRangeEnd ${id}/><${prefix}r><${prefix}commentReference ${id}/></${prefix}r>`;
    const list = anchors.get(note.block) ?? [];
    list.push({ at: note.from, xml: `<${prefix}commentRangeStart ${id}/>` }, { at: note.to, xml: end });
    anchors.set(note.block, list);
  });
  return anchors;
}

import type { Segment, Status } from "../review/state.ts";
import type { ExportInput } from "./export-input.ts";
import { type ExportLanguages, exportLanguages, nameToken } from "./export-languages.ts";
import { itsAttributes, markedText, markInWords } from "./export-marks.ts";
import { escapeMarkup } from "./markup.ts";

/** Our five statuses in the four states of XLIFF 2, with our own word beside them. */
const STATES: Readonly<Record<Status, string>> = {
  "not-reviewed": 'state="initial" subState="galley:not-reviewed"',
  edited: 'state="translated" subState="galley:edited"',
  confirmed: 'state="final" subState="galley:confirmed"',
  "needs-work": 'state="translated" subState="galley:needs-work"',
  "needs-source": 'state="translated" subState="galley:needs-source"',
};

/**
 * XLIFF 2.1: one unit a sentence, the raw machine translation as a match, marks as ITS localization quality issues,
 * comments as notes. Without a source the raw translation is the source.
 */
export function xliff21(input: ExportInput): string {
  const { state } = input;
  const languages = exportLanguages(state);
  const original = escapeMarkup(state.article.fileName ?? state.title);
  const units = state.segments.map((segment) => unitXml(segment, languages)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:its="http://www.w3.org/2005/11/its" version="2.1" its:version="2.0" srcLang="${languages.source}" trgLang="${languages.target}">
<file id="f1" original="${original}" xml:space="preserve">
${units}
</file>
</xliff>
`;
}

function unitXml(segment: Segment, { hasSource, sourceOf }: ExportLanguages): string {
  const id = nameToken(segment.id);
  const source = escapeMarkup(sourceOf(segment));
  const isMatched = hasSource && segment.raw !== "" && source !== "";
  const target = markedText(
    segment,
    (text, mark, index) => `<mrk id="i${index + 1}" type="its:generic" ${itsAttributes(mark)}>${text}</mrk>`,
  );
  const words = [
    ...(segment.comment ? [segment.comment] : []),
    ...target.left.map((mark) => markInWords(mark, segment)),
  ];
  const notes = words.map((text, at) => `<note id="n${at + 1}" appliesTo="target">${escapeMarkup(text)}</note>`);
  const match = `<mtc:matches><mtc:match id="mt" ref="#m1" type="mt"><source>${source}</source><target>${escapeMarkup(segment.raw)}</target></mtc:match></mtc:matches>`;
  const lines = [
    `<unit id="${id}">`,
    ...(isMatched ? [match] : []),
    ...(notes.length === 0 ? [] : [`<notes>${notes.join("")}</notes>`]),
    `<segment id="${id}" ${STATES[segment.status]}>`,
    `<source>${isMatched ? `<mrk id="m1" type="mtc:match">${source}</mrk>` : source}</source>`,
    `<target>${target.xml}</target>`,
    "</segment>",
    "</unit>",
  ];
  return lines.join("\n");
}

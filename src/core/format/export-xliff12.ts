import type { Segment, Status } from "../review/state.ts";
import type { ExportInput } from "./export-input.ts";
import { type ExportLanguages, exportLanguages, nameToken } from "./export-languages.ts";
import { itsAttributes, markedText, markInWords } from "./export-marks.ts";
import { escapeMarkup } from "./markup.ts";

const STATES: Readonly<Record<Status, string>> = {
  "not-reviewed": 'state="needs-review-translation" state-qualifier="mt-suggestion"',
  edited: 'state="translated"',
  confirmed: 'state="final"',
  "needs-work": 'state="needs-adaptation"',
  "needs-source": 'state="needs-review-translation"',
};

/**
 * XLIFF 1.2 (strict): one unit a sentence, the raw machine translation as `alt-trans`, marks as ITS localization quality
 * issues, comments as notes. Without a source the raw translation is the source.
 */
export function xliff12(input: ExportInput): string {
  const { state } = input;
  const languages = exportLanguages(state);
  const original = escapeMarkup(state.article.fileName ?? state.title);
  const units = state.segments.map((segment) => unitXml(segment, languages)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0">
<file original="${original}" datatype="plaintext" source-language="${languages.source}" target-language="${languages.target}" xml:space="preserve">
<body>
${units}
</body>
</file>
</xliff>
`;
}

function unitXml(segment: Segment, { hasSource, sourceOf, source, target: targetLang }: ExportLanguages): string {
  const text = escapeMarkup(sourceOf(segment));
  const target = markedText(
    segment,
    (words, mark, index) => `<mrk mtype="x-its" mid="i${index + 1}" ${itsAttributes(mark)}>${words}</mrk>`,
  );
  const raw = `<alt-trans origin="machine translation" alttranstype="proposal"><source xml:lang="${source}">${text}</source><target xml:lang="${targetLang}">${escapeMarkup(segment.raw)}</target></alt-trans>`;
  const words = [
    ...(segment.comment ? [segment.comment] : []),
    ...target.left.map((mark) => markInWords(mark, segment)),
  ];
  const lines = [
    `<trans-unit id="${nameToken(segment.id)}" approved="${segment.status === "confirmed" ? "yes" : "no"}">`,
    `<source>${text}</source>`,
    `<target ${STATES[segment.status]}>${target.xml}</target>`,
    ...(hasSource && segment.raw !== "" ? [raw] : []),
    ...words.map((note) => `<note annotates="target">${escapeMarkup(note)}</note>`),
    "</trans-unit>",
  ];
  return lines.join("\n");
}

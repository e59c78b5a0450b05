import type { ExportInput } from "./export-input.ts";
import { exportLanguages, nameToken } from "./export-languages.ts";
import { isoTime } from "./iso-time.ts";
import { escapeMarkup } from "./markup.ts";

/**
 * TMX 1.4b of the sentences that have a text on both sides. A review without a source gives pairs of raw translation
 * (`en-x-mt`) and correction, from which tools can learn what was corrected.
 */
export function tmx(input: ExportInput): string {
  const { state, who, at } = input;
  const { source, target, hasSource, sourceOf } = exportLanguages(state);
  const sourceLang = hasSource ? source : `${target}-x-mt`;
  const date = isoTime(at).replace(/[-:]/gu, "");
  const units = state.segments.flatMap((segment) => {
    const text = sourceOf(segment);
    if (text.trim() === "" || segment.pe.trim() === "") return [];
    return [
      `<tu tuid="${nameToken(segment.id)}" changedate="${date}" changeid="${escapeMarkup(who)}">`,
      `<prop type="x-galley-status">${segment.status}</prop>`,
      `<tuv xml:lang="${sourceLang}"><seg>${escapeMarkup(text)}</seg></tuv>`,
      `<tuv xml:lang="${target}"><seg>${escapeMarkup(segment.pe)}</seg></tuv>`,
      "</tu>",
    ];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Galley" creationtoolversion="1" segtype="sentence" o-tmf="galley" adminlang="en" srclang="${sourceLang}" datatype="plaintext" creationdate="${date}"/>
<body>
${units.join("\n")}
</body>
</tmx>
`;
}

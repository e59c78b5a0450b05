import type { MqmSeverity, MqmType } from "../review/mqm.ts";
import type { Mark, Segment } from "../review/state.ts";
import { escapeMarkup } from "./markup.ts";

/** ITS 2.0 localization quality issue types nearest to ours. https://www.w3.org/TR/its20/#lqissue-typevalues */
const ITS_TYPES: Readonly<Record<MqmType, string>> = {
  "terminology/inconsistent": "inconsistency",
  "terminology/wrong-term": "terminology",
  "accuracy/mistranslation": "mistranslation",
  "accuracy/addition": "addition",
  "accuracy/omission": "omission",
  "accuracy/untranslated": "untranslated",
  "accuracy/do-not-translate": "mistranslation",
  "linguistic/grammar": "grammar",
  "linguistic/punctuation": "typographical",
  "linguistic/spelling": "misspelling",
  "linguistic/unintelligible": "other",
  "linguistic/encoding": "characters",
  "style/register": "register",
  "style/awkward": "style",
  "style/unidiomatic": "style",
  "style/inconsistent": "inconsistency",
  "style/organization": "style",
  "locale/number-format": "locale-violation",
  "locale/date-format": "locale-violation",
  "locale/currency-format": "locale-violation",
  "locale/measurement-format": "locale-violation",
  "audience/end-user-suitability": "style",
  "audience/culture-specific": "locale-specific-content",
  "design/markup": "markup",
  "design/length": "length",
  "other/non-translation": "other",
  "other/source-error": "other",
};

/** ITS severities run from 0 to 100. */
const ITS_SEVERITY: Readonly<Record<MqmSeverity, number>> = { neutral: 0, minor: 25, major: 60, critical: 100 };

/** Attributes that say what a mark says, as ITS writes it. */
export function itsAttributes({ type, severity, comment }: Mark): string {
  const said = comment === undefined || comment === "" ? type : `${type}: ${comment}`;
  const text = escapeMarkup(said).replace(/[\t\n]/gu, " ");
  return `its:locQualityIssueType="${ITS_TYPES[type]}" its:locQualityIssueComment="${text}" its:locQualityIssueSeverity="${ITS_SEVERITY[severity]}"`;
}

/** The post-edit with its marks around their words; marks that overlap an earlier one are given back instead. */
export function markedText(
  segment: Segment,
  wrap: (text: string, mark: Mark, index: number) => string,
): { readonly xml: string; readonly left: readonly Mark[] } {
  const parts: string[] = [];
  const left: Mark[] = [];
  let at = 0;
  const ordered = segment.marks.toSorted((a, b) => a.from - b.from || b.to - a.to);
  ordered.forEach((mark, index) => {
    const isPlaced = mark.column === "pe" && mark.from >= at && mark.to > mark.from && mark.to <= segment.pe.length;
    if (!isPlaced) {
      left.push(mark);
      return;
    }
    parts.push(
      escapeMarkup(segment.pe.slice(at, mark.from)),
      wrap(escapeMarkup(segment.pe.slice(mark.from, mark.to)), mark, index),
    );
    at = mark.to;
  });
  return { xml: parts.join("") + escapeMarkup(segment.pe.slice(at)), left };
}

/** A mark in words, for formats or places that have no annotations. */
export function markInWords(mark: Mark, segment: Segment): string {
  const text = (mark.column === "raw" ? segment.raw : segment.pe).slice(mark.from, mark.to);
  const comment = mark.comment === undefined || mark.comment === "" ? "" : `: ${mark.comment}`;
  return `${mark.severity} ${mark.type} [${mark.column === "raw" ? "machine translation" : "correction"}] “${text}”${comment}`;
}

import type { Family, FlagSeverity } from "../../core/check/flag.ts";
import type { BlockKind } from "../../core/review/article.ts";
import type { MqmSeverity, MqmType } from "../../core/review/mqm.ts";
import type { Status, StepLabel } from "../../core/review/state.ts";

const status: Readonly<Record<Status, string>> = {
  "not-reviewed": "Not reviewed",
  edited: "Edited",
  confirmed: "Confirmed",
  "needs-work": "Needs work",
  "needs-source": "Needs source check",
};

const severity: Readonly<Record<FlagSeverity, string>> = { hint: "Hint", warning: "Warning", error: "Error" };

const family: Readonly<Record<Family, string>> = {
  mechanics: "Mechanics",
  language: "Language",
  artefact: "Translation artefacts",
  consistency: "Consistency",
  names: "Names",
  numbers: "Numbers",
  style: "Style",
  boilerplate: "Boilerplate",
  source: "Against the source",
  house: "House rules",
  unusual: "Reads unusually",
};

const mqmSeverity: Readonly<Record<MqmSeverity, string>> = {
  neutral: "Neutral",
  minor: "Minor",
  major: "Major",
  critical: "Critical",
};

const mqm: Readonly<Record<MqmType, string>> = {
  "terminology/inconsistent": "Terminology: inconsistent",
  "terminology/wrong-term": "Terminology: wrong term",
  "accuracy/mistranslation": "Accuracy: mistranslation",
  "accuracy/addition": "Accuracy: addition",
  "accuracy/omission": "Accuracy: omission",
  "accuracy/untranslated": "Accuracy: untranslated",
  "accuracy/do-not-translate": "Accuracy: should not be translated",
  "linguistic/grammar": "Linguistic: grammar",
  "linguistic/punctuation": "Linguistic: punctuation",
  "linguistic/spelling": "Linguistic: spelling",
  "linguistic/unintelligible": "Linguistic: unintelligible",
  "linguistic/encoding": "Linguistic: character encoding",
  "style/register": "Style: register",
  "style/awkward": "Style: awkward",
  "style/unidiomatic": "Style: unidiomatic",
  "style/inconsistent": "Style: inconsistent",
  "style/organization": "Style: organization",
  "locale/number-format": "Locale: numbers",
  "locale/date-format": "Locale: dates",
  "locale/currency-format": "Locale: currency",
  "locale/measurement-format": "Locale: measurements",
  "audience/end-user-suitability": "Audience: suitability",
  "audience/culture-specific": "Audience: culture-specific",
  "design/markup": "Design: markup",
  "design/length": "Design: length",
  "other/non-translation": "Other: not a translation",
  "other/source-error": "Other: error in the source",
};

const step: Readonly<Record<StepLabel, string>> = {
  edit: "Edited",
  accept: "Accepted a suggestion",
  revert: "Reverted",
  restore: "Restored",
  "replace-all": "Replaced all",
  "fix-all": "Fixed all alike",
  "unify-name": "Unified a name",
  confirm: "Confirmed",
  status: "Status",
  comment: "Comment",
  mark: "Marked",
  unmark: "Mark removed",
  dismiss: "Flag dismissed",
  split: "Split",
  merge: "Merged",
  source: "Source added",
  rename: "Renamed",
  import: "Imported",
  undo: "Undone",
  redo: "Redone",
};

const block: Readonly<Record<BlockKind, string>> = {
  headline: "Headline",
  byline: "Byline",
  dateline: "Dateline",
  heading: "Heading",
  paragraph: "Paragraph",
  "list-item": "List item",
  quote: "Quote",
  "table-cell": "Table cell",
  caption: "Caption",
  footnote: "Footnote",
  code: "Code",
  boilerplate: "Boilerplate",
};

/** The field's words, by their codes. */
export const words = { status, severity, family, mqm, mqmSeverity, step, block };

/** MQM-Core 2 error types that Galley offers: `dimension/type`. https://themqm.org/the-mqm-typology/ */
export const MQM_TYPES = [
  "terminology/inconsistent",
  "terminology/wrong-term",
  "accuracy/mistranslation",
  "accuracy/addition",
  "accuracy/omission",
  "accuracy/untranslated",
  "accuracy/do-not-translate",
  "linguistic/grammar",
  "linguistic/punctuation",
  "linguistic/spelling",
  "linguistic/unintelligible",
  "linguistic/encoding",
  "style/register",
  "style/awkward",
  "style/unidiomatic",
  "style/inconsistent",
  "style/organization",
  "locale/number-format",
  "locale/date-format",
  "locale/currency-format",
  "locale/measurement-format",
  "audience/end-user-suitability",
  "audience/culture-specific",
  "design/markup",
  "design/length",
  "other/non-translation",
  "other/source-error",
] as const;

export type MqmType = (typeof MQM_TYPES)[number];

/** MQM severities with the penalty points of MQM-Core 2's default scoring model. */
export const MQM_POINTS = { neutral: 0, minor: 1, major: 5, critical: 25 } as const;

export type MqmSeverity = keyof typeof MQM_POINTS;

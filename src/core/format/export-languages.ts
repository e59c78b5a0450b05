import type { ReviewState, Segment } from "../review/state.ts";

/** Languages and source texts of a review for bilingual formats. */
export interface ExportLanguages {
  readonly source: string;
  readonly target: string;
  /** False when the review has no source: then the raw machine translation stands in its place. */
  readonly hasSource: boolean;
  readonly sourceOf: (segment: Segment) => string;
}

/** `und` where the source's language is not known. A review without any source is one of English against English. */
export function exportLanguages({ article, segments }: ReviewState): ExportLanguages {
  const hasSource = segments.some((segment) => segment.source !== undefined);
  const target = languageTag(article.targetLang) ?? "en";
  const source = hasSource ? (languageTag(article.sourceLang) ?? "und") : target;
  return { source, target, hasSource, sourceOf: (segment) => (hasSource ? (segment.source ?? "") : segment.raw) };
}

/** Files write `en_US` and worse; formats want BCP 47. */
function languageTag(written: string | undefined): string | undefined {
  const tag = written?.trim().replaceAll("_", "-") ?? "";
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(tag) ? tag : undefined;
}

/** An id that XML can hold as a name token. */
export function nameToken(id: string): string {
  const token = id.replace(/[^\w.-]/gu, "_");
  return /^[A-Za-z_]/u.test(token) ? token : `s${token}`;
}

import type { Article } from "../review/article.ts";

/** What a writer needs to know of the article: how its text was got out of the bytes. */
export interface Written extends Pick<
  Article,
  "format" | "encoding" | "bom" | "eol" | "text" | "blocks" | "sourceLang" | "targetLang"
> {
  /** Another encoding to write in, for formats that are text; by default the file's own. */
  readonly writeAs?: string;
}

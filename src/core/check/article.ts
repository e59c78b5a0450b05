import type { BlockKind } from "../review/article.ts";

/** One sentence of the article under check. Ids are unique within an article. */
export interface CheckSegment {
  readonly id: string;
  readonly text: string;
  readonly kind: BlockKind;
  /** Which block it belongs to: quotations may run over the sentences of one block. Absent where nobody knows. */
  readonly block?: number;
  readonly source?: string;
}

/** An article as the checks see it: its segments in order. */
export interface CheckArticle {
  readonly segments: readonly CheckSegment[];
  /** BCP 47; without it the rules of every source language apply. */
  readonly sourceLang?: string;
}

import type { Stage } from "../rule.ts";
import { unitOf } from "./units.ts";

/** What the tagger knows of the article as a whole. */
export interface ArticleView {
  readonly unitCounts: ReadonlyMap<string, number>;
  /** Index of the segment that uses a unit first. */
  readonly firstUse: ReadonlyMap<string, number>;
}

/**
 * Gathers it once. O(tokens). The article's length and its mean rarity are left out on purpose: with some 150 articles to
 * learn from they tell the model which corpus it reads, not what is wrong.
 */
export function viewArticle(stage: Stage): ArticleView {
  const unitCounts = new Map<string, number>();
  const firstUse = new Map<string, number>();
  stage.scenes.forEach((scene, segment) => {
    for (const token of scene.tokens) {
      const unit = unitOf(token);
      unitCounts.set(unit, (unitCounts.get(unit) ?? 0) + 1);
      if (!firstUse.has(unit)) firstUse.set(unit, segment);
    }
  });
  return { unitCounts, firstUse };
}

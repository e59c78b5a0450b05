import { nameKey } from "../name/key.ts";
import type { NameEntry, NameLedger } from "../name/ledger.ts";
import { buildLedger } from "../name/ledger.ts";
import type { CheckArticle, CheckSegment } from "./article.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ArticleStyle, Scene, Stage } from "./rule.ts";
import type { CheckSettings } from "./settings.ts";
import { checkTokens } from "./token.ts";

/** Sees one segment's text as the rules do. */
export function toScene(segment: CheckSegment, index: number): Scene {
  return { segment, index, text: segment.text, tokens: checkTokens(segment.text) };
}

function prevailing(curly: number, straight: number): "curly" | "straight" | "none" {
  if (curly === 0 && straight === 0) return "none";
  return curly > straight ? "curly" : "straight";
}

function styleOf(segments: readonly CheckSegment[]): ArticleStyle {
  const count = (at: RegExp): number =>
    segments.reduce((sum, segment) => sum + (segment.text.match(at)?.length ?? 0), 0);
  return {
    quotes: prevailing(count(/[“”]/gu), count(/"/gu)),
    apostrophes: prevailing(count(/\p{L}’\p{L}/gu), count(/\p{L}'\p{L}/gu)),
  };
}

function entriesByForm(ledger: NameLedger, lexicon: Lexicon): ReadonlyMap<string, NameEntry> {
  const entries = new Map<string, NameEntry>();
  for (const entry of ledger) {
    for (const { text } of entry.variants) entries.set(text, entry).set(nameKey(text, lexicon), entry);
  }
  return entries;
}

function firstSegments(ledger: NameLedger, segments: readonly CheckSegment[]): ReadonlyMap<NameEntry, string> {
  const order = new Map(segments.map((segment, at) => [segment.id, at]));
  return new Map(
    ledger.map((entry) => {
      const ids = entry.variants.map((variant) => variant.places[0]?.segment ?? "");
      return [entry, ids.reduce((a, b) => ((order.get(b) ?? 0) < (order.get(a) ?? 0) ? b : a))];
    }),
  );
}

/** Gathers what the rules need to know of the article as a whole. O(words). */
export function stageOf(article: CheckArticle, settings: CheckSettings, lexicon: Lexicon): Stage {
  const ledger = buildLedger(article.segments, lexicon, settings.knownNames);
  return {
    article,
    settings,
    lexicon,
    scenes: article.segments.map(toScene),
    style: styleOf(article.segments),
    ledger,
    entries: entriesByForm(ledger, lexicon),
    firstSegment: firstSegments(ledger, article.segments),
  };
}

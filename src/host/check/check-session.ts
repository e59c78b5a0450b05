import type { CheckEngine, PreparedArticle } from "../../core/check/engine.ts";
import type { CheckSettings } from "../../core/check/settings.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { SegmentId } from "../../core/ids.ts";
import type { NameLedger } from "../../core/name/ledger.ts";
import type { CheckedSegment, SegmentFlags } from "../../service/ports.ts";

/** One article under check: both columns, each in the context of its own column. */
export interface CheckSession {
  readonly size: number;
  /**
   * What is new about segments `from` to `to`: at first both columns of each; after `refresh` the post-edit's flags of
   * those where they differ from what was answered last. The raw MT and its context never change.
   */
  batch(from: number, to: number): readonly SegmentFlags[];
  /** Takes one changed segment and checks its post-edit in the context as it was prepared. */
  recheck(segment: CheckedSegment): SegmentFlags | undefined;
  /** Prepares the post-edits' context anew after edits; `batch` then answers in that. */
  refresh(): void;
  names(): NameLedger;
}

export function createCheckSession(
  engine: CheckEngine,
  article: { readonly segments: readonly CheckedSegment[]; readonly sourceLang?: string },
  settings: CheckSettings,
): CheckSession {
  const segments = [...article.segments];
  const places = new Map(segments.map((segment, index) => [segment.id, index]));
  const raw = prepare("raw");
  let pe = segments.some((segment) => segment.pe !== undefined) ? prepare("pe") : raw;
  /** Segments edited since the post-edits' context was prepared. */
  const edits = new Set<SegmentId>();
  /** The post-edit's flags as last answered. */
  const told = new Map<SegmentId, readonly Flag[]>();

  function prepare(column: "raw" | "pe"): PreparedArticle {
    const texts = segments.map(({ id, kind, block, raw: mt, pe: edited, source }) => ({
      id,
      kind,
      block,
      text: column === "raw" ? mt : (edited ?? mt),
      ...(source === undefined ? {} : { source }),
    }));
    const { sourceLang } = article;
    return engine.prepare({ segments: texts, ...(sourceLang === undefined ? {} : { sourceLang }) }, settings);
  }

  function refresh(): void {
    edits.clear();
    pe = prepare("pe");
  }

  function peFlags(index: number, { id, raw: mt, pe: edited }: CheckedSegment): readonly Flag[] {
    return edits.has(id) ? engine.recheck(pe, index, edited ?? mt) : engine.checkSegment(pe, index);
  }

  function answer(index: number, segment: CheckedSegment): SegmentFlags {
    const { id } = segment;
    const rawFlags = told.has(id) ? undefined : engine.checkSegment(raw, index);
    const flags = rawFlags !== undefined && pe === raw && !edits.has(id) ? rawFlags : peFlags(index, segment);
    return { id, ...(rawFlags === undefined ? {} : { raw: rawFlags }), pe: flags };
  }

  /** What is new about a segment, if anything is. */
  function news(index: number, segment: CheckedSegment): SegmentFlags | undefined {
    const before = told.get(segment.id);
    const now = answer(index, segment);
    if (before !== undefined && JSON.stringify(now.pe) === JSON.stringify(before)) return undefined;
    told.set(segment.id, now.pe);
    return now;
  }

  return {
    size: segments.length,
    batch: (from, to) => segments.slice(from, to).flatMap((segment, offset) => news(from + offset, segment) ?? []),
    recheck(segment) {
      const index = places.get(segment.id);
      if (index === undefined) return undefined;
      segments[index] = segment;
      edits.add(segment.id);
      const now = answer(index, segment);
      told.set(segment.id, now.pe);
      return now;
    },
    refresh,
    names() {
      // The ledger is of the article as it reads now.
      if (edits.size > 0) refresh();
      return engine.names(pe);
    },
  };
}

import type { CheckEngine, PreparedArticle } from "../../core/check/engine.ts";
import type { CheckSettings } from "../../core/check/settings.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { NameLedger } from "../../core/name/ledger.ts";
import type { CheckedSegment, SegmentFlags } from "../../service/ports.ts";

/** One article under check: both columns, each in the context of its own column. */
export interface CheckSession {
  readonly size: number;
  /** Flags of segments `from` to `to`, both columns. */
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

  function rawFlags(index: number): readonly Flag[] {
    return engine.checkSegment(raw, index);
  }

  return {
    size: segments.length,
    batch: (from, to) =>
      segments.slice(from, to).map(({ id }, offset) => {
        const flags = rawFlags(from + offset);
        return { id, raw: flags, pe: pe === raw ? flags : engine.checkSegment(pe, from + offset) };
      }),
    recheck(segment) {
      const index = places.get(segment.id);
      if (index === undefined) return undefined;
      segments[index] = segment;
      return { id: segment.id, pe: engine.recheck(pe, index, segment.pe ?? segment.raw) };
    },
    refresh() {
      pe = prepare("pe");
    },
    names: () => engine.names(pe),
  };
}

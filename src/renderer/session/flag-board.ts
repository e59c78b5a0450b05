import type { Settings } from "../../contract/settings.ts";
import { dismissedWords, openFlags } from "../../core/check/dismissal.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { SegmentId } from "../../core/ids.ts";
import type { Dismissal, Segment } from "../../core/review/state.ts";
import { shiftSpans } from "./shift-spans.ts";

/** One sentence's flags as a row shows them. The object stays the same as long as its content does. */
export interface RowFlags {
  /** Open flags of the raw MT, `fixed` when the correction no longer has them. */
  readonly raw: readonly (Flag & { readonly fixed: boolean })[];
  /** Open flags of the correction. */
  readonly pe: readonly Flag[];
  readonly fixed: number;
}

interface Kept {
  readonly raw: readonly Flag[];
  readonly pe: readonly Flag[];
  /** The correction that `pe` points into. */
  readonly text: string;
}

interface Cached {
  readonly kept: Kept;
  readonly dismissals: readonly Dismissal[];
  readonly text: string;
  readonly row: RowFlags;
}

export const NO_FLAGS: RowFlags = { raw: [], pe: [], fixed: 0 };

export interface FlagBoard {
  take(segment: Segment, flags: { readonly raw?: readonly Flag[]; readonly pe: readonly Flag[] }): void;
  /** `text` is the correction as it is shown now, typed or sent. */
  rowFlags(segment: Segment, dismissals: readonly Dismissal[], text?: string): RowFlags;
  /** Sentences that have been checked. */
  count(): number;
  /** Sentences that took flags since this was last asked: for the one who sums up. */
  takenSinceAsked(): ReadonlySet<SegmentId>;
}

const NOTHING_TAKEN: ReadonlySet<SegmentId> = new Set();

/** Keeps the newest flags of each sentence and works out, once a change, which of them are open. */
export function createFlagBoard(): FlagBoard {
  const kept = new Map<SegmentId, Kept>();
  const cache = new Map<SegmentId, Cached>();
  let taken = new Set<SegmentId>();
  return {
    take(segment, { raw, pe }) {
      kept.set(segment.id, { raw: raw ?? kept.get(segment.id)?.raw ?? [], pe, text: segment.pe });
      taken.add(segment.id);
    },
    count: () => kept.size,
    takenSinceAsked() {
      if (taken.size === 0) return NOTHING_TAKEN;
      const asked = taken;
      taken = new Set();
      return asked;
    },
    rowFlags(segment, dismissals, text = segment.pe) {
      const flags = kept.get(segment.id);
      if (flags === undefined) return NO_FLAGS;
      const known = cache.get(segment.id);
      if (known?.kept === flags && known.dismissals === dismissals && known.text === text) return known.row;
      const row = makeRow(segment, flags, dismissals, text);
      cache.set(segment.id, { kept: flags, dismissals, text, row });
      return row;
    },
  };
}

function makeRow(segment: Segment, kept: Kept, dismissals: readonly Dismissal[], text: string): RowFlags {
  const pe = openFlags(shiftSpans(kept.pe, kept.text, text), segment.id, dismissals, text);
  const raw = openFlags(kept.raw, segment.id, dismissals, segment.raw);
  if (pe.length === 0 && raw.length === 0) return NO_FLAGS;
  const left = new Map<string, number>();
  const key = (flag: Flag, where: string): string => `${flag.rule}\n${dismissedWords(where, flag)}`;
  for (const flag of pe) left.set(key(flag, text), (left.get(key(flag, text)) ?? 0) + 1);
  const marked = raw.map((flag) => {
    const same = key(flag, segment.raw);
    const count = left.get(same) ?? 0;
    if (count > 0) left.set(same, count - 1);
    return { ...flag, fixed: count === 0 };
  });
  return { raw: marked, pe, fixed: marked.filter((flag) => flag.fixed).length };
}

const byTheirSettings = new WeakMap<Settings["alwaysDismissed"], WeakMap<readonly Dismissal[], readonly Dismissal[]>>();

/** A review's dismissals with those made for good; the same list as long as both are the same. */
function allDismissals(settings: Settings, own: readonly Dismissal[]): readonly Dismissal[] {
  const always = settings.alwaysDismissed;
  if (always.length === 0) return own;
  const lists = byTheirSettings.get(always) ?? new WeakMap<readonly Dismissal[], readonly Dismissal[]>();
  byTheirSettings.set(always, lists);
  const known = lists.get(own);
  if (known !== undefined) return known;
  const all = [...own, ...always.map((entry): Dismissal => ({ ...entry, scope: "always" }))];
  lists.set(own, all);
  return all;
}

/**
 * A review's dismissals with those made for good. Every edit makes a new list of the same dismissals; what is worked out
 * from them has to hold for as long as they are the same.
 */
export function dismissalList(): (settings: Settings, own: readonly Dismissal[]) => readonly Dismissal[] {
  let own: readonly Dismissal[] = [];
  return (settings, given) => {
    const same = given.length === own.length && given.every((dismissal, index) => dismissal === own[index]);
    if (!same) own = given;
    return allDismissals(settings, own);
  };
}

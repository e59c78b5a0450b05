import { useVirtualizer, defaultRangeExtractor, type Range, type Virtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { SegmentId } from "../../core/ids.ts";
import { haveSameCuts, segmentPosition } from "../../core/review/lookup.ts";
import type { ReviewState, Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { setFilter } from "../session/filter.ts";
import { Button } from "../ui/button.tsx";
import { estimateRow, orderOf } from "./order.ts";
import { Row } from "./row.tsx";
import "./grid.css";

/** An article this short is on the page whole: a screen reader can read on, and the browser can find in it. */
const WHOLE = 40;

type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>;

/** Until the list is laid out. No width that is measured, since those are whole. */
const FIRST_WIDTH = 400.5;

function useColumnWidth(box: { readonly current: HTMLDivElement | null }, columns: number): number {
  const [width, setWidth] = useState(FIRST_WIDTH);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      const narrow = matchMedia("(max-width: 760px)").matches;
      const inner = element.clientWidth - (narrow ? 36 + 42 : 68 + 44 + 18 * columns);
      setWidth(Math.round(inner / (narrow ? 1 : columns)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, columns]);
  return width;
}

/** The newest wish for focus that each session's list has scrolled to: a list shown again keeps its place instead. */
const scrolledTo = new WeakMap<Session, number>();

/** Scrolls to the sentence that wants the focus, and keeps a row where it is when another one folds. */
function useScrolling(session: Session, rows: Rows, order: readonly number[]): void {
  const focus = useStore(session.store, (now) => now.focus);
  const place = useRef(order);
  place.current = order;
  useEffect(() => {
    if (focus === undefined || (scrolledTo.get(session) ?? 0) >= focus.n) return;
    scrolledTo.set(session, focus.n);
    const position = segmentPosition(session.store.get().review.segments, focus.id);
    const at = place.current.indexOf(position);
    if (at < 0) return;
    const size = rows.measurementsCache[at];
    const box = rows.scrollElement;
    if (size === undefined || box === null) return;
    const { scrollTop, clientHeight } = box;
    // Far away: to the middle, so that what comes before and after is in sight. Near: no more than needed.
    const isNear = size.end > scrollTop - clientHeight && size.start < scrollTop + clientHeight * 2;
    rows.scrollToIndex(at, { align: isNear ? "auto" : "center" });
  }, [focus, session, rows]);
}

/** The place is the first row in sight and how far it is scrolled past, as one number: it fits any window width. */
function useKeptPlace(session: Session, rows: Rows, count: number): () => void {
  const done = useRef(false);
  useLayoutEffect(() => {
    const place = session.scroll.get();
    if (done.current || count === 0) return;
    done.current = true;
    return place > 0 ? goBackTo(rows, place, count) : undefined;
  }, [session, rows, count]);
  return useCallback(() => {
    // The list's own offset is one scroll event behind here.
    const top = rows.scrollElement?.scrollTop ?? 0;
    const first = rows.getVirtualItemForOffset(top);
    if (first === undefined) return;
    const place = first.index + Math.min(0.99, Math.max(0, (top - first.start) / Math.max(1, first.size)));
    session.scroll.set(place);
  }, [session, rows]);
}

/** Frames within which a list has measured the rows in sight. */
const SETTLING = 10;

/** What an editor does to scroll; from then on the place is theirs. */
const GESTURES = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** Scrolls to a place, and again while the rows above it turn out higher or lower than they were taken for. */
function goBackTo(rows: Rows, place: number, count: number): () => void {
  const at = Math.min(Math.floor(place), count - 1);
  const box = rows.scrollElement;
  let frame = 0;
  const settle = (left: number): void => {
    const row = rows.measurementsCache[at];
    if (row !== undefined) rows.scrollToOffset(row.start + (place - Math.floor(place)) * row.size);
    if (left > 0) frame = requestAnimationFrame(() => settle(left - 1));
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const gesture of GESTURES) box?.removeEventListener(gesture, stop);
  };
  for (const gesture of GESTURES) box?.addEventListener(gesture, stop, { passive: true });
  settle(SETTLING);
  return stop;
}

/**
 * The row that is worked on stays where it is when one above it folds or is measured; with none in sight, what is at the
 * top of the window stays.
 */
function useAnchor(rows: Rows, activeAt: number): void {
  rows.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, instance) => {
    const top = instance.scrollOffset ?? 0;
    const active = activeAt < 0 ? undefined : instance.measurementsCache[activeAt];
    const isInSight =
      active !== undefined && active.end > top && active.start < top + (instance.scrollRect?.height ?? 0);
    return isInSight ? item.index < activeAt : item.start < top;
  };
}

/**
 * Forgets every height when the width or the letters change. Rows that were on the page before tell theirs anew: the browser
 * tells of a change once, and may have done so before the heights were forgotten. At first it still has to tell of all.
 */
function useMeasured(rows: Rows, column: number, size: number): void {
  const isLaidOut = useRef(false);
  useEffect(() => {
    rows.measure();
    if (isLaidOut.current) {
      // Works the first heights out now: a row is only noted when it differs from what is known of it.
      rows.getTotalSize();
      for (const element of rows.elementsCache.values()) rows.measureElement(element);
    }
    isLaidOut.current = column !== FIRST_WIDTH;
  }, [column, size, rows]);
}

/** The same list for as long as the cuts are the same, whatever is typed into them. */
function useOrder(review: ReviewState, shown: ReadonlySet<SegmentId> | undefined): readonly number[] {
  const last = useRef<{
    readonly order: readonly number[];
    readonly segments: readonly Segment[];
    readonly shown: typeof shown;
  }>(undefined);
  const before = last.current;
  if (before !== undefined && before.shown === shown && haveSameCuts(before.segments, review.segments))
    return before.order;
  const order = orderOf(review, shown);
  last.current = { order, segments: review.segments, shown };
  return order;
}

export function Grid({ session }: { readonly session: Session }) {
  const review = useStore(session.store, (now) => now.review);
  const shown = useStore(session.store, (now) => now.shown);
  const active = useStore(session.store, (now) => now.active);
  const size = useStore(app, (now) => now.settings?.articleSize ?? 16.5);
  const { segments, article } = review;
  const order = useOrder(review, shown);
  const hasSource = useMemo(() => segments.some((segment) => segment.source !== undefined), [segments]);
  const box = useRef<HTMLDivElement>(null);
  const column = useColumnWidth(box, hasSource ? 3 : 2);
  const activeAt = active === undefined ? -1 : order.indexOf(segmentPosition(segments, active));

  // The rows' keys and first heights follow from the cuts, not from every letter typed.
  const latest = useRef(review);
  latest.current = review;
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: order.length,
    getScrollElement: () => box.current,
    getItemKey: useCallback((at: number) => latest.current.segments[order[at] ?? 0]?.id ?? at, [order]),
    estimateSize: useCallback(
      (at: number) => {
        const index = order[at] ?? 0;
        const { segments: list, article: page } = latest.current;
        const segment = list[index];
        if (segment === undefined) return 40;
        const kind = page.blocks[segment.block]?.kind;
        return estimateRow(Math.max(segment.raw.length, segment.pe.length), {
          column,
          size,
          isHeadline: kind === "headline" || kind === "heading",
          isFirst: list[index - 1]?.block !== segment.block,
        });
      },
      [order, column, size],
    ),
    overscan: order.length <= WHOLE ? WHOLE : 6,
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        return activeAt < 0 || inSight.includes(activeAt) ? inSight : [...inSight, activeAt].sort((a, b) => a - b);
      },
      [activeAt],
    ),
    paddingEnd: 60,
    scrollPaddingStart: 40,
    scrollPaddingEnd: 60,
  });
  useAnchor(rows, activeAt);
  useMeasured(rows, column, size);
  useScrolling(session, rows, order);
  useEffect(() => {
    const { active: first, focus } = session.store.get();
    if (first === undefined || focus !== undefined) return;
    session.focus(first, 0);
    // Where the editor was reading counts for more than where the cursor was.
    if (session.scroll.get() > 0) scrolledTo.set(session, session.store.get().focus?.n ?? 0);
  }, [session]);
  const notePlace = useKeptPlace(session, rows, order.length);

  return (
    <div className={hasSource ? "grid-wrap with-source" : "grid-wrap"}>
      <div className="grid-head" aria-hidden="true">
        <span />
        {hasSource && <span>{t.review.gridHead[2]}</span>}
        <span>{t.review.gridHead[0]}</span>
        <span>{t.review.gridHead[1]}</span>
      </div>
      <div
        ref={box}
        className="segments"
        role="grid"
        aria-label={t.review.grid}
        aria-rowcount={segments.length}
        aria-colcount={hasSource ? 4 : 3}
        onScroll={notePlace}
      >
        <div className="segments-inner" role="rowgroup" style={{ blockSize: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const index = order[item.index] ?? 0;
            const segment = segments[index];
            if (segment === undefined) return null;
            return (
              <div
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={index + 1}
                aria-current={index === order[activeAt]}
                className="slot"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Row
                  session={session}
                  segment={segment}
                  n={index + 1}
                  kind={article.blocks[segment.block]?.kind ?? "paragraph"}
                  isFirst={segments[index - 1]?.block !== segment.block}
                  hasSource={hasSource}
                />
              </div>
            );
          })}
        </div>
        {order.length === 0 && (
          <p className="grid-empty">
            {t.review.filterNone}{" "}
            <Button small onPress={() => setFilter(session, "all")}>
              {t.review.filterClear}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

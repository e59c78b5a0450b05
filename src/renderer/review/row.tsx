import { memo, useCallback, useMemo, useRef, useState, type PointerEvent } from "react";
import type { Flag } from "../../core/check/flag.ts";
import type { BlockKind } from "../../core/review/article.ts";
import type { Segment } from "../../core/review/state.ts";
import { takeBackChange } from "../commands/segment-commands.ts";
import type { RowFlags } from "../session/flag-board.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Acts } from "./acts.tsx";
import { ChangePop, type HotChange } from "./change-pop.tsx";
import { changeAt, changesBetween, deletions, insertions, type TextChange } from "./changes.ts";
import { Correction } from "./correction.tsx";
import { flagLayers, invisibleLayers, markLayers, rawTwin } from "./layers.ts";
import { paint } from "./paint.ts";
import { Pieces } from "./pieces.tsx";
import { RowNumber } from "./row-number.tsx";
import "./row.css";

interface Props {
  readonly session: Session;
  readonly segment: Segment;
  readonly n: number;
  readonly kind: BlockKind;
  /** First sentence of its block. */
  readonly isFirst: boolean;
  readonly hasSource: boolean;
}

/** What of a row depends on what is typed: computed once a text, for both columns. */
function useDiff(raw: string, text: string): readonly TextChange[] {
  return useMemo(() => changesBetween(raw, text), [raw, text]);
}

function usePieces(
  segment: Segment,
  text: string,
  flags: RowFlags,
  options: { changes: readonly TextChange[]; current: Flag | undefined; isActive: boolean },
) {
  const { changes, current, isActive } = options;
  const mt = useMemo(() => {
    const twin = rawTwin(flags.raw, current, { raw: segment.raw, pe: text });
    return paint(segment.raw, [
      ...deletions(changes),
      ...flagLayers(flags.raw, twin),
      ...markLayers(segment.marks, "raw", segment.raw.length),
      ...invisibleLayers(segment.raw),
    ]);
  }, [segment.raw, segment.marks, text, changes, flags, current]);
  const pe = useMemo(() => {
    const seen = isActive || changes.length > 0 ? flags.pe : [];
    return paint(text, [
      ...insertions(changes),
      ...flagLayers(seen, current),
      ...markLayers(segment.marks, "pe", text.length),
      ...invisibleLayers(text),
    ]);
  }, [text, segment.marks, changes, flags, current, isActive]);
  return { mt, pe };
}

export const Row = memo(function Row({ session, segment, n, kind, isFirst, hasSource }: Props) {
  const { id, raw } = segment;
  const { store } = session;
  const draft = useStore(store, (now) => (now.draft?.id === id ? now.draft.text : undefined));
  const isActive = useStore(store, (now) => now.active === id);
  const flagAt = useStore(store, (now) => (now.active === id ? now.flagAt : -1));
  const flags = useStore(store, () => session.flagsOf(segment));
  const text = draft ?? segment.pe;
  const changes = useDiff(raw, text);
  const current = flagAt < 0 ? undefined : flags.pe[Math.min(flagAt, flags.pe.length - 1)];
  const pieces = usePieces(segment, text, flags, { changes, current, isActive });
  const sheet = useRef<HTMLDivElement>(null);
  const [hot, setHot] = useState<HotChange>();
  const [caretIndex, onCaret] = useCaretChange(changes);

  const onHover = useCallback((event: PointerEvent<HTMLElement>, index: number | undefined) => {
    setHot((before) =>
      index === before?.index
        ? before
        : index === undefined || sheet.current === null
          ? undefined
          : placeOf(event.currentTarget, sheet.current, index),
    );
  }, []);
  const press = usePressToActivate(session, segment);
  const className = [
    "row",
    isActive && "on",
    isFirst && "para",
    (kind === "headline" || kind === "heading") && "headline",
    kind,
  ]
    .filter(Boolean)
    .join(" ");
  const hotChange = hot === undefined ? undefined : changes[hot.index];
  return (
    <div className={className} {...press}>
      <div className="row-sheet" ref={sheet} onPointerLeave={() => setHot(undefined)}>
        <div role="gridcell" className="cell-number">
          <RowNumber
            session={session}
            id={id}
            status={segment.status}
            comment={segment.comment}
            n={n}
            isActive={isActive}
          />
        </div>
        {hasSource && (
          <div role="gridcell" className="cell-source">
            <div role="group" className="source" dir="auto" aria-label={t.review.source(n)}>
              {segment.source}
            </div>
          </div>
        )}
        {/* The cell takes its name from the group in it, so that the name is short and the text still read. */}
        <div role="gridcell">
          <div role="group" className="mt" dir="auto" aria-label={t.review.mt(n)} data-segment={id}>
            <Pieces pieces={pieces.mt} onChangeHover={onHover} />
          </div>
        </div>
        <div role="gridcell" className="cell-pe">
          <Correction
            session={session}
            id={id}
            n={n}
            text={text}
            isSame={text === raw}
            isActive={isActive}
            pieces={pieces.pe}
            onCaret={onCaret}
            onHover={onHover}
          />
          {hot !== undefined && hotChange !== undefined && (
            <ChangePop
              hot={hot}
              change={hotChange}
              onRevert={() => takeBackChange(session, segment, hotChange)}
              onLeave={() => setHot(undefined)}
            />
          )}
        </div>
        {isActive && (
          <Acts
            session={session}
            id={id}
            n={n}
            open={flags.pe.length}
            fixed={flags.fixed}
            canAccept={flags.pe.some(({ suggestions }) => suggestions.length > 0)}
            changeIndex={caretIndex}
          />
        )}
      </div>
    </div>
  );
});

/** Which change the cursor is in, as a number that stays the same while typing goes on inside it. */
function useCaretChange(changes: readonly TextChange[]): readonly [number, (at: number) => void] {
  const [index, setIndex] = useState(-1);
  const latest = useRef(changes);
  latest.current = changes;
  const onCaret = useCallback((at: number) => setIndex(at < 0 ? -1 : (changeAt(latest.current, at)?.index ?? -1)), []);
  return [index < changes.length ? index : -1, onCaret];
}

function placeOf(element: Element, sheet: HTMLElement, index: number): HotChange {
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const frame = sheet.getBoundingClientRect();
  return { index, left: Math.min(box.left - frame.left, Math.max(0, frame.width - 190)), top: box.bottom - frame.top };
}

/**
 * The row becomes active when its field gets the focus; with a pointer only once it is let go, so that nothing moves under
 * a selection that is being drawn.
 */
function usePressToActivate(session: Session, { id }: Segment) {
  const pressed = useRef(false);
  return useMemo(
    () => ({
      onPointerDown: () => {
        pressed.current = true;
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        pressed.current = false;
        session.activate(id);
        const inText = event.target instanceof Element && event.target.closest(".mt") !== null;
        if (inText && document.getSelection()?.isCollapsed !== false && app.get().dialog === undefined)
          session.focus(id);
      },
      onFocus: () => {
        if (!pressed.current) session.activate(id, session.store.get().active === id ? session.store.get().flagAt : 0);
      },
    }),
    [session, id],
  );
}

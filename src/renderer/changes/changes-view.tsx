import { useCallback, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from "react";
import { segmentId } from "../../core/ids.ts";
import { findSegment } from "../../core/review/lookup.ts";
import type { ReviewState, Segment } from "../../core/review/state.ts";
import { takeBackChange } from "../commands/segment-commands.ts";
import { changesBetween, type TextChange } from "../review/changes.ts";
import type { Session } from "../session/session.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { say } from "../ui/announce.ts";
import { useGrowing } from "../ui/use-growing.ts";
import { BlockView } from "./block-view.tsx";
import { BLOCK_STEPS, pageBlocks } from "./blocks.ts";
import { ChangedText } from "./changed-text.tsx";
import { ChangeTools, type Held } from "./change-tools.tsx";
import { RevisionSlider, useRevision } from "./revision-slider.tsx";
import "./page.css";

function heldOf(target: EventTarget | null, page: HTMLElement | null): Held | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(".change") : null;
  if (element === null || page === null) return undefined;
  const { segment, change, key } = element.dataset;
  if (segment === undefined || key === undefined) return undefined;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const frame = page.getBoundingClientRect();
  const left = Math.min(box.left - frame.left, Math.max(0, frame.width - 300));
  return { id: segmentId(segment), index: Number(change), key, left, top: box.bottom - frame.top + 3 };
}

function changeOf(review: ReviewState, held: Held): { segment: Segment; change: TextChange } | undefined {
  const segment = findSegment(review, held.id);
  const change = segment === undefined ? undefined : changesBetween(segment.raw, segment.pe)[held.index];
  return segment === undefined || change === undefined ? undefined : { segment, change };
}

/** After a change is gone the next one takes the focus, so that R R R walks on. */
function focusAfter(page: HTMLElement | null, held: Held): void {
  const all = [...(page?.querySelectorAll<HTMLElement>(".change") ?? [])];
  const at = all.findIndex((element) => element.dataset["key"] === held.key);
  const next = all[at + 1] ?? all[at - 1];
  const key = next?.dataset["key"];
  if (key !== undefined)
    requestAnimationFrame(() => page?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus());
}

function usePage(session: Session, review: ReviewState, isNow: boolean) {
  const page = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held>();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const keep = (one: Held): void => {
    focusAfter(page.current, one);
    setKept(new Set([...kept, one.key]));
    setHeld(undefined);
    say(t.changes.kept);
  };
  const revert = (one: Held): void => {
    const found = changeOf(review, one);
    focusAfter(page.current, one);
    setHeld(undefined);
    if (found !== undefined) takeBackChange(session, found.segment, found.change);
    say(t.changes.reverted);
  };
  const on = !isNow
    ? {}
    : {
        onFocus: (event: FocusEvent) => setHeld(heldOf(event.target, page.current) ?? held),
        onPointerOver: (event: PointerEvent) => {
          const next = heldOf(event.target, page.current);
          if (next !== undefined && next.key !== held?.key) setHeld(next);
        },
        onPointerLeave: () => setHeld(undefined),
        onKeyDown: (event: KeyboardEvent) => {
          const inTools = event.target instanceof Element && event.target.closest(".change-tools") !== null;
          const one = heldOf(event.target, page.current) ?? (inTools ? held : undefined);
          if (one === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key.toLowerCase() === "k") keep(one);
          if (event.key.toLowerCase() === "r") revert(one);
          if (event.key === "Escape") setHeld(undefined);
        },
      };
  return { page, held: isNow ? held : undefined, kept, keep, revert, on };
}

/** The article in one column with every insertion and deletion in its place, at any revision. */
export function ChangesView({ session }: { readonly session: Session }) {
  const now = useStore(session.store, (state) => state.review);
  const revision = useRevision(session, now);
  const review = revision.review;
  const blocks = useMemo(() => pageBlocks(review), [review]);
  const shown = useGrowing(blocks.length, BLOCK_STEPS);
  const { page, held, kept, keep, revert, on } = usePage(session, review, revision.isNow);
  const render = useCallback((segment: Segment) => <ChangedText segment={segment} kept={kept} />, [kept]);
  const hasChanges = useMemo(() => review.segments.some(({ raw, pe }) => raw !== pe), [review]);
  const heldChange = held === undefined ? undefined : changeOf(review, held);
  return (
    <main className="one" tabIndex={0} aria-label={t.changes.label}>
      <RevisionSlider revision={revision} />
      <div className="one-page" ref={page} {...on}>
        {!hasChanges && <p className="soft">{t.changes.none}</p>}
        {blocks.slice(0, shown).map((block) => (
          <BlockView key={block.key} block={block} render={render} />
        ))}
        {held !== undefined && heldChange !== undefined && (
          <ChangeTools
            key={held.key}
            session={session}
            held={held}
            change={heldChange.change}
            onKeep={() => keep(held)}
            onRevert={() => revert(held)}
          />
        )}
      </div>
    </main>
  );
}

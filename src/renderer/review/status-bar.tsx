import { useEffect, useRef, type ReactNode } from "react";
import { Button as AriaButton, Tooltip, TooltipTrigger } from "react-aria-components";
import type { Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { percent } from "../texts/format.ts";
import { Button } from "../ui/button.tsx";
import { ProgressLine } from "../ui/progress.tsx";
import { useLate } from "../ui/use-late.ts";
import { setFilter } from "../session/filter.ts";
import { useOpenFlags } from "./use-open-flags.ts";
import { say } from "../ui/announce.ts";
import "./status-bar.css";

/** A figure that says how it is worked out when it is focused or pointed at. */
function Figure({
  why,
  onPress,
  children,
}: {
  readonly why: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <AriaButton className="figure" {...(onPress === undefined ? {} : { onPress })}>
        {children}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {why}
      </Tooltip>
    </TooltipTrigger>
  );
}

/** Checks that are done sooner need no button to stop them. */
const LATE_MS = 1_500;
const METRICS_PAUSE_MS = 1_200;

/** Asks for the scores when the editor pauses, never while one is being worked out. */
function useMetrics(session: Session): void {
  const edits = useStore(session.store, (now) => (now.draft === undefined && now.unsent === 0 ? now.edits : -1));
  const first = useRef(true);
  useEffect(() => {
    if (edits < 0) return;
    const timer = setTimeout(
      () => {
        first.current = false;
        void session
          .call("review.metrics", { review: session.id })
          .then((reply) => reply.ok && session.patch({ metrics: reply.value }));
      },
      first.current ? 250 : METRICS_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [session, edits]);
}

function useFlagsSaid(session: Session, count: number): void {
  const checked = useStore(session.store, (now) => now.checked);
  const said = useRef(false);
  useEffect(() => {
    if (!checked || said.current) return;
    said.current = true;
    say(t.review.said.flagsFound(count));
  }, [checked, count]);
}

/** How far the checks are, and the way to stop them: on a long article they take a while. */
function Checks({ session, all }: { readonly session: Session; readonly all: number }) {
  const checked = useStore(session.store, (now) => now.checked);
  const halted = useStore(session.store, (now) => now.halted);
  const count = useStore(session.store, (now) => now.checkedCount);
  const late = useLate(!checked, LATE_MS);
  const set = (run: boolean): void => void session.call("review.check", { review: session.id, run });
  if (halted) {
    return (
      <span className="checks">
        {t.review.checksStopped}{" "}
        <Button small look="plain" onPress={() => set(true)}>
          {t.review.runChecks}
        </Button>
      </span>
    );
  }
  if (checked) return null;
  return (
    <span className="checks">
      {count < all ? t.review.checkingShare(percent(count / all)) : t.review.checkingGrammar}{" "}
      {late && (
        <Button small look="plain" onPress={() => set(false)}>
          {t.review.stopChecks}
        </Button>
      )}
    </span>
  );
}

const confirmed = new WeakMap<readonly Segment[], number>();

/** Confirmed sentences, counted once a list. */
function confirmedIn(segments: readonly Segment[]): number {
  const count = confirmed.get(segments) ?? segments.filter(({ status }) => status === "confirmed").length;
  confirmed.set(segments, count);
  return count;
}

export function StatusBar({ session }: { readonly session: Session }) {
  const all = useStore(session.store, (now) => now.review.segments.length);
  const done = useStore(session.store, (now) => confirmedIn(now.review.segments));
  const metrics = useStore(session.store, (now) => now.metrics);
  const shown = useStore(session.store, (now) => now.shown?.size);
  const { count } = useOpenFlags(session);
  useMetrics(session);
  useFlagsSaid(session, count);
  const progress = t.review.progress(done, all);
  return (
    <footer className="statusbar">
      <Figure why={t.review.why.progress}>
        <ProgressLine done={done} all={all} /> {progress}
      </Figure>
      <Figure why={t.review.why.flags} onPress={() => setFilter(session, "flagged")}>
        {t.review.openFlags(count)}
      </Figure>
      {metrics !== undefined && (
        <>
          <Figure why={t.review.why.words}>{t.review.words(metrics.words.pe)}</Figure>
          <Figure why={t.review.why.hter}>{t.review.hter(metrics.hter.score)}</Figure>
          <Figure why={t.review.why.mqm}>{t.review.mqm(metrics.mqm.per1000)}</Figure>
        </>
      )}
      <span className="grow" />
      <Checks session={session} all={all} />
      {shown !== undefined && <span>{t.review.shown(shown, all)}</span>}
      {metrics !== undefined && (
        <Figure why={t.review.why.ease}>{t.review.ease(metrics.readingEase.raw, metrics.readingEase.pe)}</Figure>
      )}
      <Figure why={t.desk.offlineWhy}>{t.desk.offline}</Figure>
    </footer>
  );
}

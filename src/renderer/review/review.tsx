import { lazy, Suspense, useEffect } from "react";
import { runCommand, runKeys } from "../commands/run.ts";
import { combinationOf } from "../keys/keys.ts";
import { FindBar } from "../find/find-bar.tsx";
import { Panel } from "../panel/panel.tsx";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { onCommand } from "../store/actions.ts";
import { useStore } from "../store/store.ts";
import { Tour } from "../tour/tour.tsx";
import { Grid } from "./grid.tsx";
import { Header } from "./header.tsx";
import { Recovered } from "./recovered.tsx";
import { StatusBar } from "./status-bar.tsx";

const Changes = lazy(() => import("../changes/changes-view.tsx").then((module) => ({ default: module.ChangesView })));
const Clean = lazy(() => import("../changes/clean-view.tsx").then((module) => ({ default: module.CleanView })));
const Report = lazy(() => import("../report/report-view.tsx").then((module) => ({ default: module.ReportView })));

function useKeys(session: Session): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || app.get().dialog !== undefined) return;
      // By focus, not by presence: a menu that was picked from stays in the page a moment longer than it has the keys.
      if (document.activeElement?.closest("[role=menu]")) return;
      if (runKeys(session, combinationOf(event))) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    document.addEventListener("keydown", onKey, true);
    onCommand((command) => runCommand(session, command));
    const leave = (): void => session.leave();
    window.addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      window.removeEventListener("pagehide", leave);
    };
  }, [session]);
}

function Side({ session }: { readonly session: Session }) {
  return (
    <main className="side">
      <Grid session={session} />
      <Panel session={session} />
    </main>
  );
}

/** One review: its frame and the view the editor chose. */
export function Review({ session }: { readonly session: Session }) {
  const mode = useStore(session.store, (now) => now.mode);
  const finding = useStore(app, (now) => now.finding);
  useKeys(session);
  return (
    <div className="frame">
      <div>
        <Header session={session} />
        <Recovered session={session} />
        {finding !== undefined && <FindBar session={session} withReplace={finding === "replace"} />}
      </div>
      <Suspense fallback={<main />}>
        {mode === "side" && <Side session={session} />}
        {mode === "changes" && <Changes session={session} />}
        {mode === "clean" && <Clean session={session} />}
        {mode === "report" && <Report session={session} />}
      </Suspense>
      <StatusBar session={session} />
      <Tour session={session} />
    </div>
  );
}

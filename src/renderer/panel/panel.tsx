import { Tab as AriaTab, TabList, TabPanel, Tabs } from "react-aria-components";
import { findSegment } from "../../core/review/lookup.ts";
import type { Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import type { Tab } from "../session/state.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { FlagsTab } from "./flags-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { MarksTab } from "./marks-tab.tsx";
import { NamesTab } from "./names-tab.tsx";
import { isSpelledApart } from "./name-spelling.ts";
import { useHistory } from "./use-history.ts";
import "./panel.css";

/** The active sentence with what is typed in it, for everything beside the grid. */
export function useActive(session: Session): Segment | undefined {
  return useStore(session.store, ({ active, review }) =>
    active === undefined ? undefined : findSegment(review, active),
  );
}

/** For the eye: the panel itself tells the ear, and the tab keeps its plain name. */
function Count({ n }: { readonly n: number }) {
  return n > 0 ? <span aria-hidden="true"> {n}</span> : null;
}

function TabNames({
  session,
  segment,
  revisions,
}: {
  readonly session: Session;
  readonly segment: Segment;
  readonly revisions: number;
}) {
  const flags = useStore(session.store, () => session.flagsOf(segment).pe.length);
  const names = useStore(session.store, (now) => now.names);
  const variants = names?.filter((entry) => isSpelledApart(entry)).length ?? 0;
  const counts: Readonly<Record<Tab, number>> = {
    flags,
    history: revisions,
    marks: segment.marks.length,
    names: variants,
  };
  return (
    <TabList className="tab-list" aria-label={t.review.panel}>
      {(Object.keys(counts) as Tab[]).map((tab) => (
        <AriaTab key={tab} id={tab} className="tab">
          {t.review.tabs[tab]}
          <Count n={counts[tab]} />
        </AriaTab>
      ))}
    </TabList>
  );
}

/** Everything about the active sentence. */
export function Panel({ session }: { readonly session: Session }) {
  const segment = useActive(session);
  const tab = useStore(session.store, (now) => now.tab);
  const history = useHistory(session, segment?.id);
  if (segment === undefined) return <aside className="panel" aria-label={t.review.panel} />;
  return (
    <aside className="panel" aria-label={t.review.panel}>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => session.patch({ tab: key as Tab })}>
        <TabNames session={session} segment={segment} revisions={history.length} />
        <TabPanel id="flags" className="tab-panel">
          <FlagsTab session={session} segment={segment} history={history} />
        </TabPanel>
        <TabPanel id="history" className="tab-panel">
          <HistoryTab session={session} segment={segment} history={history} />
        </TabPanel>
        <TabPanel id="marks" className="tab-panel">
          <MarksTab session={session} segment={segment} />
        </TabPanel>
        <TabPanel id="names" className="tab-panel">
          <NamesTab session={session} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}

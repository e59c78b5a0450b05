import { useState } from "react";
import { withKeys } from "../keys/keys.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { saveSettings } from "../store/actions.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import "./tour.css";

function finish(session: Session): void {
  const { settings } = app.get();
  if (settings !== undefined) void saveSettings({ ...settings, tourSeen: true });
  const { active } = session.store.get();
  if (active !== undefined) session.focus(active);
}

/** Four short cards the first time a review opens. They lie beside the work and never stop it. */
export function Tour({ session }: { readonly session: Session }) {
  const seen = useStore(app, (now) => now.settings?.tourSeen ?? true);
  const [at, setAt] = useState(0);
  const { steps } = t.tour;
  const step = steps[at];
  if (seen || step === undefined) return null;
  const isLast = at === steps.length - 1;
  return (
    <section className="tour" aria-label={t.tour.label} aria-live="polite">
      <h2>{step[0]}</h2>
      <p className="soft">{withKeys(step[1])}</p>
      <div className="tour-foot">
        <span className="soft">{t.tour.of(at + 1, steps.length)}</span>
        <span className="grow" />
        <Button small look="plain" onPress={() => finish(session)}>
          {t.tour.skip}
        </Button>
        <Button small look="wash" onPress={() => (isLast ? finish(session) : setAt(at + 1))}>
          {isLast ? t.tour.done : t.tour.next}
        </Button>
      </div>
    </section>
  );
}

import { app } from "../store/app.ts";
import { dismissNotice } from "../store/notices.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "./button.tsx";
import { Working } from "./working.tsx";
import "./notices.css";

/** Messages at the foot of the window. The region always exists, so that what comes into it is announced. */
export function Notices() {
  const notices = useStore(app, (now) => now.notices);
  return (
    <div className="notices" role="region" aria-label={t.notices} aria-live="polite" data-live-announcer="true">
      <Working />
      {notices.map(({ n, text, bad, action }) => (
        <div key={n} className={bad ? "notice bad" : "notice"} data-notice={n}>
          {bad && (
            <span className="glyph" aria-hidden="true">
              !
            </span>
          )}
          <span>{text}</span>
          {action !== undefined && (
            <Button
              small
              look="wash"
              onPress={() => {
                dismissNotice(n);
                action.run();
              }}
            >
              {action.text}
            </Button>
          )}
          <Button small icon look="plain" aria-label={t.dismissNotice} onPress={() => dismissNotice(n)}>
            ×
          </Button>
        </div>
      ))}
    </div>
  );
}

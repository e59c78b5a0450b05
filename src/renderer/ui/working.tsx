import { cancelOpening } from "../store/actions.ts";
import { app } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "./button.tsx";
import { useLate } from "./use-late.ts";
import "./notices.css";

/** Work that is done sooner is not worth a word. */
const SHOWN_AFTER_MS = 300;

interface LineProps {
  readonly text: string;
  readonly onCancel: (() => void) | undefined;
}

function Line({ text, onCancel }: LineProps) {
  return (
    <div className="notice working">
      <span className="endless" role="progressbar" aria-label={text}>
        <i />
      </span>
      <span>{text}</span>
      {onCancel !== undefined && (
        <Button small look="plain" onPress={onCancel}>
          {t.cancel}
        </Button>
      )}
    </div>
  );
}

/** What takes its time now: a file being opened, an export being written. */
export function Working() {
  const opening = useStore(app, (now) => now.opening);
  const exporting = useStore(app, (now) => now.exporting);
  const isLate = useLate(opening !== undefined || exporting !== undefined, SHOWN_AFTER_MS);
  if (!isLate) return null;
  return (
    <>
      {opening !== undefined && <Line text={t.desk.opening(opening)} onCancel={cancelOpening} />}
      {exporting !== undefined && <Line text={t.exportTo.working(exporting.name)} onCancel={exporting.cancel} />}
    </>
  );
}

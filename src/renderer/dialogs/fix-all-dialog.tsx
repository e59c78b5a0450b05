import { useMemo, useState } from "react";
import { fixAlike, flagsLike, type Alike } from "../commands/flag-commands.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Replacement } from "./replacement.tsx";

function Choice({
  place,
  isOn,
  onChange,
}: {
  readonly place: Alike;
  readonly isOn: boolean;
  readonly onChange: () => void;
}) {
  const { text, flag, replacement = "" } = place;
  return (
    <li>
      <label className="alike">
        <input type="checkbox" checked={isOn} onChange={onChange} />
        <span dir="auto">
          <Replacement text={text} from={flag.from} to={flag.to} replacement={replacement} />{" "}
          <small>{t.fixAll.one(place.n)}</small>
        </span>
      </label>
    </li>
  );
}

/** Every place where the same rule spoke, with what it would become; the editor takes out those that are right. */
export function FixAllDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const flag = app.get().fixing;
  const places = useMemo(
    () => (flag === undefined ? [] : flagsLike(session, flag).filter(({ replacement }) => replacement !== undefined)),
    [session, flag],
  );
  const [off, setOff] = useState<ReadonlySet<number>>(new Set());
  if (flag === undefined) return null;
  const chosen = places.filter((_, index) => !off.has(index));
  const toggle = (index: number): void => {
    const next = new Set(off);
    if (!next.delete(index)) next.add(index);
    setOff(next);
  };
  const apply = (): void => {
    fixAlike(session, chosen, flag.rule);
    onClose();
  };
  return (
    <Dialog
      title={t.fixAll.title(flag.title)}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button look="primary" autoFocus isDisabled={chosen.length === 0} onPress={apply}>
            {t.fixAll.apply(chosen.length)}
          </Button>
        </>
      }
    >
      <p className="soft">{flag.message}</p>
      <label className="check">
        <input
          type="checkbox"
          checked={off.size === 0}
          ref={(box) => {
            if (box !== null) box.indeterminate = off.size > 0 && chosen.length > 0;
          }}
          onChange={() => setOff(off.size === 0 ? new Set(places.keys()) : new Set())}
        />
        {t.fixAll.all}
      </label>
      <ul className="alike-list">
        {places.map((place, index) => (
          <Choice
            key={`${place.segment}:${place.flag.from}`}
            place={place}
            isOn={!off.has(index)}
            onChange={() => toggle(index)}
          />
        ))}
      </ul>
      {places.length === 0 && <p>{t.fixAll.none}</p>}
    </Dialog>
  );
}

import { useEffect, useRef, useState } from "react";
import { ListBox, ListBoxItem, type Selection } from "react-aria-components";
import { addMark } from "../../core/review/actions.ts";
import { MQM_POINTS, MQM_TYPES, type MqmSeverity, type MqmType } from "../../core/review/mqm.ts";
import { markId } from "../../core/ids.ts";
import { activeSegment } from "../commands/places.ts";
import { currentFlag } from "../commands/flag-commands.ts";
import { selectionIn, type Selected } from "../review/selection.ts";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { say } from "../ui/announce.ts";

const SEVERITIES = Object.keys(MQM_POINTS) as readonly MqmSeverity[];

function Severities({
  value,
  onChange,
}: {
  readonly value: MqmSeverity;
  readonly onChange: (next: MqmSeverity) => void;
}) {
  return (
    <fieldset className="field">
      <legend>{t.review.markSeverity}</legend>
      <div className="radio-row">
        {SEVERITIES.map((severity) => (
          <label key={severity} className="check">
            <input type="radio" name="severity" checked={severity === value} onChange={() => onChange(severity)} />
            {t.mqmSeverity[severity]} <small className="soft">{MQM_POINTS[severity]}</small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const showChosen = (list: HTMLElement | null): void =>
  list?.querySelector("[data-selected]")?.scrollIntoView({ block: "nearest" });

function TypePicker({
  value,
  onChange,
  onTake,
}: {
  readonly value: MqmType;
  readonly onChange: (next: MqmType) => void;
  readonly onTake: () => void;
}) {
  const [query, setQuery] = useState("");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The list fills after its first render.
    const frame = requestAnimationFrame(() => showChosen(list.current));
    return () => cancelAnimationFrame(frame);
  }, []);
  const types = MQM_TYPES.filter((type) => t.mqm[type].toLowerCase().includes(query.trim().toLowerCase()));
  const search = (next: string): void => {
    setQuery(next);
    const first = MQM_TYPES.find((type) => t.mqm[type].toLowerCase().includes(next.trim().toLowerCase()));
    if (first !== undefined) onChange(first);
  };
  const move = (by: number): void => {
    const next = types[Math.min(types.length - 1, Math.max(0, types.indexOf(value) + by))];
    if (next !== undefined) onChange(next);
    requestAnimationFrame(() => showChosen(list.current));
  };
  return (
    <div className="field">
      <label htmlFor="mark-search">{t.review.markSearch}</label>
      <input
        id="mark-search"
        className="input"
        autoFocus
        value={query}
        placeholder={t.mqm[value]}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onTake();
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          move(event.key === "ArrowDown" ? 1 : -1);
        }}
      />
      <ListBox
        ref={list}
        className="type-list"
        aria-label={t.review.markSearch}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys: Selection) => {
          const next = keys === "all" ? undefined : [...keys][0];
          if (next !== undefined) onChange(next as MqmType);
        }}
      >
        {types.map((type) => (
          <ListBoxItem key={type} id={type} className="type-item" textValue={t.mqm[type]}>
            {t.mqm[type]}
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}

/** The words to mark: what is selected, else the current flag's. */
function useTarget(session: Session): Selected | undefined {
  const [target] = useState(() => {
    const segment = activeSegment(session);
    if (segment === undefined) return undefined;
    const selected = selectionIn(segment.id);
    const flag = currentFlag(session);
    if (selected !== undefined) return selected;
    return flag === undefined ? undefined : { column: "pe" as const, from: flag.from, to: flag.to, type: flag.mqm };
  });
  return target;
}

export function MarkDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const target = useTarget(session);
  const [type, setType] = useState<MqmType>(target?.type ?? "style/awkward");
  const [severity, setSeverity] = useState<MqmSeverity>("minor");
  const [comment, setComment] = useState("");
  const segment = activeSegment(session);
  if (segment === undefined) return null;
  const save = (): void => {
    if (target === undefined) return;
    const { column, from, to } = target;
    const note = comment.trim() === "" ? {} : { comment: comment.trim() };
    void session.apply(
      addMark(segment.id, { id: markId(crypto.randomUUID()), column, from, to, type, severity, ...note }),
    );
    say(t.review.said.marked);
    session.patch({ tab: "marks" });
    onClose();
  };
  const words =
    target === undefined
      ? undefined
      : (target.column === "raw" ? segment.raw : segment.pe).slice(target.from, target.to);
  return (
    <Dialog
      title={t.review.markEdit}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button look="primary" isDisabled={target === undefined} onPress={save}>
            {t.review.markSave}
          </Button>
        </>
      }
    >
      {words === undefined ? <p role="alert">{t.review.markNoSelection}</p> : <p className="quoted">{words}</p>}
      <TypePicker value={type} onChange={setType} onTake={save} />
      <Severities value={severity} onChange={setSeverity} />
      <div className="field">
        <label htmlFor="mark-comment">{t.review.markComment}</label>
        <input
          id="mark-comment"
          className="input"
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

import { useState, type ReactNode } from "react";
import type { Settings } from "../../contract/settings.ts";
import { FAMILIES } from "../../core/check/flag.ts";
import { app } from "../store/app.ts";
import { saveSettings } from "../store/actions.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { parseHouseRules, writeHouseRules } from "./house-rules.ts";

type Patch = (part: Partial<Settings>) => void;

function Field({
  id,
  label,
  note,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {note !== undefined && <small>{note}</small>}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly id: string;
  readonly value: T;
  readonly names: Readonly<Record<T, string>>;
  readonly onChange: (next: T) => void;
}

function Choice<T extends string>({ id, value, names, onChange }: ChoiceProps<T>) {
  return (
    <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
      {(Object.keys(names) as T[]).map((key) => (
        <option key={key} value={key}>
          {names[key]}
        </option>
      ))}
    </select>
  );
}

function Look({ draft, patch }: { readonly draft: Settings; readonly patch: Patch }) {
  return (
    <div className="fields two">
      <Field id="set-theme" label={t.settings.theme}>
        <Choice id="set-theme" value={draft.theme} names={t.settings.themes} onChange={(theme) => patch({ theme })} />
      </Field>
      <Field id="set-font" label={t.settings.font}>
        <Choice
          id="set-font"
          value={draft.articleFont}
          names={t.settings.fonts}
          onChange={(articleFont) => patch({ articleFont })}
        />
      </Field>
      <Field id="set-size" label={`${t.settings.size}: ${draft.articleSize}`}>
        <input
          id="set-size"
          type="range"
          min={12}
          max={32}
          step={0.5}
          value={draft.articleSize}
          onChange={(event) => patch({ articleSize: Number(event.target.value) })}
        />
      </Field>
      <Field id="set-dialect" label={t.settings.dialect}>
        <Choice
          id="set-dialect"
          value={draft.checks.dialect}
          names={t.settings.dialects}
          onChange={(dialect) => patch({ checks: { ...draft.checks, dialect } })}
        />
      </Field>
      <Field id="set-who" label={t.settings.who} note={t.settings.whoNote}>
        <input
          id="set-who"
          className="input"
          maxLength={100}
          value={draft.who}
          onChange={(event) => patch({ who: event.target.value })}
        />
      </Field>
    </div>
  );
}

function Levels({ draft, patch }: { readonly draft: Settings; readonly patch: Patch }) {
  const { levels } = draft.checks;
  const set = (family: string, level: string): void => {
    const { [family]: _, ...rest } = levels;
    const next = level === "" ? rest : { ...rest, [family]: level as (typeof levels)[string] };
    patch({ checks: { ...draft.checks, levels: next } });
  };
  return (
    <fieldset className="field">
      <legend>{t.settings.levels}</legend>
      <div className="levels">
        {FAMILIES.map((family) => (
          <div key={family}>
            <label htmlFor={`level-${family}`}>{t.family[family]}</label>
            <select
              id={`level-${family}`}
              className="input"
              value={levels[family] ?? ""}
              onChange={(event) => set(family, event.target.value)}
            >
              <option value="">{t.settings.levelsMeasured}</option>
              {(["off", "hint", "warning", "error"] as const).map((level) => (
                <option key={level} value={level}>
                  {t.settings.level[level]}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Checks({ draft, patch }: { readonly draft: Settings; readonly patch: Patch }) {
  const { checks } = draft;
  const set = (part: Partial<Settings["checks"]>): void => patch({ checks: { ...checks, ...part } });
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={checks.showHints}
          onChange={(event) => set({ showHints: event.target.checked })}
        />{" "}
        {t.settings.showHints}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.smartQuotes}
          onChange={(event) => patch({ smartQuotes: event.target.checked })}
        />{" "}
        {t.settings.smartQuotes}
      </label>
    </>
  );
}

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const saved = app.get().settings;
  const [draft, setDraft] = useState(saved);
  const [house, setHouse] = useState(saved === undefined ? "" : writeHouseRules(saved.checks.houseRules));
  const [names, setNames] = useState(saved?.checks.knownNames.join("\n") ?? "");
  const rules = parseHouseRules(house, saved?.checks.houseRules ?? []);
  if (draft === undefined) return null;
  const patch: Patch = (part) => setDraft((now) => (now === undefined ? now : { ...now, ...part }));
  const save = async (): Promise<void> => {
    if (!rules.ok) return;
    const knownNames = [
      ...new Set(
        names
          .split("\n")
          .map((name) => name.trim())
          .filter((name) => name !== ""),
      ),
    ];
    if (await saveSettings({ ...draft, checks: { ...draft.checks, houseRules: [...rules.value], knownNames } }))
      onClose();
  };
  return (
    <Dialog
      title={t.settings.title}
      wide
      onClose={onClose}
      foot={
        <>
          {!rules.ok && <span role="alert">{t.settings.badHouse(rules.error)}</span>}
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button look="primary" isDisabled={!rules.ok} onPress={() => void save()}>
            {t.settings.save}
          </Button>
        </>
      }
    >
      <Look draft={draft} patch={patch} />
      <Checks draft={draft} patch={patch} />
      <div className="fields two">
        <Field id="set-house" label={t.settings.house} note={t.settings.houseNote}>
          <textarea
            id="set-house"
            className="input"
            rows={4}
            value={house}
            onChange={(event) => setHouse(event.target.value)}
          />
        </Field>
        <Field id="set-names" label={t.settings.names} note={t.settings.namesNote}>
          <textarea
            id="set-names"
            className="input"
            rows={4}
            value={names}
            onChange={(event) => setNames(event.target.value)}
          />
        </Field>
      </div>
      <Levels draft={draft} patch={patch} />
    </Dialog>
  );
}

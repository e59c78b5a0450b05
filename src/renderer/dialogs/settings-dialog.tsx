import { useState } from "react";
import { app } from "../store/app.ts";
import { saveSettings } from "../store/actions.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Levels, Reading, SingleChecks } from "./check-settings.tsx";
import { parseHouseRules, writeHouseRules } from "./house-rules.ts";
import { Choice, Field, type Part } from "./settings-field.tsx";

function Look({ draft, patch }: Part) {
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

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const saved = app.get().settings;
  const [draft, setDraft] = useState(saved);
  const [house, setHouse] = useState(saved === undefined ? "" : writeHouseRules(saved.checks.houseRules));
  const [names, setNames] = useState(saved?.checks.knownNames.join("\n") ?? "");
  const rules = parseHouseRules(house, saved?.checks.houseRules ?? []);
  if (draft === undefined) return null;
  const patch: Part["patch"] = (part) => setDraft((now) => (now === undefined ? now : { ...now, ...part }));
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
      <Reading draft={draft} patch={patch} />
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
      <SingleChecks draft={draft} patch={patch} />
    </Dialog>
  );
}

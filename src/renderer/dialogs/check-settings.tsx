import type { Settings } from "../../contract/settings.ts";
import { FAMILIES, type Family } from "../../core/check/flag.ts";
import { t } from "../texts/en.ts";
import { languageName } from "../texts/format.ts";
import { Choice, Field, Tick, withEntry, type Part } from "./settings-field.tsx";

type Checks = Settings["checks"];

const setter =
  ({ draft, patch }: Part) =>
  (part: Partial<Checks>): void =>
    patch({ checks: { ...draft.checks, ...part } });

/** Source languages that the checks know habits of. */
const SOURCES = ["ar", "he", "fa", "ur", "ru", "uk", "zh", "ja", "ko", "fr", "es", "it", "pt", "ro"] as const;
const BUDGETS = [1, 2, 3, 5, 8] as const;

const sourceNames: Readonly<Record<string, string>> = {
  "": t.settings.sourceAny,
  ...Object.fromEntries(SOURCES.map((tag) => [tag, languageName(tag)])),
};
// A blank keeps the numbers in the order of this list: keys that look like numbers come first.
const budgetNames: Readonly<Record<string, string>> = {
  "": t.settings.budgetAll,
  ...Object.fromEntries(BUDGETS.map((count) => [`${count} `, t.settings.budget(count)])),
};

/** What the checks go by, and how much of what they find is shown. */
export function Reading(part: Part) {
  const { checks, smartQuotes } = part.draft;
  const set = setter(part);
  const { budgetPer100, sourceLang } = checks;
  const setBudget = (chosen: string): void =>
    part.patch({ checks: withEntry(checks, "budgetPer100", chosen === "" ? undefined : Number(chosen)) });
  const setSource = (chosen: string): void =>
    part.patch({ checks: withEntry(checks, "sourceLang", chosen === "" ? undefined : chosen) });
  return (
    <>
      <div className="fields two">
        <Field id="set-dialect" label={t.settings.dialect}>
          <Choice
            id="set-dialect"
            value={checks.dialect}
            names={t.settings.dialects}
            onChange={(dialect) => set({ dialect })}
          />
        </Field>
        <Field id="set-source" label={t.settings.source}>
          <Choice id="set-source" value={sourceLang ?? ""} names={sourceNames} onChange={setSource} />
        </Field>
        <Field id="set-budget" label={t.settings.budgetLabel}>
          <Choice
            id="set-budget"
            value={budgetPer100 === undefined ? "" : `${budgetPer100} `}
            names={budgetNames}
            onChange={setBudget}
          />
        </Field>
      </div>
      <Tick label={t.settings.showHints} isOn={checks.showHints} onChange={(showHints) => set({ showHints })} />
      <Tick label={t.settings.smartQuotes} isOn={smartQuotes} onChange={(next) => part.patch({ smartQuotes: next })} />
    </>
  );
}

function Level({ name, label, ...part }: Part & { readonly name: string; readonly label: string }) {
  const { levels } = part.draft.checks;
  const choose = (level: string): void =>
    setter(part)({ levels: withEntry(levels, name, level === "" ? undefined : (level as Checks["levels"][string])) });
  return (
    <div>
      <label htmlFor={`level-${name}`}>{label}</label>
      <Choice
        id={`level-${name}`}
        value={levels[name] ?? ""}
        names={{ "": t.settings.levelsMeasured, ...t.settings.level }}
        onChange={choose}
      />
    </div>
  );
}

/** How loudly each family speaks. */
export function Levels(part: Part) {
  return (
    <fieldset className="field">
      <legend>{t.settings.levels}</legend>
      <div className="levels">
        {FAMILIES.map((family) => (
          <Level key={family} name={family} label={t.family[family]} {...part} />
        ))}
      </div>
    </fieldset>
  );
}

/** `style.initial-and` is "Style: initial and". */
function ruleName(rule: string): string {
  const [family = "", ...rest] = rule.split(".");
  return `${t.family[family as Family]}: ${rest.join(" ").replaceAll("-", " ")}`;
}

/** The checks that have a level of their own; a flag's menu puts them here. */
export function SingleChecks(part: Part) {
  const rules = Object.keys(part.draft.checks.levels).filter((name) => !FAMILIES.some((family) => family === name));
  return (
    <fieldset className="field">
      <legend>{t.settings.single}</legend>
      {rules.length === 0 && <small>{t.settings.singleNote}</small>}
      <div className="levels">
        {rules.map((rule) => (
          <Level key={rule} name={rule} label={ruleName(rule)} {...part} />
        ))}
      </div>
    </fieldset>
  );
}

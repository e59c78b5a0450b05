import type { ReactNode } from "react";
import type { Settings } from "../../contract/settings.ts";

/** One part of the settings dialog: what is chosen so far, and how to change it. */
export interface Part {
  readonly draft: Settings;
  readonly patch: (part: Partial<Settings>) => void;
}

/** A record with one entry set, or left out where there is no value. */
export function withEntry<T extends object, K extends keyof T & string>(record: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...others } = record;
  // `others` lacks the key, which only an optional one may: every caller's is.
  return (value === undefined ? others : { ...others, [key]: value }) as T;
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly children: ReactNode;
}

export function Field({ id, label, note, children }: FieldProps) {
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
  /** What each value is called, in the order of the list. */
  readonly names: Readonly<Record<T, string>>;
  readonly onChange: (next: T) => void;
}

export function Choice<T extends string>({ id, value, names, onChange }: ChoiceProps<T>) {
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

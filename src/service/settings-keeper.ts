import { DEFAULT_SETTINGS, settingsSchema, type Settings } from "../contract/settings.ts";
import type { GalleyError } from "../contract/errors.ts";
import type { CheckSettings } from "../core/check/settings.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Change } from "../core/review/event.ts";
import type { Dismissal } from "../core/review/state.ts";
import { fromStore } from "./failure.ts";
import type { ReviewStore } from "./ports.ts";

/** The newsroom's settings: read once, written whole, told to who listens. */
export interface SettingsKeeper {
  read(): Promise<Settings>;
  write(settings: Settings): Promise<Result<Settings, GalleyError>>;
  /** Adds or removes flags dismissed for good that these changes name. */
  follow(changes: readonly Change[]): Promise<void>;
  onChange(run: (settings: Settings) => void): void;
}

export function createSettingsKeeper(store: ReviewStore): SettingsKeeper {
  let known: Promise<Settings> | undefined;
  const listeners: ((settings: Settings) => void)[] = [];

  const load = async (): Promise<Settings> => {
    const stored = await store.readSettings();
    const parsed = stored.ok ? settingsSchema.safeParse(stored.value ?? {}) : undefined;
    return parsed?.success ? parsed.data : DEFAULT_SETTINGS;
  };

  const read = (): Promise<Settings> => (known ??= load());

  const write = async (settings: Settings): Promise<Result<Settings, GalleyError>> => {
    const saved = await store.saveSettings(settings);
    if (!saved.ok) return err(fromStore(saved.error));
    known = Promise.resolve(settings);
    for (const run of listeners) run(settings);
    return ok(settings);
  };

  return {
    read,
    write,
    onChange: (run) => void listeners.push(run),
    async follow(changes) {
      const lasting = changes.filter((change) => "dismissal" in change && change.dismissal.scope === "always");
      if (lasting.length === 0) return;
      const settings = await read();
      let list = settings.alwaysDismissed;
      for (const change of lasting) {
        if (!("dismissal" in change)) continue;
        const { rule, words } = change.dismissal;
        list = list.filter((entry) => entry.rule !== rule || entry.words !== words);
        if (change.kind === "dismissed") list = [...list, { rule, words }];
      }
      await write({ ...settings, alwaysDismissed: list });
    },
  };
}

/** The part of the settings that the checks take. */
export function checkSettings({ checks }: Settings): CheckSettings {
  return checks;
}

/** Everything that silences flags in one review: its own dismissals and those made for good. */
export function allDismissals(settings: Settings, own: readonly Dismissal[]): readonly Dismissal[] {
  return [...own, ...settings.alwaysDismissed.map((entry): Dismissal => ({ ...entry, scope: "always" }))];
}

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
  onChange(run: (settings: Settings, before: Settings) => void): void;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
}

export function createSettingsKeeper(store: ReviewStore, onTrouble: (error: GalleyError) => void): SettingsKeeper {
  let known: Promise<Settings> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const listeners: ((settings: Settings, before: Settings) => void)[] = [];

  const load = async (): Promise<Settings> => {
    const stored = await store.readSettings();
    if (stored.ok) return fitting(stored.value);
    if (stored.error.code !== "damaged") {
      // Perhaps only for now: the next to ask looks again.
      known = undefined;
      return DEFAULT_SETTINGS;
    }
    const { path } = stored.error;
    onTrouble({ code: "settings-damaged", ...(path === undefined ? {} : { at: path }) });
    // The damaged file is out of the way: what was written before it counts.
    const before = await store.readSettings();
    return before.ok ? fitting(before.value) : DEFAULT_SETTINGS;
  };

  const read = (): Promise<Settings> => (known ??= load());

  /** One after the other: of two changes at once, each must build on the other. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = turn.then(task);
    turn = run.catch(() => undefined);
    return run;
  };

  const write = async (settings: Settings): Promise<Result<Settings, GalleyError>> => {
    const before = await read();
    const saved = await store.saveSettings(settings);
    if (!saved.ok) return err(fromStore(saved.error));
    known = Promise.resolve(settings);
    for (const run of listeners) run(settings, before);
    return ok(settings);
  };

  return {
    read,
    write: (settings) => inTurn(() => write(settings)),
    onChange: (run) => void listeners.push(run),
    settled: () => inTurn(() => Promise.resolve()),
    async follow(changes) {
      const lasting = changes.filter((change) => "dismissal" in change && change.dismissal.scope === "always");
      if (lasting.length === 0) return;
      await inTurn(async () => {
        const settings = await read();
        let list = settings.alwaysDismissed;
        for (const change of lasting) {
          if (!("dismissal" in change)) continue;
          const { rule, words } = change.dismissal;
          list = list.filter((entry) => entry.rule !== rule || entry.words !== words);
          if (change.kind === "dismissed") list = [...list, { rule, words }];
        }
        const written = await write({ ...settings, alwaysDismissed: list });
        if (!written.ok) onTrouble(written.error);
      });
    },
  };
}

/** Settings as stored; a part that another version wrote in its own way, or a hand, does not cost the others. */
function fitting(stored: unknown): Settings {
  const whole = settingsSchema.safeParse(stored ?? {});
  if (whole.success) return whole.data;
  const parts = partsThatFit(stored, (part) => part);
  const checks = partsThatFit(isRecord(stored) ? stored["checks"] : undefined, (part) => ({ checks: part }));
  return settingsSchema.parse({ ...parts, checks });
}

function partsThatFit(value: unknown, within: (part: object) => object): object {
  if (!isRecord(value)) return {};
  const fits = ([key, part]: [string, unknown]): boolean =>
    settingsSchema.safeParse(within(Object.fromEntries([[key, part]]))).success;
  return Object.fromEntries(Object.entries(value).filter(fits));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The part of the settings that the checks take. */
export function checkSettings({ checks }: Settings): CheckSettings {
  return checks;
}

/** Everything that silences flags in one review: its own dismissals and those made for good. */
export function allDismissals(settings: Settings, own: readonly Dismissal[]): readonly Dismissal[] {
  return [...own, ...settings.alwaysDismissed.map((entry): Dismissal => ({ ...entry, scope: "always" }))];
}

import { ok } from "../core/result.ts";
import type { Context } from "./context.ts";
import type { Handlers } from "./dispatch.ts";

export function settingsHandlers({ settings }: Context): Pick<Handlers, "settings.read" | "settings.write"> {
  return {
    "settings.read": async () => ok({ settings: await settings.read() }),
    "settings.write": async (request) => {
      const written = await settings.write(request.settings);
      return written.ok ? ok({ settings: written.value }) : written;
    },
  };
}

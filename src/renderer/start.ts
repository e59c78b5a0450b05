import type { Settings } from "../contract/settings.ts";
import { followNews } from "./client/news.ts";
import { CLIENT, call } from "./client/port.ts";
import { app, patchApp } from "./store/app.ts";
import { loadDesk, openReview, receiveNews, reviewInAddress } from "./store/actions.ts";
import { notifyError } from "./store/notices.ts";
import { applyTheme, followSystemTheme } from "./theme/apply.ts";

const RETRY_MS = 1_000;

/** Without settings there is nothing to show but why; a service that is just starting again will have them. */
async function firstSettings(): Promise<Settings> {
  for (;;) {
    const reply = await call("settings.read", {});
    if (reply.ok) return reply.value.settings;
    notifyError(reply.error);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Asks for everything the first picture needs at once, then listens for news. */
export async function start(): Promise<void> {
  followSystemTheme();
  const place = reviewInAddress();
  const [info, settings] = await Promise.all([
    call("app.info", {}),
    firstSettings(),
    place === undefined ? loadDesk() : undefined,
  ]);
  if (info.ok) patchApp({ info: info.value });
  patchApp({ settings });
  applyTheme(settings);
  app.subscribe(() => {
    const now = app.get().settings;
    if (now !== undefined) applyTheme(now);
  });
  void followNews(call, CLIENT, {
    onNews: receiveNews,
    onLost: () => {
      const { session } = app.get();
      void (session === undefined ? loadDesk() : session.reopen());
    },
    onConnection: (connected) => app.get().session?.patch({ connected }),
  });
  if (place !== undefined) await openReview(place);
}

import { followNews } from "./client/news.ts";
import { CLIENT, call } from "./client/port.ts";
import { app, patchApp } from "./store/app.ts";
import { loadDesk, openReview, receiveNews, reviewInAddress } from "./store/actions.ts";
import { notifyError } from "./store/notices.ts";
import { applyTheme, followSystemTheme } from "./theme/apply.ts";

/** Asks for everything the first picture needs at once, then listens for news. */
export async function start(): Promise<void> {
  followSystemTheme();
  const place = reviewInAddress();
  const [info, settings] = await Promise.all([
    call("app.info", {}),
    call("settings.read", {}),
    place === undefined ? loadDesk() : undefined,
  ]);
  if (!settings.ok) return notifyError(settings.error);
  if (info.ok) patchApp({ info: info.value });
  patchApp({ settings: settings.value.settings });
  applyTheme(settings.value.settings);
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

import type { Call, News } from "../../contract/replies.ts";

interface Listener {
  readonly onNews: (news: News) => void;
  /** News was dropped on the way: what is shown must be fetched again. */
  readonly onLost: () => void;
  readonly onConnection: (connected: boolean) => void;
}

const WAIT_MS = 25_000;
const RETRY_MS = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Kept over a reload: what was told before, a command or a file to show, must not happen again. */
const SEEN = "galley-news";
const lastSeen = (): number => Number(sessionStorage.getItem(SEEN) ?? 0);
const noteSeen = (n: number): void => sessionStorage.setItem(SEEN, String(n));

/** Asks for news for as long as the page lives. One request at a time, so news keeps its order. */
export async function followNews(call: Call, client: string, listener: Listener): Promise<never> {
  let after = lastSeen();
  let connected = true;
  for (;;) {
    const reply = await call("news.next", { client, after, waitMs: WAIT_MS });
    if (reply.ok !== connected) {
      connected = reply.ok;
      listener.onConnection(connected);
      if (connected) listener.onLost();
    }
    if (!reply.ok) {
      await pause(RETRY_MS);
      continue;
    }
    // A service that was started anew counts from one again.
    if (reply.value.lost) {
      after = 0;
      listener.onLost();
    }
    for (const item of reply.value.news) {
      after = Math.max(after, item.n);
      listener.onNews(item.news);
    }
    noteSeen(after);
  }
}

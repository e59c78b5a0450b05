import type { News } from "../contract/replies.ts";
import type { Clock } from "./ports.ts";

/** News kept for a page that is slow to fetch it; past this it is told that it missed some. */
const KEPT = 2_000;
/** A page that has not asked for news this long is gone, ms. Pages ask again at once, waiting 25 s at most. */
const GONE_AFTER_MS = 60_000;

export interface NumberedNews {
  readonly n: number;
  readonly news: News;
}

/** A board that pages read by long polling: every transport that can ask can listen. */
export interface NewsBoard {
  /** Tells every page, or every page but the one that caused it. */
  post(news: News, except?: string): void;
  /** Resolves when there is news after `after`, or empty after `waitMs`. */
  next(client: string, after: number, waitMs: number): Promise<{ news: readonly NumberedNews[]; lost: boolean }>;
  /** Calls `run` with a page's name once it has stopped asking. */
  onGone(run: (client: string) => void): void;
  dispose(): void;
}

interface Page {
  waiting: (() => void) | undefined;
  cancelGone: () => void;
}

interface Kept extends NumberedNews {
  readonly except: string | undefined;
}

export function createNewsBoard(clock: Clock): NewsBoard {
  const pages = new Map<string, Page>();
  const goneListeners: ((client: string) => void)[] = [];
  let kept: Kept[] = [];
  let last = 0;

  const pageOf = (client: string): Page => {
    const page = pages.get(client) ?? { waiting: undefined, cancelGone: () => {} };
    pages.set(client, page);
    return page;
  };

  const watch = (client: string, page: Page): void => {
    page.cancelGone();
    page.cancelGone = clock.later(GONE_AFTER_MS, () => {
      pages.delete(client);
      for (const run of goneListeners) run(client);
    });
  };

  const since = (client: string, after: number): NumberedNews[] =>
    kept.filter((item) => item.n > after && item.except !== client).map(({ n, news }) => ({ n, news }));

  return {
    post(news, except) {
      last += 1;
      kept.push({ n: last, news, except });
      if (kept.length > 2 * KEPT) kept = kept.slice(-KEPT);
      for (const [client, page] of pages) if (client !== except) page.waiting?.();
    },
    async next(client, after, waitMs) {
      const page = pageOf(client);
      page.waiting?.();
      watch(client, page);
      if (since(client, after).length === 0 && waitMs > 0)
        await new Promise<void>((resolve) => {
          const cancel = clock.later(waitMs, resolve);
          page.waiting = () => {
            cancel();
            resolve();
          };
        });
      page.waiting = undefined;
      const first = kept[0]?.n ?? last + 1;
      return { news: since(client, after), lost: after > last || (after > 0 && after < first - 1) };
    },
    onGone(run) {
      goneListeners.push(run);
    },
    dispose() {
      for (const page of pages.values()) {
        page.cancelGone();
        page.waiting?.();
      }
      pages.clear();
    },
  };
}

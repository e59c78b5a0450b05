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
  /** News up to this number came before the page: its first state has them already. */
  readonly from: number;
  waiting: (() => void) | undefined;
  cancelGone: () => void;
}

interface Kept extends NumberedNews {
  readonly except: string | undefined;
}

/** What asks one page to do something: the first page that comes takes it, also one that was not there yet. */
function isErrand(news: News): boolean {
  return news.kind === "show" || news.kind === "command" || news.kind === "trouble";
}

export function createNewsBoard(clock: Clock): NewsBoard {
  const pages = new Map<string, Page>();
  /** Pages that were given up, asleep perhaps: what was told since went by them. */
  const forgotten = new Set<string>();
  const goneListeners: ((client: string) => void)[] = [];
  let kept: Kept[] = [];
  let last = 0;
  /** News up to this number may have been thrown away before a slow page came for it. */
  let dropped = 0;

  const pageOf = (client: string): Page => {
    const page = pages.get(client) ?? { from: last, waiting: undefined, cancelGone: () => {} };
    pages.set(client, page);
    return page;
  };

  const watch = (client: string, page: Page): void => {
    page.cancelGone();
    page.cancelGone = clock.later(GONE_AFTER_MS, () => {
      pages.delete(client);
      forgotten.add(client);
      for (const run of goneListeners) run(client);
    });
  };

  const wants = (item: Kept, client: string, after: number): boolean =>
    item.n > after && item.except !== client && (isErrand(item.news) || item.n > pageOf(client).from);

  const take = (client: string, after: number): NumberedNews[] => {
    const taken = kept.filter((item) => wants(item, client, after));
    kept = kept.filter((item) => !isErrand(item.news) || !taken.includes(item));
    return taken.map(({ n, news }) => ({ n, news }));
  };

  return {
    post(news, except) {
      last += 1;
      kept.push({ n: last, news, except });
      if (kept.length > 2 * KEPT) {
        dropped = kept[kept.length - KEPT - 1]?.n ?? dropped;
        kept = kept.slice(-KEPT);
      }
      for (const [client, page] of pages) if (client !== except) page.waiting?.();
    },
    async next(client, after, waitMs) {
      const page = pageOf(client);
      page.waiting?.();
      watch(client, page);
      // Another service counted to `after`, or the page was given up: it has to look again, and at once.
      const isStrange = forgotten.delete(client) || after > last;
      if (!isStrange && !kept.some((item) => wants(item, client, after)) && waitMs > 0)
        await new Promise<void>((resolve) => {
          const cancel = clock.later(waitMs, resolve);
          page.waiting = () => {
            cancel();
            resolve();
          };
        });
      page.waiting = undefined;
      const lost = isStrange || (after > 0 && after < dropped);
      return { news: take(client, after), lost };
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

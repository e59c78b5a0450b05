import type { AppInfo } from "../contract/replies.ts";
import type { DeskCards } from "./desk-cards.ts";
import type { FlagKeeper } from "./flag-keeper.ts";
import type { NewsBoard } from "./news.ts";
import type { Openings } from "./openings.ts";
import type { OpenReviews } from "./open-reviews.ts";
import type { Checker, Clock, Files, Ids, Reader, ReviewStore } from "./ports.ts";
import type { SettingsKeeper } from "./settings-keeper.ts";

/** What a shell gives the service: the ports, and who and what it is. */
export interface ServiceOptions {
  readonly store: ReviewStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly checker: Checker;
  readonly reader: Reader;
  readonly files: Files;
  readonly info: Omit<AppInfo, "dialogs">;
  /** Name of the account on this computer: the author of revisions until the editor chooses another. */
  readonly account: string;
  /** The example article that comes with the program. */
  readonly sample: () => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  readonly logBug: (method: string, problem: unknown) => void;
}

/** What the use cases share. */
export interface Context extends ServiceOptions {
  readonly news: NewsBoard;
  readonly settings: SettingsKeeper;
  readonly cards: DeskCards;
  readonly flags: FlagKeeper;
  readonly reviews: OpenReviews;
  readonly openings: Openings;
}

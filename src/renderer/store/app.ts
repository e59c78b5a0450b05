import type { AppInfo, DeskReview } from "../../contract/replies.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { GalleyError } from "../../contract/errors.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Session } from "../session/session.ts";
import { createStore } from "./store.ts";

export type DialogName =
  "settings" | "shortcuts" | "paste" | "export" | "mark" | "fix-all" | "comment" | "filter-text" | "encoding";

export interface Notice {
  readonly n: number;
  readonly text: string;
  readonly bad: boolean;
  /** Offered beside the text: take it back, try again. */
  readonly action?: { readonly text: string; readonly run: () => void };
}

/** What the whole window shows. */
export interface AppState {
  readonly info: AppInfo | undefined;
  readonly settings: Settings | undefined;
  readonly desk: readonly DeskReview[] | undefined;
  readonly deskTrouble: GalleyError | undefined;
  readonly session: Session | undefined;
  /** What is being opened, for the progress line. */
  readonly opening: string | undefined;
  /** The export that is being written; `cancel` where it can still be stopped here. */
  readonly exporting: { readonly name: string; readonly cancel: (() => void) | undefined } | undefined;
  readonly dialog: DialogName | undefined;
  readonly notices: readonly Notice[];
  /** The find bar: closed, for finding, or with its replace row. */
  readonly finding: "find" | "replace" | undefined;
  /** The menu of ways to dismiss the current flag is open. */
  readonly dismissing: boolean;
  /** The flag whose likes are about to be fixed. */
  readonly fixing: Flag | undefined;
  /** A file whose encoding or columns the editor has to choose. */
  readonly choosing: { readonly name: string; readonly data: string; readonly table: boolean } | undefined;
}

export const app = createStore<AppState>({
  info: undefined,
  settings: undefined,
  desk: undefined,
  deskTrouble: undefined,
  session: undefined,
  opening: undefined,
  exporting: undefined,
  dialog: undefined,
  notices: [],
  finding: undefined,
  dismissing: false,
  fixing: undefined,
  choosing: undefined,
});

export const patchApp = (part: Partial<AppState>): void => app.set((now) => ({ ...now, ...part }));

export const openDialog = (dialog: DialogName | undefined): void => patchApp({ dialog });

import type { Command } from "./commands.ts";
import { plural } from "./plural.ts";

/** What the desktop's own menu and dialogs say: the part of the catalogue that is shown outside the page. */
export const desktopText = {
  menus: { file: "&File", edit: "&Edit", review: "&Review", view: "&View" },
  items: {
    open: "Open…",
    paste: "Paste an article…",
    desk: "All reviews",
    save: "Save now",
    export: "Export…",
    settings: "Settings…",
    undo: "Undo",
    redo: "Redo",
    find: "Find",
    replace: "Find and replace",
    confirm: "Confirm and next",
    "next-open": "Next not reviewed",
    "next-segment": "Next segment",
    "previous-segment": "Previous segment",
    "next-flag": "Next flag",
    "previous-flag": "Previous flag",
    accept: "Accept suggestion",
    dismiss: "Dismiss flag",
    mark: "Mark selection…",
    revert: "Revert to machine translation",
    side: "Side by side",
    changes: "Changes",
    clean: "Clean copy",
    report: "Report",
    shortcuts: "All shortcuts",
  } satisfies Readonly<Record<Command, string>>,
  closing: {
    unsaved: (count: number) =>
      plural(count, { one: "One edit is not saved yet.", other: "# edits are not saved yet." }),
    lost: "If you close now, they are lost.",
    stay: "Keep Galley open",
    leave: "Close and lose them",
  },
  hasToClose: "Galley has to close",
} as const;

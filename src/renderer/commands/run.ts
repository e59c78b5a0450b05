import { COMMANDS, type Command } from "../../contract/commands.ts";
import type { Session } from "../session/session.ts";
import type { Mode } from "../session/state.ts";
import { app, openDialog, patchApp } from "../store/app.ts";
import { askForFile, closeReview } from "../store/actions.ts";
import { t } from "../texts/en.ts";
import { say } from "../ui/announce.ts";
import { acceptSuggestion, currentFlag, stepFlag } from "./flag-commands.ts";
import { confirmAndNext, nextNotReviewed, redo, revertSegment, step, undo } from "./segment-commands.ts";

export function showMode(session: Session, mode: Mode): void {
  session.flush();
  session.patch({ mode });
}

/** Places found are shown in the list, so that is where finding starts. */
function openFind(session: Session, finding: "find" | "replace"): void {
  showMode(session, "side");
  patchApp({ finding });
}

/** What each command does in a review; the same for keys, menus and buttons. */
const RUN: Readonly<Record<Command, (session: Session) => void>> = {
  open: () => void askForFile(),
  paste: () => openDialog("paste"),
  desk: () => void closeReview(),
  save: (session) => session.flush(),
  export: () => openDialog("export"),
  undo: (session) => void undo(session),
  redo: (session) => void redo(session),
  find: (session) => openFind(session, "find"),
  replace: (session) => openFind(session, "replace"),
  confirm: confirmAndNext,
  "next-open": nextNotReviewed,
  "next-segment": (session) => step(session, 1),
  "previous-segment": (session) => step(session, -1),
  "next-flag": (session) => stepFlag(session, 1),
  "previous-flag": (session) => stepFlag(session, -1),
  accept: (session) => acceptSuggestion(session),
  dismiss: (session) => {
    // Asked for where there is no flag, the menu would open later, at the next flag.
    if (currentFlag(session) === undefined) say(t.review.said.noFlagHere);
    else patchApp({ dismissing: true });
  },
  mark: () => openDialog("mark"),
  revert: revertSegment,
  side: (session) => showMode(session, "side"),
  changes: (session) => showMode(session, "changes"),
  clean: (session) => showMode(session, "clean"),
  report: (session) => showMode(session, "report"),
  settings: () => openDialog("settings"),
  shortcuts: () => openDialog("shortcuts"),
};

const BY_KEYS: ReadonlyMap<string, Command> = new Map(
  (Object.keys(COMMANDS) as Command[]).map((command) => [COMMANDS[command], command]),
);

export function runCommand(session: Session, command: string): void {
  if (command in RUN && app.get().dialog === undefined) RUN[command as Command](session);
}

/** Runs what a combination stands for; false when it stands for nothing. */
export function runKeys(session: Session, combination: string): boolean {
  if (combination === "") return false;
  const nth = /^Mod\+([1-9])$/u.exec(combination)?.[1];
  if (nth !== undefined) {
    acceptSuggestion(session, Number(nth) - 1);
    return true;
  }
  const command = BY_KEYS.get(combination) ?? (combination === "Mod+Y" ? "redo" : undefined);
  if (command === undefined) return false;
  RUN[command](session);
  return true;
}

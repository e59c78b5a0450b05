import { useEffect, type RefObject } from "react";
import { combinationOf } from "../keys/keys.ts";
import { app, openDialog } from "../store/app.ts";
import { askForFile, onCommand, openPaste } from "../store/actions.ts";

/** The desk's shortcuts, the same commands from a menu, and pasting an article anywhere on it. */
export function useDeskKeys(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const run: Readonly<Record<string, () => void>> = {
      "Mod+K": () => search.current?.focus(),
      "Mod+F": () => search.current?.focus(),
      "Mod+O": () => void askForFile(),
      "Mod+,": () => openDialog("settings"),
      "Mod+/": () => openDialog("shortcuts"),
    };
    const onKey = (event: KeyboardEvent): void => {
      const command = app.get().dialog === undefined ? run[combinationOf(event)] : undefined;
      if (command === undefined) return;
      event.preventDefault();
      command();
    };
    const onPaste = (event: ClipboardEvent): void => {
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (inField || app.get().dialog !== undefined || text.trim() === "") return;
      event.preventDefault();
      void openPaste(text, "");
    };
    const commands: Readonly<Record<string, string>> = {
      find: "Mod+K",
      open: "Mod+O",
      settings: "Mod+,",
      shortcuts: "Mod+/",
    };
    onCommand((command) => (command === "paste" ? openDialog("paste") : run[commands[command] ?? ""]?.()));
    document.addEventListener("keydown", onKey);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("paste", onPaste);
    };
  }, [search]);
}

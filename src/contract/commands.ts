/**
 * What a menu item can ask of the page, with the keys it is reached by (`Mod` is ⌘ on macOS, Ctrl elsewhere).
 * The page handles the keys itself; menus only show them.
 */
export const COMMANDS = {
  open: "Mod+O",
  paste: "Mod+Shift+V",
  desk: "Mod+Shift+D",
  save: "Mod+S",
  export: "Mod+Shift+E",
  undo: "Mod+Z",
  redo: "Mod+Shift+Z",
  find: "Mod+F",
  replace: "Mod+H",
  confirm: "Mod+Enter",
  "next-open": "Mod+Shift+Enter",
  "next-segment": "Alt+Down",
  "previous-segment": "Alt+Up",
  "next-flag": "F8",
  "previous-flag": "Shift+F8",
  accept: "Mod+.",
  dismiss: "Mod+I",
  mark: "Mod+M",
  revert: "Mod+Shift+Backspace",
  side: "",
  changes: "",
  clean: "",
  report: "",
  settings: "Mod+,",
  shortcuts: "Mod+/",
} as const;

export type Command = keyof typeof COMMANDS;

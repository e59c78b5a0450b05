import { app } from "../store/app.ts";

/** A combination as the tables write it: `Mod` is ⌘ on macOS and Ctrl elsewhere. */
export type Combination = string;

const isMac = (): boolean =>
  (app.get().info?.platform ?? navigator.platform).toLowerCase().startsWith("mac") ||
  app.get().info?.platform === "darwin";

const MAC: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Enter: "↵",
  Backspace: "⌫",
  Up: "↑",
  Down: "↓",
};
const OTHER: Readonly<Record<string, string>> = { Mod: "Ctrl", Enter: "↵", Backspace: "⌫", Up: "↑", Down: "↓" };

/** The combination as a person of this platform reads it: `Ctrl ↵`, `⌘↵`. */
export function keyText(combination: Combination): string {
  const names = isMac() ? MAC : OTHER;
  return combination
    .split("+")
    .map((part) => names[part] ?? part)
    .join(isMac() ? "" : " ");
}

/** A text with its combinations, `{Mod+.}`, written as a person of this platform reads them. */
export function withKeys(text: string): string {
  return text.replace(/\{((?:Mod|Alt|Shift)\+[^}]+)\}/gu, (_, combination: string) => keyText(combination));
}

/** The combination that an event is, in the order `Mod+Alt+Shift+Key`. */
export function combinationOf(event: KeyboardEvent): Combination {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const parts = [mod && "Mod", event.altKey && "Alt", event.shiftKey && "Shift", keyName(event)];
  return parts.filter((part) => part !== false).join("+");
}

/** Letters and digits by what they type; where Shift or a layout changes that, by their place. */
function keyName({ key, code }: KeyboardEvent): string {
  if (key.startsWith("Arrow")) return key.slice(5);
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (code === "Period" || code === "Slash" || code === "Comma") return { Period: ".", Slash: "/", Comma: "," }[code];
  // On a layout of another script the shortcut stays where it is on a Latin keyboard.
  if (/^Key[A-Z]$/u.test(code) && !/^[a-z]$/iu.test(key)) return code.slice(3);
  return key.length === 1 ? key.toUpperCase() : key;
}

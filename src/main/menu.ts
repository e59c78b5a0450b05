import { Menu, type MenuItemConstructorOptions } from "electron";
import { COMMANDS, type Command } from "../contract/commands.ts";

type Item = MenuItemConstructorOptions;

const isMac = process.platform === "darwin";

/** The native menu. Items only tell the page what was chosen; the page handles the keys itself, so none is taken from it. */
export function buildMenu(send: (command: Command) => void): Menu {
  const item = (label: string, command: Command): Item => ({
    label,
    id: command,
    click: () => send(command),
    ...(COMMANDS[command] === "" ? {} : { accelerator: COMMANDS[command].replace("Mod", "CmdOrCtrl") }),
    registerAccelerator: false,
  });
  const role = (name: NonNullable<Item["role"]>): Item => ({ role: name, registerAccelerator: false });
  const line: Item = { type: "separator" };
  const menus: Item[] = [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    { label: "&File", submenu: fileItems(item, line) },
    {
      label: "&Edit",
      submenu: [
        item("Undo", "undo"),
        item("Redo", "redo"),
        line,
        role("cut"),
        role("copy"),
        role("paste"),
        role("selectAll"),
        line,
        item("Find", "find"),
        item("Find and replace", "replace"),
      ],
    },
    { label: "&Review", submenu: reviewItems(item, line) },
    {
      label: "&View",
      submenu: [
        item("Side by side", "side"),
        item("Changes", "changes"),
        item("Clean copy", "clean"),
        item("Report", "report"),
        line,
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { role: "togglefullscreen" },
      ],
    },
    ...(isMac ? [{ role: "windowMenu" } as const] : []),
    { role: "help", submenu: [item("All shortcuts", "shortcuts"), line, { role: "about" }] },
  ];
  return Menu.buildFromTemplate(menus);
}

type MakeItem = (label: string, command: Command) => Item;

function fileItems(item: MakeItem, line: Item): Item[] {
  return [
    item("Open…", "open"),
    item("Paste an article…", "paste"),
    item("All reviews", "desk"),
    line,
    item("Save now", "save"),
    item("Export…", "export"),
    line,
    item("Settings…", "settings"),
    line,
    { role: isMac ? "close" : "quit" },
  ];
}

function reviewItems(item: MakeItem, line: Item): Item[] {
  return [
    item("Confirm and next", "confirm"),
    item("Next not reviewed", "next-open"),
    item("Next segment", "next-segment"),
    item("Previous segment", "previous-segment"),
    line,
    item("Next flag", "next-flag"),
    item("Previous flag", "previous-flag"),
    item("Accept suggestion", "accept"),
    item("Dismiss flag", "dismiss"),
    line,
    item("Mark selection…", "mark"),
    item("Revert to machine translation", "revert"),
  ];
}

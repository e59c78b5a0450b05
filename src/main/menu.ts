import { Menu, type MenuItemConstructorOptions } from "electron";
import { COMMANDS, type Command } from "../contract/commands.ts";
import { desktopText } from "../contract/desktop-text.ts";

type Item = MenuItemConstructorOptions;

const isMac = process.platform === "darwin";

/** The native menu. Items only tell the page what was chosen; the page handles the keys itself, so none is taken from it. */
export function buildMenu(send: (command: Command) => void): Menu {
  const item = (command: Command): Item => ({
    label: desktopText.items[command],
    id: command,
    click: () => send(command),
    ...(COMMANDS[command] === "" ? {} : { accelerator: COMMANDS[command].replace("Mod", "CmdOrCtrl") }),
    registerAccelerator: false,
  });
  const role = (name: NonNullable<Item["role"]>): Item => ({ role: name, registerAccelerator: false });
  const line: Item = { type: "separator" };
  const menus: Item[] = [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    { label: desktopText.menus.file, submenu: fileItems(item, line) },
    {
      label: desktopText.menus.edit,
      submenu: [
        item("undo"),
        item("redo"),
        line,
        role("cut"),
        role("copy"),
        role("paste"),
        role("selectAll"),
        line,
        item("find"),
        item("replace"),
      ],
    },
    { label: desktopText.menus.review, submenu: reviewItems(item, line) },
    {
      label: desktopText.menus.view,
      submenu: [
        item("side"),
        item("changes"),
        item("clean"),
        item("report"),
        line,
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { role: "togglefullscreen" },
      ],
    },
    ...(isMac ? [{ role: "windowMenu" } as const] : []),
    { role: "help", submenu: [item("shortcuts"), line, { role: "about" }] },
  ];
  return Menu.buildFromTemplate(menus);
}

type MakeItem = (command: Command) => Item;

function fileItems(item: MakeItem, line: Item): Item[] {
  return [
    item("open"),
    item("paste"),
    item("desk"),
    line,
    item("save"),
    item("export"),
    line,
    item("settings"),
    line,
    { role: isMac ? "close" : "quit" },
  ];
}

function reviewItems(item: MakeItem, line: Item): Item[] {
  return [
    item("confirm"),
    item("next-open"),
    item("next-segment"),
    item("previous-segment"),
    line,
    item("next-flag"),
    item("previous-flag"),
    item("accept"),
    item("dismiss"),
    line,
    item("mark"),
    item("revert"),
  ];
}

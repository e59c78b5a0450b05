import { dialog, type BrowserWindow } from "electron";

/** Asks before edits that are not on disk are given up: the window then stays until they are saved or let go. */
export function askBeforeLosing(window: BrowserWindow, waiting: () => number): void {
  let letGo = false;
  window.on("close", (event) => {
    const count = waiting();
    if (letGo || count === 0) return;
    event.preventDefault();
    void dialog
      .showMessageBox(window, {
        type: "warning",
        message: count === 1 ? "One edit is not saved yet." : `${count} edits are not saved yet.`,
        detail: "If you close now, they are lost.",
        buttons: ["Keep Galley open", "Close and lose them"],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        if (response !== 1) return;
        letGo = true;
        window.close();
      });
  });
}

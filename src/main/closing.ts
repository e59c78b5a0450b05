import { dialog, type BrowserWindow } from "electron";
import { desktopText } from "../contract/desktop-text.ts";

/** Saving an edit takes milliseconds; one that takes longer than this may not come to an end. */
const SAVED_WITHIN_MS = 1_000;
const LOOK_AGAIN_MS = 20;

/** Asks before edits that cannot be saved are given up: the window then stays until they are saved or let go. */
export function askBeforeLosing(window: BrowserWindow, waiting: () => number): void {
  let letGo = false;
  let isAsking = false;
  const close = async (): Promise<void> => {
    isAsking = true;
    letGo = (await isSavedSoon(waiting)) || (await isGivenUp(window, waiting()));
    isAsking = false;
    if (letGo && !window.isDestroyed()) window.close();
  };
  window.on("close", (event) => {
    if (letGo || waiting() === 0) return;
    event.preventDefault();
    if (!isAsking) void close();
  });
}

async function isSavedSoon(waiting: () => number): Promise<boolean> {
  for (let waited = 0; waited < SAVED_WITHIN_MS && waiting() > 0; waited += LOOK_AGAIN_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  return waiting() === 0;
}

async function isGivenUp(window: BrowserWindow, count: number): Promise<boolean> {
  const { unsaved, lost, stay, leave } = desktopText.closing;
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: unsaved(count),
    detail: lost,
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from "electron";
import type { Dispatch } from "../contract/replies.ts";
import { isPageAddress } from "./page-address.ts";

/** Passes calls of our own page's main frame on, untrusted; anyone else is refused before a word is read. */
export function connectBridge(currentWindow: () => BrowserWindow | undefined, dispatch: Dispatch): void {
  ipcMain.handle("galley", (event, method: unknown, request: unknown, client: unknown) => {
    if (!isFromPage(event, currentWindow())) return { ok: false, error: { code: "not-allowed" } };
    return dispatch(method, request, { trusted: false, ...(typeof client === "string" ? { client } : {}) });
  });
}

function isFromPage(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  return (
    window !== undefined &&
    frame !== null &&
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    isPageAddress(frame.url)
  );
}

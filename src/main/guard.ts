import { app, type Session, type WebContents } from "electron";
import { SCHEME, isPageAddress } from "./page-address.ts";

/** Switches that keep Chromium itself from asking anything of the network. Must run before the app is ready. */
export function silenceChromium(): void {
  app.commandLine.appendSwitch("disable-background-networking");
  app.commandLine.appendSwitch("disable-component-update");
  app.commandLine.appendSwitch("disable-domain-reliability");
  app.commandLine.appendSwitch("no-pings");
  // The last net: no name resolves, whoever asks.
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
}

/** No request leaves, no permission is given, nothing is downloaded. */
export function guardSession(session: Session): void {
  // Without this Chromium fetches a dictionary at the first start.
  session.setSpellCheckerEnabled(false);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) }));
  session.on("will-download", (event) => event.preventDefault());
}

function isOurs(url: string): boolean {
  return (
    isPageAddress(url) || url.startsWith("devtools:") || url.startsWith(`blob:${SCHEME}:`) || url.startsWith("data:")
  );
}

/** The page stays the page: no navigation, no new window, no embedded page. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

import { transportSuite } from "../transports/suite.ts";
import { desktop } from "./desktop.ts";
import { loopback } from "./loopback.ts";
import type { Shell } from "./shell.ts";

const open = (shell: Shell) => async () => {
  const galley = await shell.open();
  return {
    send: (method: unknown, request: unknown): Promise<unknown> =>
      galley.call(method as "desk.list", request as Record<string, never>), // anything at all
    close: galley.close,
  };
};

transportSuite("Electron IPC (needs Electron)", open(desktop), desktop.available);
transportSuite("a browser's page (needs a browser)", open(loopback), loopback.available);

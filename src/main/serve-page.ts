import { readFile } from "node:fs/promises";
import { protocol } from "electron";
import { listPageFiles } from "../host/page-files.ts";
import { PAGE_HEADERS } from "../host/page-policy.ts";
import { SCHEME, isPageAddress } from "./page-address.ts";

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers `app://galley/…` with the built page's files and nothing else. */
export async function servePage(folder: string): Promise<void> {
  const files = await listPageFiles(folder);
  if (!files.has("/")) throw new Error(`The built page is missing from ${folder}. Run "npm run build".`);
  protocol.handle(SCHEME, async (request) => {
    const file = isPageAddress(request.url) ? files.get(new URL(request.url).pathname) : undefined;
    if (request.method !== "GET" || file === undefined)
      return new Response("Not found", { status: 404, headers: PAGE_HEADERS });
    const body = await readFile(file.path);
    return new Response(new Uint8Array(body), { headers: { ...PAGE_HEADERS, "Content-Type": file.type } });
  });
}

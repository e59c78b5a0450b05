import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/** The folder of the store: `--home` first, then `GALLEY_HOME`, then where this platform keeps programs' data. */
export function galleyHome(chosen: string | undefined): string {
  const wish = chosen ?? process.env["GALLEY_HOME"];
  return wish === undefined || wish === "" ? platformHome() : resolve(wish);
}

function platformHome(): string {
  const user = homedir();
  if (process.platform === "darwin") return join(user, "Library", "Application Support", "Galley");
  if (process.platform === "win32") return join(process.env["APPDATA"] ?? join(user, "AppData", "Roaming"), "Galley");
  const data = process.env["XDG_DATA_HOME"];
  // The XDG rule: a relative path there is to be ignored.
  return join(data !== undefined && isAbsolute(data) ? data : join(user, ".local", "share"), "galley");
}

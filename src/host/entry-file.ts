import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

/** File of one of our own programs, `host/check/check-worker`: the built one, or the source when we run from source. */
export function entryFile(name: string): string {
  const fromSource = import.meta.url.endsWith(".ts");
  return join(packageRoot(), fromSource ? "src" : "out", ...`${name}.${fromSource ? "ts" : "js"}`.split("/"));
}

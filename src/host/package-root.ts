import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of the program: the nearest one above this file that holds `package.json` and `resources`.
 * Found by walking up, since the build moves code between folders of different depth.
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) || !existsSync(join(folder, "resources"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("The program's own folder (package.json, resources) was not found.");
    folder = above;
  }
  return folder;
}

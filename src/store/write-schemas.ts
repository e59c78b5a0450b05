import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonSchemas } from "./json-schemas.ts";

// A program of its own: `npm run schema`.
const folder = join(import.meta.dirname, "../../resources/schema");
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas()))
  await writeFile(join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`);

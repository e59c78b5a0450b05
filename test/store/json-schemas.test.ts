import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonSchemas } from "../../src/store/json-schemas.ts";

const folder = join(import.meta.dirname, "../../resources/schema");

test("the schemas in resources are those of the code; `npm run schema` writes them", async () => {
  const schemas = jsonSchemas();
  expect((await readdir(folder)).toSorted()).toEqual(Object.keys(schemas).toSorted());
  for (const [name, schema] of Object.entries(schemas))
    expect(JSON.parse(await readFile(join(folder, name), "utf8")), name).toEqual(JSON.parse(JSON.stringify(schema)));
});

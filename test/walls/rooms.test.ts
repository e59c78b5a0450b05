import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";
import { ROOMS, cyclesOf, importsOf, violationsOf, type Sources } from "./rooms.ts";

const ROOT = resolve(import.meta.dirname, "..", "..");

function readSources(): Sources {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(ROOT, file).split(sep).join("/"), readFileSync(file, "utf8")]));
}

const sources = readSources();

test("every folder of src is a room, and every room is there", () => {
  const folders = new Set([...sources.keys()].map((file) => file.split("/")[1]));
  expect([...folders].sort()).toEqual(Object.keys(ROOMS).sort());
});

test("no room imports what it may not", () => {
  expect(violationsOf(sources)).toEqual([]);
});

test("no file imports itself in a circle", () => {
  expect(cyclesOf(sources)).toEqual([]);
});

/** One breach of each wall, put into a real file of the room beside what it imports already. */
const BREACHES: readonly (readonly [room: string, statement: string])[] = [
  ["core", 'import type { Method } from "../contract/requests.ts";'],
  ["core", 'import { createService } from "../service/create-service.ts";'],
  ["core", 'import { readFile } from "node:fs/promises";'],
  ["core", 'import fs from "fs";'],
  ["core", 'import { z } from "zod";'],
  ["contract", 'import type { ReviewStore } from "../service/ports.ts";'],
  ["contract", 'import { join } from "node:path";'],
  ["contract", 'import { diffArrays } from "diff";'],
  ["service", 'import { openStore } from "../store/open-store.ts";'],
  ["service", 'import { z } from "zod";'],
  ["service", 'import { setTimeout } from "node:timers/promises";'],
  ["store", 'import { composeService } from "../host/compose.ts";'],
  ["store", 'import { app } from "electron";'],
  ["host", 'import { openWindow } from "../main/window.ts";'],
  ["host", 'import { utilityProcess } from "electron";'],
  ["main", 'import { startServer } from "../web/server.ts";'],
  ["main", 'import { reduce } from "../core/review/reduce.ts";'],
  ["web", 'import { app } from "electron";'],
  ["web", 'import { segmentText } from "../core/segment/sentences.ts";'],
  ["cli", 'import { startServer } from "../web/server.ts";'],
  ["cli", 'import electron from "electron/main";'],
  ["preload", 'import { COMMANDS } from "../core/ids.ts";'],
  ["preload", 'import { readFileSync } from "node:fs";'],
  ["preload", 'import { z } from "zod";'],
  ["renderer", 'import { createService } from "../service/create-service.ts";'],
  ["renderer", 'import { ipcRenderer } from "electron";'],
  ["renderer", 'const { join } = await import("node:path");'],
  ["renderer", 'export { openStore } from "../store/open-store.ts";'],
  ["tooling", 'import { call } from "../renderer/client/port.ts";'],
  ["tooling", 'import "../../test/walls/rooms.ts";'],
];

test.each(BREACHES)("%s is refused: %s", (room, statement) => {
  const [file, source] =
    [...sources].find(([path]) => path.split("/")[1] === room && path.split("/").length === 3) ?? [];
  if (file === undefined || source === undefined) throw new Error(`No file in src/${room} to put the breach into.`);
  const breached = new Map([[file, `${statement}\n${source}`]]);
  expect(violationsOf(breached)).toMatchObject([{ file, imports: importsOf(statement)[0]?.from }]);
});

test("a breach stands for every wall", () => {
  expect([...new Set(BREACHES.map(([room]) => room))].sort()).toEqual(Object.keys(ROOMS).sort());
});

test("a circle is found, however long, unless types alone make it", () => {
  const circle = new Map([
    ["src/core/a.ts", 'import { b } from "./b.ts";'],
    ["src/core/b.ts", 'export { c } from "./deep/c.ts";'],
    ["src/core/deep/c.ts", 'import { a } from "../a.ts";'],
  ]);
  expect(cyclesOf(circle)).toEqual(["src/core/a.ts → src/core/b.ts → src/core/deep/c.ts → src/core/a.ts"]);
  expect(cyclesOf(new Map([...circle, ["src/core/deep/c.ts", 'import type { A } from "../a.ts";']]))).toEqual([]);
});

test.each<[string, string[]]>([
  ['import a from "x";', ["x"]],
  ['import {\n  a,\n  type B,\n} from "./y.ts";', ["./y.ts"]],
  ['import "z.css";', ["z.css"]],
  ['export * from "./all.ts";', ["./all.ts"]],
  ['const a = await import("later");', ["later"]],
  ['const b = require("old");', ["old"]],
  ['// import a from "comment";', []],
  ['/* import a from "comment"; */', []],
  ['const text = "import a from b";', []],
  ['export const from = "not a module";', []],
])("reads the imports of %j", (source, expected) => {
  expect(importsOf(source).map(({ from }) => from)).toEqual(expected);
});

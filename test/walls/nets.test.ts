import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..", "..");
const program = (path: string): string => join(ROOT, "node_modules", ...path.split("/"));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "galley-nets-"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  for (const file of [".oxlintrc.json", "tsconfig.base.json", "package.json"])
    cpSync(join(ROOT, file), join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What TypeScript says about a file in a room, under that room's own settings. */
function compile(room: string, source: string): string {
  cpSync(join(ROOT, "src", room, "tsconfig.json"), join(folder, "src", room, "tsconfig.json"));
  write(`src/${room}/breach.ts`, source);
  const alone = {
    extends: "./tsconfig.json",
    compilerOptions: { composite: false, noEmit: true, emitDeclarationOnly: false },
    include: ["breach.ts"],
    references: [],
  };
  write(`src/${room}/alone.json`, JSON.stringify(alone));
  const args = [program("typescript/bin/tsc"), "-p", join("src", room, "alone.json")];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout;
}

/** The rules that a file in a room breaks. */
function lint(path: string, source: string): string[] {
  write(path, source);
  const args = [program("oxlint/bin/oxlint"), "--type-aware", "-f", "json", path];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] }; // oxlint's own report
  return diagnostics.map(({ code }) => code);
}

const DOM = "export const title = document.title;\n";
const NODE = "export const pid = process.pid;\n";
const NODE_MODULE = 'import { readFileSync } from "node:fs";\nexport const text = readFileSync("x", "utf8");\n';

describe("types", () => {
  test.each(["core", "contract", "service", "preload"])("%s has neither page nor Node", (room) => {
    expect(compile(room, "export const one = 1;\n")).toBe("");
    expect(compile(room, DOM)).toContain("'document'");
    expect(compile(room, NODE)).toContain("'process'");
    expect(compile(room, NODE_MODULE)).toContain("'node:fs'");
  });

  test.each(["store", "host", "main", "web", "cli"])("%s has Node and no page", (room) => {
    expect(compile(room, NODE_MODULE)).toBe("");
    expect(compile(room, DOM)).toContain("'document'");
  });

  test("renderer has a page and no Node", () => {
    expect(compile("renderer", DOM)).toBe("");
    expect(compile("renderer", NODE)).toContain("'process'");
    expect(compile("renderer", NODE_MODULE)).toContain("'node:fs'");
  });
});

describe("lint", () => {
  const rule = (name: string): string => expect.stringContaining(`(${name})`) as string; // Vitest's own matcher type

  test.each(["core", "contract", "service"])("%s has no clock, no chance, no Node", (room) => {
    const file = `src/${room}/breach.ts`;
    expect(lint(file, "export const one = 1;\n")).toEqual([]);
    expect(lint(file, "export const now = Date.now();\n")).toEqual([rule("no-restricted-globals")]);
    expect(lint(file, "export const start = new Date(0);\n")).toEqual([rule("no-restricted-globals")]);
    expect(lint(file, "export const dice = Math.random();\n")).toEqual([rule("no-restricted-properties")]);
    expect(lint(file, "export const id = crypto.randomUUID();\n")).toEqual([rule("no-restricted-globals")]);
    expect(lint(file, 'import { join } from "node:path";\nexport const x = join("a", "b");\n')).toContainEqual(
      rule("no-restricted-imports"),
    );
  });

  test.each(["store", "host", "web", "cli", "renderer"])("%s does not know Electron", (room) => {
    const source = 'import { app } from "electron";\nexport const name = app.name;\n';
    expect(lint(`src/${room}/breach.ts`, source)).toContainEqual(rule("no-restricted-imports"));
  });

  test("renderer asks over the bridge, and text is never HTML", () => {
    const file = "src/renderer/breach.ts";
    expect(lint(file, 'import { x } from "../service/x.ts";\nexport const y = x;\n')).toContainEqual(
      rule("no-restricted-imports"),
    );
    expect(lint(file, "export const put = (e: Element, t: string): void => void (e.innerHTML = t);\n")).toContainEqual(
      rule("no-restricted-properties"),
    );
  });

  test("no default export, no any, no file or function too long, no promise left alone", () => {
    const file = "src/core/breach.ts";
    expect(lint(file, "export default 1;\n")).toContainEqual(rule("no-default-export"));
    expect(lint(file, "export const x: any = 1;\n")).toContainEqual(rule("no-explicit-any"));
    expect(lint(file, `export const lines = [\n${"  1,\n".repeat(401)}];\n`)).toContainEqual(rule("max-lines"));
    const long = `export function f(): number {\n  let n = 0;\n${"  n += 1;\n".repeat(60)}  return n;\n}\n`;
    expect(lint(file, long)).toContainEqual(rule("max-lines-per-function"));
    const alone = "const later = (): Promise<void> => Promise.resolve();\nexport function f(): void {\n  later();\n}\n";
    expect(lint(file, alone)).toContainEqual(rule("no-floating-promises"));
    expect(lint("src/core/other.ts", 'import { f } from "./breach.ts";\nexport const g = f;\n')).toEqual([]);
  });

  test("no circle of files", () => {
    write("src/core/circle-b.ts", 'import { a } from "./circle-a.ts";\nexport const b = (): number => a();\n');
    expect(
      lint("src/core/circle-a.ts", 'import { b } from "./circle-b.ts";\nexport const a = (): number => b();\n'),
    ).toContainEqual(rule("no-cycle"));
  });
});

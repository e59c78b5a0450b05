import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readWindowState, writeWindowState } from "../../src/main/window-state.ts";

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const FIRST = { width: 1360, height: 900, maximized: false };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "galley-window-"));
  file = join(folder, "home", "window.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("comes back as it was left", () => {
  const state = { x: 40, y: 60, width: 1000, height: 700, maximized: true };
  writeWindowState(file, state);
  expect(readWindowState(file, [SCREEN])).toEqual(state);
  expect(readdirSync(join(folder, "home"))).toEqual(["window.json"]);
});

test("a window on a screen that is gone keeps its size only", () => {
  writeWindowState(file, { x: 2500, y: 60, width: 1000, height: 700, maximized: false });
  expect(readWindowState(file, [SCREEN])).toEqual({ width: 1000, height: 700, maximized: false });
  expect(readWindowState(file, [SCREEN, { ...SCREEN, x: 1920 }])).toMatchObject({ x: 2500 });
});

test.each(["", "{", "null", "7", '{"width":"wide"}', '{"width":1,"height":1,"maximized":false}'])(
  "a damaged file counts as none: %s",
  (text) => {
    writeWindowState(file, FIRST);
    writeFileSync(file, text);
    expect(readWindowState(file, [SCREEN])).toEqual(FIRST);
  },
);

test("a place that cannot be written is passed over", () => {
  writeFileSync(join(folder, "home"), "a file, not a folder");
  writeWindowState(file, FIRST);
  expect(readFileSync(join(folder, "home"), "utf8")).toBe("a file, not a folder");
});

import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/host/node-files.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const files = nodeFiles();
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "galley-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("reading", () => {
  test.each([
    ["none.txt", "not-found"],
    [".", "is-folder"],
    ["big.txt", "too-large"],
    ["file.txt/inside", "not-found"],
  ])("%s is %s", async (name, code) => {
    await writeFile(join(folder, "big.txt"), "12345");
    await writeFile(join(folder, "file.txt"), "1");
    expect(await files.read(join(folder, name), 4)).toMatchObject({ ok: false, error: { code } });
  });
});

describe("writing", () => {
  test("never replaces unasked, and leaves nothing beside the file", async () => {
    const path = join(folder, "a.txt");
    await writeFile(path, "old");
    expect(await files.write(path, bytes("new"), false)).toMatchObject({ error: { code: "exists" } });
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await files.write(path, bytes("new"), true)).toEqual({ ok: true, value: undefined });
    expect(await readFile(path, "utf8")).toBe("new");
    expect(await readdir(folder)).toEqual(["a.txt"]);
  });

  test("a file that came in between is not replaced: of twenty writers one wins", async () => {
    const path = join(folder, "a.txt");
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => files.write(path, bytes(`writer ${index}`), false)),
    );
    const winner = results.findIndex((result) => result.ok);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await readFile(path, "utf8")).toBe(`writer ${winner}`);
    expect(await readdir(folder)).toEqual(["a.txt"]);
  });

  test("keeps the rights of a file that it replaces", async () => {
    const path = join(folder, "a.txt");
    await writeFile(path, "old");
    await chmod(path, 0o600);
    await files.write(path, bytes("new"), true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("a missing folder and a folder in the way are named", async () => {
    await mkdir(join(folder, "sub"));
    expect(await files.write(join(folder, "no", "a.txt"), bytes(""), true)).toMatchObject({
      error: { code: "not-found" },
    });
    expect(await files.write(join(folder, "sub"), bytes(""), true)).toMatchObject({ error: { code: "is-folder" } });
  });
});

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ARTICLE = "\uFEFFMinister opens bridge\r\n\r\nThe bridge was opened on Monday. It is long.\r\n";
let home = "";

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "galley-cli-"));
});
afterAll(() => rm(home, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function galley(...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve("src/cli/galley.ts"), ...args], {
      env: { ...process.env, GALLEY_HOME: join(home, "store") },
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (data: Buffer) => (out += data.toString()));
    child.stderr.on("data", (data: Buffer) => (err += data.toString()));
    child.on("close", (code) => done({ code, out, err }));
  });
}

describe("the job on the command line", () => {
  test("import, look, edit, mark, undo, look back, export", async () => {
    const file = join(home, "bridge.txt");
    await writeFile(file, ARTICLE);
    const id = (await galley("import", file)).out.trim().split("\n").at(-1) ?? "";
    expect(id).toMatch(/^[\w-]+$/u);
    const shown = JSON.parse((await galley("show", id, "--json")).out);
    expect(shown).toMatchObject({ id, title: "Minister opens bridge" });
    expect(shown.segments.map(({ raw }: { raw: string }) => raw)).toEqual([
      "Minister opens bridge",
      "The bridge was opened on Monday.",
      "It is long.",
    ]);
    expect((await galley("edit", id, "s3", "It is 300 metres long.")).out).toMatch(/^Segment s3 edited/u);
    expect((await galley("mark", id, "3", "0", "2", "style/awkward", "minor")).code).toBe(0);
    expect((await galley("status", id, "s2", "confirmed")).code).toBe(0);
    expect((await galley("undo", id)).code).toBe(0);
    const history = JSON.parse((await galley("history", id, "--json")).out);
    expect(history.map(({ label }: { label: string }) => label)).toEqual(["edit", "mark", "confirm", "undo"]);
    const target = join(home, "out.txt");
    expect((await galley("export", id, "--to", "clean", "-o", target)).code).toBe(0);
    expect(await readFile(target, "utf8")).toBe(ARTICLE.replace("It is long.", "It is 300 metres long."));
    expect((await galley("export", id, "--to", "clean", "-o", target)).code).toBe(2);
    expect(await readFile(file, "utf8")).toBe(ARTICLE);
    expect(JSON.parse((await galley("list", "--json")).out)).toHaveLength(1);
    const packed = join(home, "bridge.galley");
    expect((await galley("export", id, "--to", "galley", "-o", packed)).code).toBe(0);
    const copy = (await galley("import", packed)).out.trim();
    expect(copy).not.toBe(id);
    expect((await galley("history", copy, "--json")).out).toBe((await galley("history", id, "--json")).out);
  }, 60_000);

  test.each([
    [["import", "no-such-file.txt"], /not there/u],
    [["import", "."], /is a folder/u],
    [["show", "nothing-here"], /not on this computer/u],
    [["edit", "x"], /^Usage: galley edit/u],
    [["mark", "x", "1", "first", "2", "style/awkward", "minor"], /whole numbers from 0/u],
    [["list", "--home", "package.json/store"], /cannot hold the reviews/u],
    [["fly"], /no command "fly"/u],
    [["list", "--fast"], /^Usage: galley list/u],
  ])("%j ends with 2 and one sentence", async (args, sentence) => {
    const ran = await galley(...args);
    expect(ran.code).toBe(2);
    expect(ran.out).toBe("");
    expect(ran.err).toMatch(sentence);
  });
});

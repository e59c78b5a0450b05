import { expect, test } from "vitest";
import { run as read } from "../../../src/cli/commands/read.ts";
import { parsed, runOn } from "./text-io.ts";

test("prints what the reader got as JSON", async () => {
  const { code, out } = await runOn(read, ["a.tsv", "--target", "mt", "--source", "fr", "--json"], {
    files: { "a.tsv": "fr\tmt\r\nUn\tOne\r\n" },
  });
  expect(code).toBe(0);
  expect(parsed(out[0])).toEqual({
    format: "tsv",
    encoding: "utf-8",
    bom: false,
    eol: "crlf",
    blocks: [{ kind: "paragraph", text: "One", source: "Un" }],
  });
});

test("a chosen encoding decides", async () => {
  const { out } = await runOn(read, ["a.txt", "--encoding", "windows-1251", "--json"], {
    files: { "a.txt": Uint8Array.of(0xcf, 0xf0) },
  });
  expect(parsed(out[0])).toMatchObject({ encoding: "windows-1251", blocks: [{ text: "Пр" }] });
});

test("a bad file is exit code 2, an error and its place", async () => {
  const { code, out } = await runOn(read, ["a.xlf", "--json"], { files: { "a.xlf": "<xliff>\n<a></b>" } });
  expect(code).toBe(2);
  expect(parsed(out[0])).toMatchObject({
    error: { code: "malformed", at: expect.stringMatching(/^line 2/u) as string },
  });
});

test("a file that is not there, and a wrong use", async () => {
  const gone = await runOn(read, ["gone.txt", "--json"]);
  expect([gone.code, parsed(gone.out[0])]).toMatchObject([2, { error: { code: "file-not-found" } }]);
  expect((await runOn(read, [])).code).toBe(2);
});

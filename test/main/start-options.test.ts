import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readStartOptions } from "../../src/main/start-options.ts";

const cwd = resolve("/work");

test.each<[readonly string[], readonly string[], string | undefined]>([
  [[], [], undefined],
  [["a.txt"], ["a.txt"], undefined],
  [["--no-sandbox", "a.txt", "b.md"], ["a.txt", "b.md"], undefined],
  [["--home", "store", "a.txt"], ["a.txt"], "store"],
  [["--home=store", "--", "--odd-name.txt"], ["--odd-name.txt"], "store"],
  [["--", "--home"], ["--home"], undefined],
  [["--home"], [], undefined],
  [["", "--"], [], undefined],
])("%j", (args, files, home) => {
  expect(readStartOptions(args, cwd)).toEqual({
    files: files.map((file) => resolve(cwd, file)),
    home: home === undefined ? undefined : resolve(cwd, home),
  });
});

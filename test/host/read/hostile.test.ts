import { expect, test } from "vitest";

import { readDocument } from "../../../src/core/format/read.ts";
import { hostileFiles } from "./hostile-files.ts";

const files = hostileFiles();

test("there are more than a hundred files of more than twenty kinds", () => {
  expect(files.length).toBeGreaterThanOrEqual(100);
  expect(new Set(files.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
});

test.each(files)("$kind: $name", ({ name, bytes, code, at }) => {
  const result = readDocument(bytes, name);
  if (code === "fine") {
    expect(result.ok).toBe(true);
    return;
  }
  expect(result).toMatchObject({ ok: false, error: { code } });
  const error = result.ok ? undefined : result.error;
  expect(error?.message).toMatch(/\S/u);
  expect(error?.message.length).toBeLessThan(200);
  if (at !== undefined) expect(error?.at).toMatch(at);
});

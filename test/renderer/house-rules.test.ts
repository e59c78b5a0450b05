import { expect, test } from "vitest";
import { parseHouseRules, writeHouseRules } from "../../src/renderer/dialogs/house-rules.ts";

test("lines and rules are two forms of the same", () => {
  const rules = [
    { phrase: "is heading to", preferred: "plans to" },
    { phrase: "utilise", preferred: "" },
  ];
  expect(parseHouseRules(writeHouseRules(rules), [])).toEqual({ ok: true, value: rules });
});

test("what a line does not show stays with its phrase", () => {
  const before = [{ phrase: "Al-", preferred: "al-", matchCase: true, reason: "house style" }];
  expect(parseHouseRules("Al- = el-\n\n", before)).toEqual({
    ok: true,
    value: [{ phrase: "Al-", preferred: "el-", matchCase: true, reason: "house style" }],
  });
});

test.each(["no equals sign", "= only a preferred"])("%s is refused with its line", (line) => {
  expect(parseHouseRules(`a = b\n${line}`, [])).toEqual({ ok: false, error: 2 });
});

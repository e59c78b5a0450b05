import { expect, test } from "vitest";
import { invisibleLayers } from "../../src/renderer/review/layers.ts";

test("characters that nobody sees are found, what is written is not", () => {
  expect(invisibleLayers("plain text, “quoted” – ١٢٣ 漢字\n")).toEqual([]);
  const text = "a\u200Bb \u202Eevil\u202C c\u00ADd";
  expect(invisibleLayers(text).map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [4, 5],
    [9, 10],
    [12, 13],
  ]);
});

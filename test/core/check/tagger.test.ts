import { expect, test } from "vitest";
import { CountTable } from "../../../src/core/check/tagger/counts.ts";
import { openContainer, packContainer } from "../../../src/core/check/tagger/data.ts";
import { hashText, joinHashes } from "../../../src/core/check/tagger/hash.ts";
import { unusualSpans } from "../../../src/core/check/tagger/spans.ts";
import { forestValue, plantForest } from "../../../src/core/check/tagger/trees.ts";
import { checkTokens } from "../../../src/core/check/token.ts";

test("hashes are the ones the stored tables were filled with", () => {
  expect([hashText(""), hashText("the"), hashText("zażółć")]).toMatchInlineSnapshot(`
    [
      2872998923,
      3305589240,
      3299572192,
    ]
  `);
  expect(joinHashes(1, 2)).not.toBe(joinHashes(2, 1));
});

test("counts come back to the nearest step, and what was never stored is 0", () => {
  const table = new CountTable(new Uint16Array(1 << 12));
  for (let at = 0; at < 1500; at += 1) table.set(hashText(`w${at}`), 1 + at);
  for (const at of [0, 5, 700]) {
    const count = table.get(hashText(`w${at}`));
    expect(Math.abs(Math.log(count / (1 + at)))).toBeLessThanOrEqual(0.26);
  }
  const strangers = Array.from({ length: 2000 }, (_, at) => table.get(hashText(`stranger${at}`))).filter(
    (count) => count > 0,
  );
  expect(strangers.length).toBeLessThan(20);
});

test("a container gives its parts back", () => {
  const head = { tokens: 3, linearBias: -1, linearScale: 0.5, treeBias: 2, width: 7 };
  const packed = packContainer(head, { one: Uint8Array.of(1, 2, 3), two: Uint8Array.of(4) });
  // Inside a larger buffer, as files read into a pool are.
  const pooled = new Uint8Array(packed.length + 3);
  pooled.set(packed, 3);
  const opened = openContainer(pooled.subarray(3));
  expect(opened.head).toMatchObject(head);
  expect([...new Uint8Array(opened.part("one"))]).toEqual([1, 2, 3]);
  expect([...new Uint8Array(opened.part("two"))]).toEqual([4]);
});

test("each tree sends a row to its leaf, and the leaves add up", () => {
  const forest = plantForest(Uint16Array.of(3, 1), {
    column: Int16Array.of(1, -1, -1, -1),
    cut: Float32Array.of(0.5, 0, 0, 0),
    left: Uint16Array.of(1, 0, 0, 0),
    right: Uint16Array.of(2, 0, 0, 0),
    value: Float32Array.of(0, -1, 3, 10),
  });
  expect(forestValue(forest, Float32Array.of(9, 0.5))).toBe(9);
  expect(forestValue(forest, Float32Array.of(9, 0.6))).toBe(13);
});

test.each([
  ["sure: pointed", [0.1, 0.25, 0.6, 0.52, 0.3, 0.1], ["b !", "c d", "e !"]],
  ["unsure: wider", [0.1, 0.2, 0.35, 0.3, 0.13, 0.1], ["b c d e"]],
  ["two places", [0.3, 0.1, 0.1, 0.1, 0.1, 0.3], ["a", "f"]],
  ["nothing", [0.1, 0.1, 0.1, 0.1, 0.1, 0.1], []],
])("%s", (_, odds, expected) => {
  const text = "a b c d e f";
  const spans = unusualSpans(checkTokens(text), Float32Array.from(odds), { floor: 0.2, sure: 0.29, growth: 0.12 });
  expect(spans.map((span) => text.slice(span.from, span.to) + (span.beside ? " !" : ""))).toEqual(expected);
});

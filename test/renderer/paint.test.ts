import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paint, type Layer } from "../../src/renderer/review/paint.ts";

const flag = (from: number, to: number, className = "flag"): Layer => ({ from, to, kind: "flag", className, index: 0 });

describe("paint", () => {
  test("cuts where layers begin and end and joins their looks", () => {
    const pieces = paint("one two three", [flag(0, 7, "a"), flag(4, 13, "b")]);
    expect(pieces.map(({ text, className }) => [text, className])).toEqual([
      ["one ", "a"],
      ["two", "a b"],
      [" three", "b"],
    ]);
  });

  test("says which change a piece is part of", () => {
    const pieces = paint("the new cat", [{ from: 4, to: 7, kind: "ins", className: "new", index: 3 }]);
    expect(pieces.map(({ change }) => change)).toEqual([undefined, { kind: "ins", index: 3 }, undefined]);
  });

  test("an empty text has no pieces, layers past the end no effect beyond it", () => {
    expect(paint("", [flag(0, 4)])).toEqual([]);
    expect(paint("ab", [flag(1, 9)]).map(({ text }) => text)).toEqual(["a", "b"]);
  });

  test("pieces put together are the text, whatever the layers", () => {
    const layer = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => flag(Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(layer, { maxLength: 8 }), (text, layers) => {
        const pieces = paint(text, layers);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const piece of pieces) expect(text.slice(piece.from, piece.from + piece.text.length)).toBe(piece.text);
      }),
      { seed: 20261123, numRuns: 500 },
    );
  });
});

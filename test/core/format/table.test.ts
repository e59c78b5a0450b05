import { expect, test } from "vitest";

import { exportReview } from "../../../src/core/format/exports.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (file: Uint8Array): string => new TextDecoder().decode(file);

function cells(file: string, name: string, columns?: { target: string | number; source?: string | number }) {
  const document = must(readDocument(bytes(file), name, columns === undefined ? {} : { columns }));
  return document.blocks.map((block) => [block.source, document.text.slice(block.from, block.to)]);
}

test("columns that say what they are need no choice", () => {
  expect(cells('id;source;target\n1;Un;"One; ""two"""\n2;Deux;\n;;\n', "a.csv")).toEqual([
    ["Un", 'One; "two"'],
    ["Deux", ""],
  ]);
});

test("others ask, and say what there is", () => {
  expect(readDocument(bytes("a,b\nc,d\n"), "a.csv")).toMatchObject({
    error: { code: "needs-columns", columns: ["a", "b"] },
  });
  expect(cells("a,b\nc,d\n", "a.csv", { target: "b" })).toEqual([[undefined, "d"]]);
  expect(cells("a,b\nc,d\n", "a.csv", { target: 1, source: 0 })).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(readDocument(bytes("a,b\nc,d\n"), "a.csv", { columns: { target: "x" } })).toMatchObject({
    error: { code: "needs-columns" },
  });
});

test("tab-separated files may have quotes or none", () => {
  expect(cells('mt\n"a\tb"\n', "a.tsv")).toEqual([[undefined, "a\tb"]]);
  expect(cells('mt\n"unclosed\n', "a.tsv")).toEqual([[undefined, '"unclosed']]);
});

test("quotes that are never closed are named with their line", () => {
  expect(readDocument(bytes('text,b\nx,y\n"z,1\n'), "a.csv")).toMatchObject({
    error: { code: "malformed", at: "line 3" },
  });
});

test("an export changes its cells, quotes what needs it and disarms formulas", () => {
  const file = 'id,source,target\r\n1,"=A1",One\r\n2,Deux,"Two"\r\n3,Trois,Three\r\n';
  const edits: Readonly<Record<string, string>> = { One: '=HYPERLINK("x")', Two: "two, too" };
  const state = reviewOf(must(readDocument(bytes(file), "a.csv")), "a.csv", (segment) => ({
    ...segment,
    pe: edits[segment.raw] ?? segment.raw,
  }));
  const clean = text(must(exportReview(exportOf(state, bytes(file)), "clean")).bytes);
  expect(clean).toBe(`id,source,target\r\n1,"=A1","'=HYPERLINK(""x"")"\r\n2,Deux,"two, too"\r\n3,Trois,Three\r\n`);
  expect(cells(clean, "a.csv").map(([, target]) => target)).toEqual(['=HYPERLINK("x")', "two, too", "Three"]);
});

test("the writer finds the columns that the editor chose", () => {
  const file = "x\ty\tz\na\tb\tc\n";
  const document = must(readDocument(bytes(file), "a.tsv", { columns: { target: "z", source: "x" } }));
  const state = reviewOf(document, "a.tsv", (segment) => ({ ...segment, pe: "C" }));
  expect(text(must(exportReview(exportOf(state, bytes(file)), "clean")).bytes)).toBe("x\ty\tz\na\tb\tC\n");
});

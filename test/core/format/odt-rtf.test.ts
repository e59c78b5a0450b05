import { describe, expect, test } from "vitest";

import { cleanBlocks, rawBlocks } from "../../../src/core/format/clean-text.ts";
import { exportReview } from "../../../src/core/format/exports.ts";
import type { ReadDocument } from "../../../src/core/format/document.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import { writeZip } from "../../../src/core/format/zip.ts";
import type { Segment } from "../../../src/core/review/state.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const NAMESPACES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** A small OpenDocument text around the XML of its body. */
function odt(body: string): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMESPACES}><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return writeZip([
    { name: "mimetype", bytes: bytes("application/vnd.oasis.opendocument.text") },
    { name: "content.xml", bytes: bytes(content) },
    { name: "Pictures/a.png", bytes: Uint8Array.of(1, 2, 3) },
  ]);
}

const ODT = odt(
  '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
    "<text:h>The   head\n line</text:h>" +
    '<text:p>One <text:span>bold</text:span> word,<text:s text:c="3"/>wide<text:tab/>tab<text:line-break/>line <text:change text:change-id="c1"/>&amp; more. ' +
    "<office:annotation><dc:creator>Ada</dc:creator><text:p>Why?</text:p></office:annotation>Next<text:note><text:note-body><text:p>Foot</text:p></text:note-body></text:note> sentence.</text:p>" +
    "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>" +
    "<table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell></table:table-row></table:table>",
);

const RTF = bytes(
  String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\stylesheet{\s1 Heading;}}{\info{\title T}}
\pard\b The head\b0\par
One {\i odd} word, caf\'e9 \u8212? dash \ldblquote quoted\rdblquote  and {\f1 \'cf\'f0}.{\*\generator X;} Next\~one.\line Line.{\footnote Foot}\par
{\listtext\bullet\tab}Item\par
\trowd\cellx100 Cell\cell\row
{\v hidden}\{braces\}\par
}`,
);

function blocksOf(document: ReadDocument): readonly string[] {
  return document.blocks.map(({ kind, from, to }) => `${kind}: ${document.text.slice(from, to)}`);
}

test("an OpenDocument text", () => {
  const document = must(readDocument(ODT, "a.odt"));
  expect(blocksOf(document)).toEqual([
    "headline: The head line",
    "paragraph: One bold word,   wide\ttab\nline & more. Next sentence.",
    "list-item: Item",
    "table-cell: Cell",
  ]);
  expect(document.comments).toEqual([{ author: "Ada", text: "Why?" }]);
});

test("a rich text file", () => {
  expect(blocksOf(must(readDocument(RTF, "a.rtf")))).toEqual([
    "paragraph: The head",
    "paragraph: One odd word, café — dash “quoted” and Пр. Next\u00A0one.\nLine.",
    "list-item: Item",
    "table-cell: Cell",
    "paragraph: {braces}",
  ]);
});

describe.each([
  ["odt", ODT],
  ["rtf", RTF],
])("%s export", (extension, file) => {
  const name = `a.${extension}`;
  const read = must(readDocument(file, name));
  const edits: readonly ((segment: Segment) => string)[] = [
    (segment) => segment.raw,
    (segment) => `${segment.raw} {Ω} 𝐀 \\ <b>&  two`,
    (segment) => segment.raw.split(" ").toReversed().join(" "),
    (segment) => segment.raw.toUpperCase(),
    () => "Tab\there\nand line.",
    () => "x",
  ];

  test.each(edits.map((edit, at) => [at, edit] as const))("opens again with the corrected text (%i)", (_, edit) => {
    const state = reviewOf(read, name, (segment) => ({ ...segment, pe: edit(segment) }));
    const again = must(readDocument(must(exportReview(exportOf(state, file), "clean")).bytes, name));
    const wanted = cleanBlocks(state).map((text) => text.replace(/^ +| +$/gu, ""));
    expect(again.blocks.map(({ from, to }) => again.text.slice(from, to).replace(/^ +| +$/gu, ""))).toEqual(wanted);
  });

  test("an untouched review changes no text", () => {
    const state = reviewOf(read, name);
    const again = must(readDocument(must(exportReview(exportOf(state, file), "clean")).bytes, name));
    expect(again.blocks.map(({ from, to }) => again.text.slice(from, to))).toEqual(rawBlocks(state));
  });
});

test("an untouched rich text file comes back byte for byte", () => {
  const state = reviewOf(must(readDocument(RTF, "a.rtf")), "a.rtf");
  expect(must(exportReview(exportOf(state, RTF), "clean")).bytes).toEqual(RTF);
});

test.each([
  ["a cut group", String.raw`{\rtf1 text`, "malformed"],
  ["groups without end", `{\\rtf1 ${"{".repeat(1000)}`, "too-deep"],
  ["nothing", String.raw`{\rtf1 }`, "no-text"],
])("rich text: %s", (_, file, code) => {
  expect(readDocument(bytes(file), "a.rtf")).toMatchObject({ error: { code } });
});

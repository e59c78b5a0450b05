import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decode } from "../../../src/core/format/decode.ts";
import { cleanBlocks } from "../../../src/core/format/clean-text.ts";
import { exportReview } from "../../../src/core/format/exports.ts";
import { parseHtml, htmlElements, type HtmlElement } from "../../../src/core/format/html-tree.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import type { Segment } from "../../../src/core/review/state.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";
import { hasSharedFiles, sharedFiles } from "./shared-files.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();

function blocksOf(file: Uint8Array, name = "a.html"): readonly string[] {
  const document = must(readDocument(file, name));
  return document.blocks.map((block) => document.text.slice(block.from, block.to));
}

describe.runIf(hasSharedFiles)("real pages", () => {
  const files = sharedFiles("html");

  test.each(files)("$name: the article and nothing else", ({ bytes: file, expected }) => {
    const text = fold(blocksOf(file).join("\n"));
    for (const wanted of (expected["must_contain"] as readonly string[] | undefined) ?? []) {
      expect(text).toContain(fold(wanted));
    }
    for (const unwanted of (expected["must_not_contain"] as readonly string[] | undefined) ?? []) {
      expect(text).not.toContain(fold(unwanted));
    }
  });

  test.each(files)("$name: an export changes the words and nothing else", ({ bytes: file, name }) => {
    const state = reviewOf(must(readDocument(file, name)), name, (segment, index) =>
      index % 3 === 0 ? { ...segment, pe: segment.raw.replace(/(\p{L}+)/u, "Changed <i>$1</i>") } : segment,
    );
    const clean = must(exportReview(exportOf(state, file), "clean")).bytes;
    const again = must(readDocument(clean, name));
    expect(again.blocks.map((block) => again.text.slice(block.from, block.to))).toEqual(cleanBlocks(state));
    const tags = (page: Uint8Array): readonly string[] => {
      const text = must(decode(page, state.article.encoding)).text;
      return [...htmlElements(must(parseHtml(text)))].map((element) => text.slice(element.from, element.to));
    };
    expect(tags(clean)).toEqual(tags(file));
  });
});

const PAGE = `<!doctype html><html lang="en"><head><title>T</title><style>p{}</style></head><body>
<h1>The  headline</h1>
<p class="byline">By A</p>
<p>One <b>bold</b> word &amp; more.<br>
A line.</p>
<script>alert("no")</script>
<ul><li>First<li>Second</ul>
<div>Text before<p>inside</p>text after<br><br>apart</div>
<table><tr><td>Cell<td hidden>not</table><pre>a
  b</pre></body></html>`;

test("a simple page is its blocks", () => {
  const document = must(readDocument(bytes(PAGE), "a.html", {}));
  const shown = document.blocks.map(({ kind, from, to }) => `${kind}: ${document.text.slice(from, to)}`);
  expect(shown).toEqual(
    expect.arrayContaining(["headline: The headline", "paragraph: One bold word & more.\nA line.", "list-item: First"]),
  );
  expect(document.text).not.toMatch(/alert|not/u);
});

test("pasted rich text is taken whole", () => {
  const pasted = bytes('<h2>Head</h2><p>One <a href="javascript:x()">two</a></p>three<div>four</div>');
  expect(blocksOf(pasted)).toEqual(["Head", "One two", "three", "four"]);
});

test("what a clipboard marks as copied is taken whole", () => {
  const pasted = bytes(
    "<html><body><!--StartFragment--><header>Over it</header><p>Copied words.</p><footer>Under it</footer><!--EndFragment--></body></html>",
  );
  expect(blocksOf(pasted)).toEqual(["Over it", "Copied words.", "Under it"]);
});

test("words fall into the elements they replace", () => {
  const file = bytes("<p>An <b>old</b> house, <i>quite</i> small.</p>");
  const state = reviewOf(must(readDocument(file, "a.html")), "a.html", (segment) => ({
    ...segment,
    pe: "A very new house & garden, quite\nsmall indeed.",
  }));
  const clean = must(exportReview(exportOf(state, file), "clean")).bytes;
  expect(new TextDecoder().decode(clean)).toBe(
    "<p>A <b>very</b> new house &amp; garden, <i>quite</i><br>small indeed.</p>",
  );
});

test("what the page's encoding cannot hold becomes a reference", () => {
  const file = Uint8Array.from([...'<meta charset="windows-1252"><p>caf'].map((c) => c.charCodeAt(0)).concat([0xe9]));
  const state = reviewOf(must(readDocument(file, "a.html")), "a.html", (segment: Segment) => ({
    ...segment,
    pe: "café → bar",
  }));
  const clean = must(exportReview(exportOf(state, file), "clean")).bytes;
  expect(new TextDecoder("windows-1252").decode(clean)).toBe('<meta charset="windows-1252"><p>café &#x2192; bar');
});

test("text is never markup", () => {
  const file = bytes("<p>Plain.</p>");
  const state = reviewOf(must(readDocument(file, "a.html")), "a.html", (segment) => ({
    ...segment,
    pe: "</p><script>alert(1)</script><img src=x onerror=alert(1)>&lt;",
  }));
  const clean = must(exportReview(exportOf(state, file), "clean")).bytes;
  const names = [...htmlElements(must(parseHtml(new TextDecoder().decode(clean))))].map((element) => element.name);
  expect(names).toEqual(["p"]);
  expect(blocksOf(clean)).toEqual(cleanBlocks(state));
});

test("places of text are where the text is, whatever the page", () => {
  const part = fc.constantFrom(
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "a",
    " ",
    "&amp;",
    "&lt;b",
    "<!-- c -->",
    "<br>",
    "é",
    "<td>",
    "\n",
    "<",
    ">",
    "&nbsp;",
    "<script>",
    "</script>",
    "𝐀",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const page = parts.join("");
      const check = (element: HtmlElement): void => {
        for (const node of element.children) {
          if (node.kind === "element") check(node);
          else if (!/[&<]/u.test(page.slice(node.from, node.to)))
            expect(page.slice(node.from, node.to)).toBe(node.text);
        }
      };
      check(must(parseHtml(page)));
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

test("refuses pages nested to break readers", () => {
  expect(readDocument(bytes("<div>".repeat(50_000)), "a.html")).toMatchObject({ error: { code: "too-deep" } });
});

import { describe, expect, test } from "vitest";

import { cleanBlocks } from "../../../src/core/format/clean-text.ts";
import { exportReview } from "../../../src/core/format/exports.ts";
import { readDocument } from "../../../src/core/format/read.ts";
import type { ReadDocument } from "../../../src/core/format/document.ts";
import { exportOf, must, reviewOf } from "./review-of.ts";
import { hasSharedFiles, sharedFiles, type SharedFile } from "./shared-files.ts";

interface Pair {
  readonly source: string;
  readonly text: string;
}

function pairsOf(document: ReadDocument): readonly Pair[] {
  return document.blocks.map((block) => ({
    source: block.source ?? "",
    text: document.text.slice(block.from, block.to),
  }));
}

const isText = ({ source, text }: Pair): boolean => source.trim() !== "" || text.trim() !== "";

type Segments = readonly (readonly [string, string])[];

interface Unit12 {
  readonly source: string | null;
  readonly target: string | null;
  readonly source_segs: Segments;
  readonly target_segs: Segments;
}

/** What the independent reader says, cut into segments where the file is. */
function expected12({ expected }: SharedFile): readonly Pair[] {
  return (expected["units"] as readonly Unit12[]).flatMap((unit) => {
    const isSplit = unit.source_segs.length > 0 && (unit.target_segs.length > 0 || (unit.target ?? "").trim() === "");
    if (!isSplit) return [{ source: unit.source ?? "", text: unit.target ?? "" }];
    const targets = new Map(unit.target_segs);
    return unit.source_segs.map(([id, source]) => ({ source, text: targets.get(id) ?? "" }));
  });
}

interface Unit2 {
  readonly parts: readonly { readonly kind: string; readonly source: string; readonly target: string | null }[];
}

function expected2({ expected }: SharedFile): readonly Pair[] {
  return (expected["units"] as readonly Unit2[]).flatMap((unit) =>
    unit.parts.filter((part) => part.kind === "segment").map(({ source, target }) => ({ source, text: target ?? "" })),
  );
}

interface Tu {
  readonly tuvs: readonly { readonly lang: string; readonly text: string }[];
}

/** Every export must open again with the texts it was given, and differ from the original nowhere else. */
function expectRoundTrip(file: SharedFile): void {
  const document = must(readDocument(file.bytes, file.name));
  const same = must(exportReview(exportOf(reviewOf(document, file.name), file.bytes), "clean")).bytes;
  expect(pairsOf(must(readDocument(same, file.name)))).toEqual(pairsOf(document));
  const state = reviewOf(document, file.name, (segment, index) => ({
    ...segment,
    pe: `${segment.raw} <${index}> & more`,
  }));
  const clean = must(exportReview(exportOf(state, file.bytes), "clean")).bytes;
  const again = must(readDocument(clean, file.name));
  expect(pairsOf(again).map(({ text }) => text)).toEqual(cleanBlocks(state));
  expect(pairsOf(again).map(({ source }) => source)).toEqual(pairsOf(document).map(({ source }) => source));
}

describe.runIf(hasSharedFiles)("real files", () => {
  const readable = (folder: string): readonly SharedFile[] =>
    sharedFiles(folder).filter(({ expected }) => expected["expect"] === undefined);

  test.each(readable("xliff12"))("$name", (file) => {
    const document = must(readDocument(file.bytes, file.name));
    expect(pairsOf(document)).toEqual(expected12(file).filter(isText));
    expectRoundTrip(file);
  });

  test.each(readable("xliff2"))("$name", (file) => {
    const document = must(readDocument(file.bytes, file.name));
    expect(pairsOf(document)).toEqual(expected2(file).filter(isText));
    expect(document.sourceLang).toBe(file.expected["src_lang"]);
    expectRoundTrip(file);
  });

  test.each(readable("tmx"))("$name", (file) => {
    const document = must(readDocument(file.bytes, file.name));
    const langOf = (lang: string | undefined, tu: Tu): string =>
      tu.tuvs.find((tuv) => tuv.lang.toLowerCase() === lang?.toLowerCase())?.text ?? "";
    const wanted = (file.expected["tus"] as readonly Tu[]).map((tu) => langOf(document.targetLang, tu));
    expect(pairsOf(document).map(({ text }) => text)).toEqual(wanted);
    for (const [at, pair] of pairsOf(document).entries()) {
      const texts = (file.expected["tus"] as readonly Tu[])[at]?.tuvs.map((tuv) => tuv.text);
      expect(texts).toContain(pair.source);
    }
    expectRoundTrip(file);
  });

  test.each([
    ...sharedFiles("xliff2_invalid"),
    ...sharedFiles("xliff12").filter(({ expected }) => "expect" in expected),
  ])("$name is refused with the place", ({ bytes, name, expected }) => {
    const line = /line (\d+)/u.exec(String(expected["parser_error"] ?? ""))?.[1];
    const at = line === undefined ? expect.stringMatching(/^line \d/u) : expect.stringContaining(`line ${line},`);
    expect(readDocument(bytes, name)).toMatchObject({ ok: false, error: { code: "malformed", at } });
  });
});

test("the first target names its language", () => {
  const file = new TextEncoder().encode(
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr"><file id="f"><unit id="u"><segment><source>Un</source></segment></unit></file></xliff>',
  );
  const state = reviewOf(must(readDocument(file, "a.xlf")), "a.xlf", (segment) => ({ ...segment, pe: "One" }));
  const clean = must(exportReview(exportOf(state, file), "clean")).bytes;
  expect(new TextDecoder().decode(clean)).toMatch(/^<xliff trgLang="en" .*<source>Un<\/source><target>One<\/target>/u);
});

test.each([
  ["no target", ""],
  ["an empty target", "<target/>"],
  ["a target of blank segments", '<target><mrk mtype="seg" mid="2"/></target>'],
])("a unit cut into segments, a blank segment first and last, with %s", (_, target) => {
  const segments = ["", "Un.", "Deux.", " "].map((text, at) => `<mrk mtype="seg" mid="${at}">${text}</mrk>`).join(" ");
  const file = new TextEncoder().encode(
    `<xliff version="1.2"><file><body><trans-unit id="1"><source>Un. Deux.</source><seg-source>${segments}</seg-source>${target}</trans-unit></body></file></xliff>`,
  );
  const document = must(readDocument(file, "a.xlf"));
  expect(pairsOf(document).map(({ source }) => source)).toEqual(["Un.", "Deux."]);
  const state = reviewOf(document, "a.xlf", (segment) => ({ ...segment, pe: segment.source === "Un." ? "One." : "" }));
  const again = must(readDocument(must(exportReview(exportOf(state, file), "clean")).bytes, "a.xlf"));
  expect(pairsOf(again)).toEqual([
    { source: "Un.", text: "One." },
    { source: "Deux.", text: "" },
  ]);
});

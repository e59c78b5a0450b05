import { expect, test } from "vitest";
import { createEngine } from "../../../src/core/check/engine.ts";
import type { Flag } from "../../../src/core/check/flag.ts";
import { defaultCheckSettings } from "../../../src/core/check/settings.ts";
import { openModel } from "../../../src/core/check/tagger/model.ts";
import { loadCheckResources } from "../../../src/host/check/resources.ts";

const resources = await loadCheckResources();
const engine = createEngine(resources);

function everything(texts: readonly string[]): readonly (readonly Flag[])[] {
  const segments = texts.map((text, at) => ({ id: String(at), text, kind: "paragraph" as const }));
  const prepared = engine.prepare({ segments }, { ...defaultCheckSettings, showHints: true });
  return segments.map((_, at) => engine.checkSegment(prepared, at));
}

const ENGLISH =
  "The committee will meet again next week to discuss the budget, and the results will be published in March.";
const MACHINE =
  "The committee again in next week will the meeting conduct to the budget discussion make, results March announced.";

test("the shipped model opens, and every tree points inside itself", () => {
  if (resources.tagger === undefined) throw new Error("resources/model/tagger.bin is missing");
  const { roots, column, left, right } = openModel(resources.tagger).trees;
  expect(roots.length).toBeGreaterThan(50);
  expect(roots.at(-1)).toBe(column.length);
  for (let tree = 0; tree + 1 < roots.length; tree += 1) {
    const [root, end] = [roots[tree] ?? 0, roots[tree + 1] ?? 0];
    for (let node = root; node < end; node += 1) {
      if ((column[node] ?? -1) < 0) continue;
      // Children come after their parent, so every walk ends.
      expect(Math.min(left[node] ?? 0, right[node] ?? 0) + root).toBeGreaterThan(node);
      expect(Math.max(left[node] ?? 0, right[node] ?? 0) + root).toBeLessThan(end);
    }
  }
});

test("broken English is marked more densely than edited English", () => {
  const [good, bad] = everything([ENGLISH, MACHINE]);
  const covered = (flags: readonly Flag[] = []): number => flags.reduce((sum, flag) => sum + flag.to - flag.from, 0);
  expect(covered(bad)).toBeGreaterThan(2 * covered(good));
});

test("the same text gives the same flags, checked or rechecked", () => {
  const segments = [ENGLISH, MACHINE].map((text, at) => ({ id: String(at), text, kind: "paragraph" as const }));
  const prepared = engine.prepare({ segments }, defaultCheckSettings);
  expect(engine.recheck(prepared, 1, MACHINE)).toEqual(engine.checkSegment(prepared, 1));
});

test("flags lie inside the text, do not overlap, have scores in [0, 1] and at most 12 words where unexplained", () => {
  for (const [at, flags] of everything([ENGLISH, MACHINE, "", "…", '"""', "A B. C"]).entries()) {
    const text = [ENGLISH, MACHINE, "", "…", '"""', "A B. C"][at] ?? "";
    flags.forEach((flag, index) => {
      expect(flag.from).toBeGreaterThanOrEqual(flags[index - 1]?.to ?? 0);
      expect(flag.to).toBeGreaterThan(flag.from);
      expect(flag.to).toBeLessThanOrEqual(text.length);
      expect(flag.score).toBeGreaterThanOrEqual(0);
      expect(flag.score).toBeLessThanOrEqual(1);
      if (flag.family === "unusual")
        expect(text.slice(flag.from, flag.to).split(/\s+/u).length).toBeLessThanOrEqual(12);
    });
  }
});

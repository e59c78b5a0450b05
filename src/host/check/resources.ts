import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CheckResources, PatternRule, RuleMeasure } from "../../core/check/resources.ts";

/** The package's own `resources` folder, found from here upwards: this file runs from src and from a bundle in out. */
export function resourcesFolder(start: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, "resources");
    if (existsSync(join(candidate, "rules"))) return candidate;
    if (dirname(folder) === folder) throw new Error(`No resources folder above ${start}`);
  }
}

async function readPatterns(folder: string): Promise<readonly PatternRule[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  // The files are our own and a test reads each of them, so their shape is not checked again at start-up.
  return texts.flatMap((text) => JSON.parse(text) as readonly PatternRule[]);
}

async function readModel(folder: string): Promise<Pick<CheckResources, "tagger">> {
  const file = join(folder, "tagger.bin");
  return existsSync(file) ? { tagger: { model: new Uint8Array(await readFile(file)) } } : {};
}

/** Reads rules, word lists, measures and the tagger's model that ship with the program. Tens of milliseconds. */
export async function loadCheckResources(folder: string = resourcesFolder()): Promise<CheckResources> {
  const [patterns, words, names, measures, model] = await Promise.all([
    readPatterns(join(folder, "rules")),
    readFile(join(folder, "words", "english.txt"), "utf8"),
    readFile(join(folder, "words", "names.txt"), "utf8"),
    readFile(join(folder, "model", "measures.json"), "utf8"),
    readModel(join(folder, "model")),
  ]);
  return { patterns, words, names, measures: JSON.parse(measures) as Record<string, RuleMeasure>, ...model };
}

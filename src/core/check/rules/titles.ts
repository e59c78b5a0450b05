import { nameRuns } from "../../name/extract.ts";
import { nameKey } from "../../name/key.ts";
import type { NameEntry } from "../../name/ledger.ts";
import { perStage } from "../per-stage.ts";
import type { Finding, Rule, Scene, Stage } from "../rule.ts";

interface Titled {
  readonly entry: NameEntry;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** Offices and ranks one person holds one of at a time, with the word that narrows them down. */
const TITLE =
  /(?<![\p{L}\p{N}-])(?:(former|ex|then|late|future|acting|outgoing|incoming|and|or|last|previous)[ -])?((?:(?:Vice|Deputy|Prime|First|Foreign|Defen[cs]e|Interior|Finance|Health|Education|Justice|Oil|Energy|Trade|Lieutenant|Major|Brigadier|Crown)[ -]){0,2}(?:President|Minister|Premier|Chancellor|King|Queen|Prince|Princess|Governor|Mayor|Senator|Ambassador|General|Colonel|Captain|Lieutenant|Sergeant|Admiral|Judge|Bishop|Archbishop|Cardinal)) $/u;

const SAME: Readonly<Record<string, string>> = { premier: "prime minister", "defence minister": "defense minister" };
const LESSER = /^(?:vice|deputy|crown)\b/u;

/** "Minister" may be short for "Foreign Minister"; "President" is not short for "Vice President". */
function agree(a: string, b: string): boolean {
  if (a === b) return true;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return long.endsWith(short) && !LESSER.test(long) && long !== "prime minister";
}

function titlesIn({ text, tokens }: Scene, stage: Stage): readonly Titled[] {
  return nameRuns(tokens, stage.lexicon).flatMap((run) => {
    const match = TITLE.exec(text.slice(Math.max(0, run.from - 60), run.from));
    const entry = stage.entries.get(run.text) ?? stage.entries.get(nameKey(run.text, stage.lexicon));
    const written = match?.[2];
    if (written === undefined || match?.[1] !== undefined || entry === undefined) return [];
    const title = written.toLowerCase().replaceAll("-", " ");
    const from = run.from - 1 - written.length;
    return [{ entry, title: SAME[title] ?? title, from, to: from + written.length }];
  });
}

/** How often the article gives each name each title. */
const titlesOf = perStage((stage) => {
  const counts = new Map<NameEntry, Map<string, number>>();
  for (const scene of stage.scenes) {
    for (const { entry, title } of titlesIn(scene, stage)) {
      const own = counts.get(entry) ?? new Map<string, number>();
      counts.set(entry, own.set(title, (own.get(title) ?? 0) + 1));
    }
  }
  return counts;
});

const inTitleCase = (title: string): string => title.replace(/(?:^| )\p{Ll}/gu, (start) => start.toUpperCase());

function find(scene: Scene, stage: Stage): readonly Finding[] {
  const counts = titlesOf(stage);
  return titlesIn(scene, stage).flatMap(({ entry, title, from, to }) => {
    // The first of the most used titles wins: an article introduces people by their office.
    const [usual] = [...(counts.get(entry) ?? [])].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0] as [string, number]);
    if (usual === "" || agree(title, usual)) return [];
    const name = entry.canonical.split(" ").at(-1) ?? entry.canonical;
    const message = `The article gives ${name} the title “${inTitleCase(usual)}” elsewhere; one of the two may be wrong.`;
    return [{ from, to, message }];
  });
}

/** One person, two offices: titles are often guessed from one ambiguous source word. */
export const titleChangeRule: Rule = {
  rule: "names.title-changed",
  family: "names",
  title: "Title changes",
  message: "The article gives this person another title elsewhere; one of the two may be wrong.",
  mqm: "terminology/inconsistent",
  severity: "warning",
  score: 0.5,
  find,
};

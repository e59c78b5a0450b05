import type { NameRun } from "../../name/extract.ts";
import { nameRuns } from "../../name/extract.ts";
import { withOneStop } from "../../name/final-stop.ts";
import { foldName, nameKey } from "../../name/key.ts";
import type { NameEntry } from "../../name/ledger.ts";
import type { Finding, Rule, Scene, Stage } from "../rule.ts";

const lastWord = (name: string): string => name.split(" ").at(-1) ?? name;

const ARTICLED = /^(?:al|el)[-–]/iu;

interface Met {
  readonly run: NameRun;
  readonly entry: NameEntry;
}

/** The names of one sentence with what the article knows of them; also for a sentence that has changed since. */
function namesIn(scene: Scene, stage: Stage): readonly Met[] {
  return nameRuns(scene.tokens, stage.lexicon).flatMap((run) => {
    const entry = stage.entries.get(run.text) ?? stage.entries.get(nameKey(run.text, stage.lexicon));
    return entry === undefined ? [] : [{ run, entry }];
  });
}

/** Full name and surname differ rightly, so variants are compared by the last word, which they share. */
function preferredForm(entry: NameEntry): string {
  const counts = new Map<string, number>();
  for (const variant of entry.variants) {
    const form = lastWord(variant.text);
    counts.set(form, (counts.get(form) ?? 0) + variant.count);
  }
  const confirmed = lastWord(entry.canonical);
  if (entry.known && entry.canonical !== entry.variants[0]?.text && counts.has(confirmed)) return confirmed;
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))[0]?.[0] ?? confirmed;
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** More than one spelling, a capital at the start of a sentence aside: the variant rule speaks of this name. */
function isDisputed(entry: NameEntry): boolean {
  return new Set(entry.variants.map((variant) => capitalised(lastWord(variant.text)))).size > 1;
}

/** A bracket in the middle of a sentence asks for no capital. */
const AFTER_BRACKET = /[\p{L}\p{N},;] +[([]$/u;

function variantFinding({ run, entry }: Met, text: string): readonly Finding[] {
  if (entry.variants.length < 2) return [];
  const preferred = preferredForm(entry);
  const form = lastWord(run.text);
  const isInitial = run.initial && !run.text.includes(" ") && !AFTER_BRACKET.test(text.slice(0, run.from));
  const written = isInitial ? capitalised(preferred) : preferred;
  if (form === preferred || form === written) return [];
  const message = `The article writes this name “${preferred}” elsewhere.`;
  const suggestions = [withOneStop(written, form, text.slice(run.to))];
  return [{ from: run.to - form.length, to: run.to, message, suggestions, score: variantScore(form, preferred) }];
}

/** Scores are shares of raters: with or without "al-" is weaker evidence than another case or spelling. */
function variantScore(form: string, preferred: string): number {
  if (ARTICLED.test(form) !== ARTICLED.test(preferred)) return 0.22;
  return form.toLowerCase() === preferred.toLowerCase() ? 0.26 : 0.3;
}

/** One name, two spellings. */
export const nameVariantRule: Rule = {
  rule: "names.variant",
  family: "names",
  title: "Name spelled two ways",
  message: "The article spells this name in two ways.",
  mqm: "terminology/inconsistent",
  severity: "warning",
  score: 0.5,
  find: (scene, stage) => namesIn(scene, stage).flatMap((met) => variantFinding(met, scene.text)),
};

/** Where the tagger sees nothing in the name; where it does, its score is taken. */
const UNKNOWN_SCORE = 0.2;

function findUnknown(scene: Scene, stage: Stage): readonly Finding[] {
  const seen = new Set<NameEntry>();
  return namesIn(scene, stage).flatMap(({ run, entry }) => {
    if (entry.known || isDisputed(entry) || seen.has(entry) || stage.firstSegment.get(entry) !== scene.segment.id)
      return [];
    seen.add(entry);
    if (foldName(run.text).length < 3) return [];
    const times = entry.count === 1 ? "once" : `${entry.count} times`;
    return [
      {
        from: run.from,
        to: run.to,
        score: UNKNOWN_SCORE,
        message: `No reference knows this name; the article uses it ${times}. Is it spelled right?`,
      },
    ];
  });
}

/** A name nobody knows, where it is first used. */
export const unknownNameRule: Rule = {
  rule: "names.unknown",
  family: "names",
  title: "Unknown name",
  message: "No reference knows this name. Is it spelled right?",
  mqm: "accuracy/mistranslation",
  severity: "hint",
  score: 0.4,
  find: findUnknown,
};

import { escapeMarkup } from "./markup.ts";

/** Scores of a review as a report shows them; the service works them out. */
export interface ReportScores {
  readonly words: { readonly raw: number; readonly pe: number };
  readonly hter: { readonly score: number; readonly edits: number; readonly refWords: number };
  readonly mqm: { readonly points: number; readonly per1000: number };
  readonly readingEase: { readonly raw: number; readonly pe: number };
  readonly grade: { readonly raw: number; readonly pe: number };
  /** The most frequent replacements, most first. */
  readonly fixes: readonly { readonly before: string; readonly after: string; readonly count: number }[];
  /** Time of editing. */
  readonly minutes: number;
}

/** Under so many words MQM says little. */
const FEW_WORDS = 500;
const FIXES_SHOWN = 10;

/** The scores, each with its formula and options beside it, and the corrections made more than once. */
export function scoresMarkup(scores: ReportScores): string {
  const { words, hter, mqm, readingEase, grade, minutes } = scores;
  const few = words.raw < FEW_WORDS ? " Under 500 words: read with care." : "";
  const lines: readonly (readonly [string, string, string])[] = [
    ["HTER", hter.score.toFixed(2), `${hter.edits} edits ÷ ${hter.refWords} words, tercom 0.10 rules, capped at 1`],
    [
      "MQM",
      `${whole(-mqm.per1000)}`,
      `points per 1,000 words: ${mqm.points} points ÷ ${words.raw} raw words, linear, uncalibrated.${few}`,
    ],
    ["Reading ease", `${whole(readingEase.raw)} → ${whole(readingEase.pe)}`, "Flesch, before → after"],
    ["School grade", `${whole(grade.raw)} → ${whole(grade.pe)}`, "Flesch–Kincaid, before → after"],
    ["Editing time", minutes < 1 ? "under 1 min" : `${whole(minutes)} min`, "pauses over 2 minutes left out"],
  ];
  const rows = lines.map(
    ([name, value, note]) => `<tr><th scope="row">${name}</th><td>${value}</td><td class="s">${note}</td></tr>`,
  );
  return `<table class="scores"><tbody>\n${rows.join("\n")}\n</tbody></table>\n${fixesMarkup(scores)}`;
}

function fixesMarkup({ fixes }: ReportScores): string {
  const shown = fixes.filter(({ count }) => count > 1).slice(0, FIXES_SHOWN);
  if (shown.length === 0) return "";
  const items = shown.map(
    ({ before, after, count }) =>
      `<li dir="auto"><del>${escapeMarkup(before)}</del> <ins>${escapeMarkup(after)}</ins> ${count} ×</li>`,
  );
  return `<h2>Fixed most often</h2>\n<ul>\n${items.join("\n")}\n</ul>\n`;
}

function whole(value: number): string {
  return String(Math.round(value) + 0).replace("-", "−");
}

import { MQM_POINTS } from "../review/mqm.ts";
import type { Mark, Segment, Status } from "../review/state.ts";
import { readableChanges } from "./changes.ts";
import type { ExportInput } from "./export-input.ts";
import { findInvisible } from "./invisible.ts";
import { isoTime } from "./iso-time.ts";
import { escapeMarkup } from "./markup.ts";
import { scoresMarkup } from "./report-scores.ts";

const STATUS_NAMES: Readonly<Record<Status, string>> = {
  "not-reviewed": "○ Not reviewed",
  edited: "● Edited",
  confirmed: "✓ Confirmed",
  "needs-work": "▲ Needs work",
  "needs-source": "? Needs source check",
};

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 Georgia,serif}body{margin:2rem auto;max-inline-size:64rem;padding-inline:1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem}.scores{inline-size:auto;margin-block-end:1.5rem}.scores .s{white-space:normal}table{border-collapse:collapse;inline-size:100%}th,td{border-block-end:1px solid #8886;padding:.4rem .6rem;text-align:start;vertical-align:top}
th,.n,.s,.v{font:13px/1.5 system-ui,sans-serif}.n,.s{white-space:nowrap}ins{color:#0a6b2d;text-decoration:underline}del{color:#a3242b;text-decoration:line-through}
.v{border:1px solid;border-radius:3px;padding-inline:2px}.m{font:13px/1.5 system-ui,sans-serif;margin:.3rem 0 0;padding-inline-start:1rem}
@media(prefers-color-scheme:dark){ins{color:#7bd69a}del{color:#ff9aa0}}@media print{tr{break-inside:avoid}}`;

/**
 * One self-contained page: the scores, and every sentence with its changes, marks, comment and open flags. It runs nothing and loads
 * nothing; all text of the article is escaped, and characters that cannot be seen are named.
 */
export function htmlReport(input: ExportInput): string {
  const { state, at, who } = input;
  const title = escapeMarkup(state.title);
  const rows = state.segments.map((segment, index) => row(segment, index + 1, input)).join("\n");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1 dir="auto">${title}</h1>
<p>Change report, ${isoTime(at).slice(0, 10)}, ${escapeMarkup(who)}</p>
${summary(input)}
${input.scores === undefined ? "" : scoresMarkup(input.scores)}<table>
<thead><tr><th scope="col">No.</th><th scope="col">Text</th><th scope="col">Status</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</body>
</html>
`;
}

function summary({ state }: ExportInput): string {
  const { segments } = state;
  const changed = segments.filter((segment) => segment.pe !== segment.raw).length;
  const confirmed = segments.filter((segment) => segment.status === "confirmed").length;
  const marks = segments.flatMap((segment) => segment.marks);
  const points = marks.reduce((sum, mark) => sum + MQM_POINTS[mark.severity], 0);
  return `<p>${segments.length} sentences, ${changed} changed, ${confirmed} confirmed, ${marks.length} marks (${points} MQM points: minor 1, major 5, critical 25).</p>`;
}

function row(segment: Segment, number: number, { flags }: ExportInput): string {
  const source = segment.source === undefined ? "" : `<div class="m" dir="auto">${visible(segment.source)}</div>`;
  const comment = segment.comment === undefined ? [] : [`<li dir="auto">Comment: ${visible(segment.comment)}</li>`];
  const marks = segment.marks.map((mark) => `<li dir="auto">${markText(mark, segment)}</li>`);
  const open = (flags?.get(segment.id) ?? []).map((flag) => `<li dir="auto">Open: ${visible(flag.message)}</li>`);
  const notes = [...comment, ...marks, ...open];
  const list = notes.length === 0 ? "" : `<ul class="m">${notes.join("")}</ul>`;
  return `<tr><td class="n">${number}</td><td dir="auto">${changedText(segment)}${source}${list}</td><td class="s">${STATUS_NAMES[segment.status]}</td></tr>`;
}

function markText(mark: Mark, segment: Segment): string {
  const text = (mark.column === "raw" ? segment.raw : segment.pe).slice(mark.from, mark.to);
  const comment = mark.comment === undefined || mark.comment === "" ? "" : `: ${visible(mark.comment)}`;
  return `${escapeMarkup(mark.severity)} ${escapeMarkup(mark.type)} “${visible(text)}”${comment}`;
}

function changedText({ raw, pe }: Segment): string {
  const parts: string[] = [];
  let at = 0;
  for (const change of readableChanges(raw, pe)) {
    parts.push(visible(raw.slice(at, change.from)));
    if (change.to > change.from) parts.push(`<del>${visible(raw.slice(change.from, change.to))}</del>`);
    if (change.text !== "") parts.push(`<ins>${visible(change.text)}</ins>`);
    at = change.to;
  }
  return parts.join("") + visible(raw.slice(at));
}

/** Escaped text in which each invisible character is a small box with its code. */
function visible(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, code, name } of findInvisible(text)) {
    parts.push(escapeMarkup(text.slice(at, from)), `<span class="v" title="${name}">${code}</span>`);
    at = to;
  }
  return parts.join("") + escapeMarkup(text.slice(at));
}

import type { SegmentId } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import type { Span } from "../text/span.ts";
import { editMany } from "./actions.ts";
import type { Action } from "./event.ts";
import { findSegment } from "./lookup.ts";
import type { ReviewState, StepLabel } from "./state.ts";

export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly regex: boolean;
}

export interface Match extends Span {
  readonly segment: SegmentId;
  readonly column: "raw" | "pe";
  /** What `replacement` of the query would put here. */
  readonly replacement: string;
}

/** Most matches that one search gives: more than any editor reads, few enough to list. */
export const MAX_MATCHES = 20_000;

/** The query as a global regular expression, or the reason why a pattern is not one. */
export function compileQuery(query: FindQuery): Result<RegExp, { readonly message: string }> {
  const body = query.regex ? `(?:${query.text})` : query.text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  const bounded = query.wholeWord ? `(?<![\\p{L}\\p{N}_])${body}(?![\\p{L}\\p{N}_])` : body;
  try {
    return ok(new RegExp(bounded, query.matchCase ? "gu" : "giu"));
  } catch (problem) {
    return err({ message: problem instanceof Error ? problem.message : String(problem) });
  }
}

/** Places in one column that match, in reading order. `replacement` may use $1 … $9 and $<name> when the query is a regex. */
export function findMatches(
  state: ReviewState,
  pattern: RegExp,
  options: { readonly column: "raw" | "pe"; readonly replacement: string; readonly regex: boolean },
): readonly Match[] {
  const matches: Match[] = [];
  const single = new RegExp(pattern.source, pattern.flags.replace("g", "") + "y");
  for (const segment of state.segments) {
    const text = segment[options.column];
    for (const found of text.matchAll(pattern)) {
      if (found[0] === "") continue;
      const [from, to] = [found.index, found.index + found[0].length];
      matches.push({
        segment: segment.id,
        column: options.column,
        from,
        to,
        replacement: options.regex ? expand(single, text, from, options.replacement) : options.replacement,
      });
      if (matches.length === MAX_MATCHES) return matches;
    }
  }
  return matches;
}

/** The replacement for the match at `from`, its groups filled in, with its context in sight for look-arounds. */
function expand(pattern: RegExp, text: string, from: number, template: string): string {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  if (!found) return template;
  return template.replace(/\$(?:(\$)|(&)|([1-9])|<([^>]+)>)/gu, (whole: string, ...parts: string[]) => {
    const [dollar, all, digit, name] = parts;
    if (dollar) return "$";
    if (all) return found[0];
    if (digit) return found[Number(digit)] ?? "";
    return name ? (found.groups?.[name] ?? "") : whole;
  });
}

/** Replacements at places in the post-edits as one step. Overlapping places are refused by leaving the later one out. */
export function replaceSpans(
  state: ReviewState,
  places: readonly (Span & { readonly segment: SegmentId; readonly replacement: string })[],
  label: StepLabel,
  rule?: string,
): Action | undefined {
  const bySegment = new Map<SegmentId, (Span & { readonly replacement: string })[]>();
  for (const place of places) bySegment.set(place.segment, [...(bySegment.get(place.segment) ?? []), place]);
  const texts = new Map<SegmentId, string>();
  for (const [id, spans] of bySegment) {
    const segment = findSegment(state, id);
    if (segment) texts.set(id, replaceIn(segment.pe, spans));
  }
  return editMany(state, texts, label, rule);
}

function replaceIn(text: string, spans: readonly (Span & { readonly replacement: string })[]): string {
  let out = "";
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.from < at || span.to > text.length) continue;
    out += text.slice(at, span.from) + span.replacement;
    at = span.to;
  }
  return out + text.slice(at);
}

import type { Span } from "../text/span.ts";

/** One line of a text; the span has no line end, `text` is that slice. */
export interface Line extends Span {
  readonly text: string;
}

// NEL, form feed and the Unicode separators end lines as well as CR LF, LF and CR do.
const LINE = /([^\r\n\f\u0085\u2028\u2029]*)(\r\n|[\r\n\f\u0085\u2028\u2029]|$)/g;

/** The lines of a text, in order, empty ones included. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(LINE)) {
    const line = match[1] ?? "";
    if (match.index === text.length && lines.length > 0) break;
    lines.push({ from: match.index, to: match.index + line.length, text: line });
  }
  return lines;
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** `[from, to)` without the white space at its ends; `undefined` where nothing else is in it. */
export function trimmedSpan(text: string, from: number, to: number): Span | undefined {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charAt(start))) start += 1;
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
  return start < end ? { from: start, to: end } : undefined;
}

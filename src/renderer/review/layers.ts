import type { Flag } from "../../core/check/flag.ts";
import type { Mark } from "../../core/review/state.ts";
import type { Layer } from "./paint.ts";

/** Flags as underlines; the current one is lit. `fixed` ones are muted. */
export function flagLayers(
  flags: readonly (Flag & { readonly fixed?: boolean })[],
  current: Flag | undefined,
): readonly Layer[] {
  return flags.map((flag, index) => ({
    from: flag.from,
    to: flag.to,
    kind: "flag",
    index,
    className: [
      "flag",
      flag.severity,
      flag.family === "unusual" && "unusual",
      flag.fixed === true && "fixed",
      isSame(flag, current) && "current",
    ]
      .filter(Boolean)
      .join(" "),
  }));
}

function isSame(flag: Flag, other: Flag | undefined): boolean {
  return other !== undefined && flag.rule === other.rule && flag.from === other.from && flag.to === other.to;
}

export function markLayers(marks: readonly Mark[], column: Mark["column"], length: number): readonly Layer[] {
  return marks
    .filter((mark) => mark.column === column && mark.to <= length)
    .map((mark, index) => ({
      from: mark.from,
      to: mark.to,
      kind: "mark",
      index,
      className: `marked ${mark.severity}`,
    }));
}

const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u0000-\u0008\u000B-\u001F\u007F]+/gu;

/** Characters that take no room or turn the direction: shown, since nobody would see them otherwise. */
export function invisibleLayers(text: string): readonly Layer[] {
  return [...text.matchAll(INVISIBLE)].map((found, index) => ({
    from: found.index,
    to: found.index + found[0].length,
    kind: "mark",
    index,
    className: "invisible",
  }));
}

/** The flag of the machine translation that the correction's current flag goes back to. */
export function rawTwin<T extends Flag>(
  raw: readonly T[],
  flag: Flag | undefined,
  texts: { readonly raw: string; readonly pe: string },
): T | undefined {
  if (flag === undefined) return undefined;
  const words = texts.pe.slice(flag.from, flag.to);
  const alike = raw.filter((other) => other.rule === flag.rule);
  const distance = (other: Flag): number => Math.abs(other.from - flag.from);
  const same = alike.filter((other) => texts.raw.slice(other.from, other.to) === words);
  return (same.length > 0 ? same : alike).toSorted((a, b) => distance(a) - distance(b))[0];
}

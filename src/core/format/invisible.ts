import type { Span } from "../text/span.ts";

/** A character that does something to a text without being seen in it. */
export interface Invisible extends Span {
  /** `U+200B`. */
  readonly code: string;
  /** What Unicode calls it, in lower case. */
  readonly name: string;
  /** `bidi` characters can make a text read other than it is stored. */
  readonly kind: "control" | "bidi" | "zero-width" | "space" | "tag";
}

const NAMES: ReadonlyMap<number, readonly [kind: Invisible["kind"], name: string]> = new Map([
  [0x00ad, ["zero-width", "soft hyphen"]],
  [0x034f, ["zero-width", "combining grapheme joiner"]],
  [0x061c, ["bidi", "arabic letter mark"]],
  [0x115f, ["zero-width", "hangul choseong filler"]],
  [0x1160, ["zero-width", "hangul jungseong filler"]],
  [0x180e, ["zero-width", "mongolian vowel separator"]],
  [0x200b, ["zero-width", "zero width space"]],
  [0x200c, ["zero-width", "zero width non-joiner"]],
  [0x200d, ["zero-width", "zero width joiner"]],
  [0x200e, ["bidi", "left-to-right mark"]],
  [0x200f, ["bidi", "right-to-left mark"]],
  [0x2028, ["control", "line separator"]],
  [0x2029, ["control", "paragraph separator"]],
  [0x202a, ["bidi", "left-to-right embedding"]],
  [0x202b, ["bidi", "right-to-left embedding"]],
  [0x202c, ["bidi", "pop directional formatting"]],
  [0x202d, ["bidi", "left-to-right override"]],
  [0x202e, ["bidi", "right-to-left override"]],
  [0x2060, ["zero-width", "word joiner"]],
  [0x2061, ["zero-width", "function application"]],
  [0x2062, ["zero-width", "invisible times"]],
  [0x2063, ["zero-width", "invisible separator"]],
  [0x2064, ["zero-width", "invisible plus"]],
  [0x2066, ["bidi", "left-to-right isolate"]],
  [0x2067, ["bidi", "right-to-left isolate"]],
  [0x2068, ["bidi", "first strong isolate"]],
  [0x2069, ["bidi", "pop directional isolate"]],
  [0x3164, ["zero-width", "hangul filler"]],
  [0xfeff, ["zero-width", "zero width no-break space"]],
  [0xffa0, ["zero-width", "halfwidth hangul filler"]],
  [0xfff9, ["control", "interlinear annotation anchor"]],
  [0xfffa, ["control", "interlinear annotation separator"]],
  [0xfffb, ["control", "interlinear annotation terminator"]],
]);

const CANDIDATE = /[\p{Cc}\p{Cf}\u034F\u115F\u1160\u2028\u2029\u3164\uFFA0]/gu;

/**
 * Every control, bidirectional and zero-width character of a text, in order. Tab and line ends are not among them;
 * a zero width joiner between two pictographs and a non-joiner inside a joining script are part of the writing.
 */
export function findInvisible(text: string): readonly Invisible[] {
  const found: Invisible[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const [char] = match;
    const point = char.codePointAt(0) ?? 0;
    if (point === 0x09 || point === 0x0a || point === 0x0d || isPartOfWriting(text, match.index, point)) continue;
    const [kind, name] = NAMES.get(point) ?? unnamed(point);
    const code = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
    found.push({ from: match.index, to: match.index + char.length, code, name, kind });
  }
  return found;
}

function unnamed(point: number): readonly [kind: Invisible["kind"], name: string] {
  if (point >= 0xe0000 && point <= 0xe007f) return ["tag", "tag character"];
  return point < 0x20 || (point >= 0x7f && point < 0xa0)
    ? ["control", "control character"]
    : ["control", "format character"];
}

const JOINING_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function isPartOfWriting(text: string, at: number, point: number): boolean {
  if (point !== 0x200c && point !== 0x200d) return false;
  const before = /(?:.)\p{M}*\uFE0F?$/su.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? "";
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x20);
  if (JOINING_SCRIPT.test(before)) return JOINING_SCRIPT.test(after);
  return (
    point === 0x200d &&
    /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u.test(before) &&
    /\p{Extended_Pictographic}/u.test(after)
  );
}

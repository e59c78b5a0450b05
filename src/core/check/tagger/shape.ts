import type { Token } from "../token.ts";

const SHAPES: readonly RegExp[] = [
  /^\p{Ll}+$/u,
  /^\p{Lu}\p{Ll}+$/u,
  /^\p{Lu}+$/u,
  /^\p{Lu}\p{Ll}+(?:[-–]\p{Lu}?\p{Ll}+)+$/u,
  /^\p{Ll}+(?:[-–]\p{Ll}+)+$/u,
  /['’]s$/u,
  /['’]/u,
  /^\d+$/u,
  /^\d[\d.,]*$/u,
  /\d/u,
  /^[,;]$/u,
  /^[.!?…]$/u,
  /^["“”'‘’«»]$/u,
  /^[()[\]]$/u,
  /^[-–—]$/u,
  /^:$/u,
  /^[%$€£¥]$/u,
];

/** What a token looks like, as a small number; 17 for none of the listed shapes. Sentence-initial words count twice. */
export function shapeOf(token: Token, initial: boolean): number {
  const found = SHAPES.findIndex((shape) => shape.test(token.text));
  const number = found < 0 ? SHAPES.length : found;
  return initial ? number + 20 : number;
}

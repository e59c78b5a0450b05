import type { Span } from "../../core/text/span.ts";

/** Something that colours part of a text. */
export interface Layer extends Span {
  readonly kind: "ins" | "del" | "flag" | "mark" | "found";
  readonly className: string;
  /** Number of the change or flag, for hovering. */
  readonly index: number;
}

export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly className: string;
  /** `ins` or `del` where the piece is part of a change. */
  readonly change: { readonly kind: "ins" | "del"; readonly index: number } | undefined;
}

/** Cuts a text where layers begin and end, so that each piece has one look. O((text + layers) · layers at one place). */
export function paint(text: string, layers: readonly Layer[]): readonly Piece[] {
  if (layers.length === 0) return text === "" ? [] : [{ from: 0, text, className: "", change: undefined }];
  const cuts = new Set([0, text.length]);
  for (const { from, to } of layers) {
    if (from < text.length) cuts.add(from);
    if (to < text.length) cuts.add(to);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const from = places[i] ?? 0;
    const to = places[i + 1] ?? text.length;
    const here = layers.filter((layer) => layer.from <= from && layer.to >= to && layer.to > layer.from);
    const change = here.find((layer) => layer.kind === "ins" || layer.kind === "del");
    pieces.push({
      from,
      text: text.slice(from, to),
      className: here.map((layer) => layer.className).join(" "),
      change: change === undefined ? undefined : { kind: change.kind as "ins" | "del", index: change.index },
    });
  }
  return pieces;
}

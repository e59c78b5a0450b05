import type { Change } from "./changes.ts";
import type { DocxParagraph, DocxPiece } from "./docx-text.ts";
import { escapeMarkup } from "./markup.ts";
import type { Splice } from "./splice.ts";
import type { XmlElement } from "./xml.ts";
import { child } from "./xml-query.ts";

/** Something to be put between the characters of a paragraph, such as the start of a comment. */
export interface Anchor {
  /** Offset in the paragraph's text. */
  readonly at: number;
  readonly xml: string;
}

/** Wraps runs that go or come into what Word shows as a tracked change. */
export interface Tracking {
  readonly deleted: (runs: string) => string;
  readonly inserted: (runs: string) => string;
}

/** Text as the content of a run: tabs and line ends have elements of their own. `prefix` is that of the document: `w:`. */
export function runText(text: string, prefix: string, name: "t" | "delText" = "t"): string {
  const parts = text.split(/(\t|\r\n|\r|\n)/u).map((part) => {
    if (part === "") return "";
    if (part === "\t") return `<${prefix}tab/>`;
    if (/^[\r\n]/u.test(part)) return `<${prefix}br/>`;
    return `<${prefix}${name} xml:space="preserve">${escapeMarkup(part)}</${prefix}${name}>`;
  });
  return parts.join("");
}

type State = "kept" | "deleted" | "inserted" | "anchor";

interface Item {
  readonly state: State;
  readonly xml: string;
}

/**
 * Splices that turn a paragraph's text into another: each change falls into the run whose words it replaces and looks
 * like it. Without `tracking` the old words are gone; with it they stay as deletions beside insertions.
 */
export function changeParagraph(
  xml: string,
  paragraph: DocxParagraph,
  changes: readonly Change[],
  { tracking, anchors = [] }: { readonly tracking?: Tracking; readonly anchors?: readonly Anchor[] } = {},
): readonly Splice[] {
  if (changes.length === 0 && anchors.length === 0) return [];
  const places = placesOf(paragraph, changes, anchors);
  const runs = [...new Set(paragraph.pieces.map((piece) => piece.run))];
  return runs.flatMap((run) => {
    const own = places.filter((place) => place.piece.run === run);
    if (own.every((place) => !place.isTouched)) return [];
    return [{ from: run.from, to: run.to, text: rebuildRun(xml, run, own, tracking) }];
  });
}

/** A piece with what happens inside it; offsets are in the piece's text. */
interface Place {
  readonly piece: DocxPiece;
  readonly deletions: readonly { readonly from: number; readonly to: number }[];
  readonly insertions: readonly { readonly at: number; readonly text: string }[];
  readonly anchors: readonly Anchor[];
  readonly isTouched: boolean;
}

function placesOf(paragraph: DocxParagraph, changes: readonly Change[], anchors: readonly Anchor[]): readonly Place[] {
  const total = paragraph.text.length;
  let start = 0;
  return paragraph.pieces.map((piece, index): Place => {
    const from = start;
    const to = from + piece.text.length;
    start = to;
    const isLast = index === paragraph.pieces.length - 1;
    const owns = (at: number): boolean => (at >= from && at < to) || (isLast && at === total);
    const home = (change: Change): number => (change.to > change.from ? change.from : Math.max(0, change.from - 1));
    const deletions = changes
      .filter((change) => change.to > change.from && change.from < to && change.to > from)
      .map((change) => ({ from: Math.max(change.from, from) - from, to: Math.min(change.to, to) - from }));
    const insertions = changes
      .filter((change) => change.text !== "" && owns(home(change)))
      .map((change) => ({ at: change.from - from, text: change.text }));
    const own = anchors.filter((anchor) => owns(anchor.at)).map((anchor) => ({ ...anchor, at: anchor.at - from }));
    const isTouched = deletions.length > 0 || insertions.length > 0 || own.length > 0;
    return { piece, deletions, insertions, anchors: own, isTouched };
  });
}

function rebuildRun(xml: string, run: XmlElement, places: readonly Place[], tracking: Tracking | undefined): string {
  const prefix = run.name.slice(0, -run.local.length);
  const properties = child(run, "rPr");
  const byElement = new Map(places.map((place) => [place.piece.element, place]));
  const items: Item[] = [];
  for (const node of run.children) {
    if (node === properties) continue;
    const place = node.kind === "element" ? byElement.get(node) : undefined;
    const raw = xml.slice(node.from, node.to);
    if (place === undefined || !place.isTouched) items.push({ state: "kept", xml: raw });
    else items.push(...pieceItems(raw, place, prefix));
  }
  const head =
    xml.slice(run.from, run.openTo) + (properties === undefined ? "" : xml.slice(properties.from, properties.to));
  const wrap = (content: string): string => `${head}${content}</${run.name}>`;
  return emit(items, wrap, tracking);
}

/** A piece cut at its changes and anchors, in order. */
function pieceItems(raw: string, place: Place, prefix: string): readonly Item[] {
  const { text } = place.piece;
  const isText = place.piece.element.local === "t";
  const cuts = new Set([0, text.length]);
  for (const { from, to } of place.deletions) cuts.add(from).add(to);
  for (const { at } of place.insertions) cuts.add(at);
  for (const { at } of place.anchors) cuts.add(at);
  const items: Item[] = [];
  const ordered = [...cuts].toSorted((a, b) => a - b);
  const insertedAt = (at: number): void => {
    for (const insertion of place.insertions) {
      if (insertion.at === at) items.push({ state: "inserted", xml: runText(insertion.text, prefix) });
    }
  };
  ordered.forEach((at, index) => {
    for (const anchor of place.anchors) if (anchor.at === at) items.push({ state: "anchor", xml: anchor.xml });
    const isReplaced = place.deletions.some((deletion) => deletion.from === at);
    if (!isReplaced) insertedAt(at);
    const next = ordered[index + 1];
    if (next !== undefined) {
      const isDeleted = place.deletions.some((deletion) => deletion.from <= at && deletion.to >= next);
      const state = isDeleted ? "deleted" : "kept";
      const part = text.slice(at, next);
      items.push({ state, xml: isText ? runText(part, prefix, isDeleted ? "delText" : "t") : raw });
    }
    if (isReplaced) insertedAt(at);
  });
  return items;
}

function emit(items: readonly Item[], wrap: (content: string) => string, tracking: Tracking | undefined): string {
  const parts: string[] = [];
  let content = "";
  let state: State | undefined;
  const flush = (): void => {
    if (state === "anchor") parts.push(content);
    else if (content !== "") {
      const runs = wrap(content);
      if (state === "kept" || tracking === undefined) parts.push(state === "deleted" ? "" : runs);
      else parts.push(state === "deleted" ? tracking.deleted(runs) : tracking.inserted(runs));
    }
    content = "";
  };
  for (const item of items) {
    const wanted = tracking === undefined && item.state === "inserted" ? "kept" : item.state;
    if (tracking === undefined && item.state === "deleted") continue;
    if (wanted !== state) flush();
    state = wanted;
    content += item.xml;
  }
  flush();
  return parts.join("");
}

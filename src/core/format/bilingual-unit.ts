import type { BlockKind } from "../review/article.ts";
import type { XmlElement } from "./xml.ts";

/** Character data of a target, at `[from, to)` of the file. */
export interface XmlPiece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Where a target goes that has no text yet. Targets with one `group` stand in one new element: all are written or none. */
export interface EmptyPlace {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
  readonly group: number;
}

/** One sentence pair of a bilingual file. */
export interface BilingualUnit {
  readonly kind: BlockKind;
  readonly source: string;
  readonly state?: string;
  readonly pieces: readonly XmlPiece[];
  readonly empty: EmptyPlace;
}

/** What a bilingual file says. */
export interface BilingualFile {
  readonly version?: string;
  readonly sourceLang?: string;
  readonly targetLang?: string;
  readonly title?: string;
  readonly units: readonly BilingualUnit[];
}

/** What the editor chose about a bilingual file. */
export interface Wanted {
  readonly encoding?: string;
  readonly sourceLang?: string;
  readonly targetLang?: string;
}

/** Character data below an element in order, leaving out what native codes hold. */
export function piecesOf(element: XmlElement, codes: ReadonlySet<string>): readonly XmlPiece[] {
  return element.children.flatMap((node): readonly XmlPiece[] => {
    if (node.kind === "text") return node.text === "" ? [] : [{ text: node.text, from: node.from, to: node.to }];
    if (node.local === "cp") return [{ text: controlOf(node), from: node.from, to: node.to }];
    return codes.has(node.local) ? [] : piecesOf(node, codes);
  });
}

/** XLIFF 2 names characters that XML cannot hold. */
function controlOf(element: XmlElement): string {
  const point = Number.parseInt(element.attributes.get("hex") ?? "", 16);
  return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
}

/** Where text goes into an element that has none. */
export function emptyInside(element: XmlElement, xml: string, group: number): EmptyPlace {
  if (element.openTo !== element.to) return { from: element.openTo, to: element.openTo, before: "", after: "", group };
  const tag = xml.slice(element.from, element.to).replace(/\s*\/>$/u, ">");
  return { from: element.from, to: element.to, before: tag, after: `</${element.name}>`, group };
}

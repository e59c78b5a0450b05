import type { XmlElement, XmlNode } from "./xml.ts";
import { attr, child, childAt, descendants, elements, textOf } from "./xml-query.ts";

/** A tracked insertion, deletion or move that carries text. */
export interface DocxRevision {
  readonly kind: "ins" | "del" | "moveFrom" | "moveTo";
  readonly author?: string;
  readonly date?: string;
  readonly text: string;
}

const CONTENT_CHANGES: ReadonlySet<string> = new Set(["ins", "del", "moveFrom", "moveTo"]);
const PROPERTY_HOLDERS: ReadonlySet<string> = new Set(["rPr", "trPr", "tcPr", "ctrlPr", "numPr", "pPr"]);
const CELL_CHANGES: ReadonlySet<string> = new Set(["cellIns", "cellDel", "cellMerge"]);
const RANGE_MARKER = /^(?:moveFrom|moveTo|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End)$/u;
const PROPERTY_CHANGE = /^(?:[a-zA-Z]+PrChange|tblGridChange|numberingChange|tblPrExChange)$/u;

/** The tracked changes of text in a part, in document order. */
export function listRevisions(root: XmlElement): readonly DocxRevision[] {
  const found: DocxRevision[] = [];
  for (const element of descendants(root)) {
    if (!CONTENT_CHANGES.has(element.local) || isMarker(element)) continue;
    const text = revisionText(element);
    if (text === "") continue;
    const author = attr(element, "author");
    const date = attr(element, "date");
    const kind = element.local as DocxRevision["kind"];
    found.push({ kind, text, ...(author === undefined ? {} : { author }), ...(date === undefined ? {} : { date }) });
  }
  return found;
}

function revisionText(element: XmlElement): string {
  let text = "";
  for (const inner of descendants(element)) if (inner.local === "t" || inner.local === "delText") text += textOf(inner);
  return text;
}

/** An empty `w:ins` or `w:del` inside properties says something about its paragraph mark or row, not about text. */
function isMarker(element: XmlElement): boolean {
  return element.parent !== undefined && PROPERTY_HOLDERS.has(element.parent.local);
}

/**
 * The part's XML as if every tracked change were accepted (or rejected): text, paragraph marks, rows, cells, moves and
 * formatting. What holds no tracked change comes back character for character.
 */
export function resolveRevisions(xml: string, root: XmlElement, outcome: "accept" | "reject"): string {
  const touched = elementsWithRevisions(root);
  if (touched.size === 0) return xml;
  const resolver = new Resolver(xml, touched, outcome);
  return xml.slice(0, root.from) + resolver.render(root) + xml.slice(root.to);
}

function isRevision(element: XmlElement): boolean {
  const { local } = element;
  return (
    CONTENT_CHANGES.has(local) || CELL_CHANGES.has(local) || RANGE_MARKER.test(local) || PROPERTY_CHANGE.test(local)
  );
}

/** Revisions and everything around them. */
function elementsWithRevisions(root: XmlElement): ReadonlySet<XmlElement> {
  const touched = new Set<XmlElement>();
  for (const element of descendants(root)) {
    if (!isRevision(element)) continue;
    for (let at: XmlElement | undefined = element; at !== undefined && !touched.has(at); at = at.parent)
      touched.add(at);
  }
  return touched;
}

class Resolver {
  readonly #xml: string;
  readonly #touched: ReadonlySet<XmlElement>;
  readonly #accepts: boolean;

  constructor(xml: string, touched: ReadonlySet<XmlElement>, outcome: "accept" | "reject") {
    this.#xml = xml;
    this.#touched = touched;
    this.#accepts = outcome === "accept";
  }

  render(node: XmlNode): string {
    if (node.kind === "text" || !this.#touched.has(node)) return this.#xml.slice(node.from, node.to);
    const { local } = node;
    if (RANGE_MARKER.test(local) || CELL_CHANGES.has(local) || PROPERTY_CHANGE.test(local)) return "";
    if (CONTENT_CHANGES.has(local)) return this.#renderChange(node);
    if ((local === "tr" || local === "tc" || local === "tbl") && this.#isGone(node)) return "";
    const former = this.#accepts ? undefined : elements(node).find((inner) => PROPERTY_CHANGE.test(inner.local));
    const content = former === undefined ? this.#renderContent(node) : this.#renderFormer(node, former);
    return this.#xml.slice(node.from, node.openTo) + content + this.#xml.slice(node.closeFrom, node.to);
  }

  /** True for what stays out of the text under this outcome. */
  #isDropped(local: string): boolean {
    return this.#accepts ? local === "del" || local === "moveFrom" : local === "ins" || local === "moveTo";
  }

  #renderChange(element: XmlElement): string {
    if (isMarker(element) || this.#isDropped(element.local)) return "";
    const content = this.#renderContent(element);
    if (element.local === "ins" || element.local === "moveTo" || element.local === "moveFrom") return content;
    return content.replace(
      /(<\/?(?:[\w.-]+:)?)del(Text|InstrText)\b/gu,
      (_, start: string, name: string) => start + (name === "Text" ? "t" : "instrText"),
    );
  }

  /** A rejected change of properties: what they were before; a paragraph keeps what its mark looks like. */
  #renderFormer(element: XmlElement, change: XmlElement): string {
    const before = elements(change)[0];
    const kept = element.local === "pPr" ? elements(element, "rPr", "sectPr").map((inner) => this.render(inner)) : [];
    return (before === undefined ? "" : this.#xml.slice(before.openTo, before.closeFrom)) + kept.join("");
  }

  #isGone(element: XmlElement): boolean {
    if (element.local === "tbl") {
      const rows = elements(element, "tr");
      return rows.length > 0 && rows.every((row) => this.#isGone(row));
    }
    if (element.local === "tc") {
      const change = elements(child(element, "tcPr") ?? element).find((inner) => CELL_CHANGES.has(inner.local));
      return change !== undefined && change.local === (this.#accepts ? "cellDel" : "cellIns");
    }
    const properties = child(element, "trPr");
    const isRowGone = properties !== undefined && elements(properties).some((inner) => this.#isDropped(inner.local));
    const cells = elements(element, "tc");
    return isRowGone || (cells.length > 0 && cells.every((cell) => this.#isGone(cell)));
  }

  /** Children in order; a paragraph whose mark is gone runs on into the next one. */
  #renderContent(element: XmlElement): string {
    const parts: string[] = [];
    const { children } = element;
    for (let at = 0; at < children.length; at += 1) {
      const node = children[at];
      if (node === undefined) continue;
      if (node.kind === "text" || node.local !== "p" || !this.#lostItsMark(node)) {
        parts.push(this.render(node));
        continue;
      }
      const run: XmlElement[] = [node];
      let next = at + 1;
      for (; next < children.length; next += 1) {
        const follower = children[next];
        if (follower?.kind === "text" || (follower !== undefined && RANGE_MARKER.test(follower.local))) continue;
        if (follower?.local !== "p") break;
        run.push(follower);
        if (!this.#lostItsMark(follower)) break;
      }
      parts.push(this.#renderMerged(run));
      at += this.#lastIndex(children, run) - at;
    }
    return parts.join("");
  }

  #lastIndex(children: readonly XmlNode[], run: readonly XmlElement[]): number {
    const last = run.at(-1);
    return last === undefined ? 0 : children.indexOf(last);
  }

  #renderMerged(run: readonly XmlElement[]): string {
    const last = run.at(-1);
    if (last === undefined) return "";
    const properties = child(last, "pPr");
    const content = run
      .map((paragraph) => {
        const own = child(paragraph, "pPr");
        return paragraph.children.map((node) => (node === own ? "" : this.render(node))).join("");
      })
      .join("");
    // Nothing follows that could take the text: only an empty paragraph goes.
    if (this.#lostItsMark(last) && content === "" && !isNeeded(last)) return "";
    const [open, close] = this.#tags(last);
    return open + (properties === undefined ? "" : this.render(properties)) + content + close;
  }

  #tags(element: XmlElement): readonly [open: string, close: string] {
    const open = this.#xml.slice(element.from, element.openTo);
    if (element.openTo !== element.to) return [open, this.#xml.slice(element.closeFrom, element.to)];
    return [`${open.slice(0, -2)}>`, `</${element.name}>`];
  }

  #lostItsMark(paragraph: XmlElement): boolean {
    if (!this.#touched.has(paragraph)) return false;
    const mark = childAt(paragraph, "pPr", "rPr");
    return mark !== undefined && elements(mark).some((inner) => this.#isDropped(inner.local));
  }
}

/** A cell and a body must end with a paragraph. */
function isNeeded(paragraph: XmlElement): boolean {
  const siblings = paragraph.parent === undefined ? [] : elements(paragraph.parent);
  const blocks = siblings.filter((sibling) => sibling.local === "p");
  return blocks.length === 1 || siblings.at(-1) === paragraph;
}

import type { BlockKind } from "../review/article.ts";
import type { HtmlElement, HtmlNode, HtmlText } from "./html-tree.ts";

/** A stretch of the file that holds text of a block; white space around it that no browser shows is left out. */
export interface HtmlPiece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly isBreak: boolean;
  /** The element it stands in. */
  readonly element: HtmlElement;
}

/** Text that a browser shows as one paragraph. */
export interface HtmlBlock {
  readonly kind: BlockKind;
  readonly pieces: readonly HtmlPiece[];
  readonly text: string;
  /** The block element around it. */
  readonly element: HtmlElement;
}

const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "applet area audio button canvas command datalist embed frame frameset head iframe img input link map math meta noscript " +
    "object optgroup option param progress script select source style svg template textarea title track video"
  ).split(" "),
);

/** The paragraphs below an element, in document order. */
export function htmlBlocks(root: HtmlElement): readonly HtmlBlock[] {
  const grouper = new Grouper();
  grouper.walk(root, root);
  grouper.flush(root);
  return grouper.blocks;
}

function isHidden({ name, attributes }: HtmlElement): boolean {
  if (HIDDEN_ELEMENTS.has(name) || attributes["hidden"] !== undefined) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attributes["style"] ?? "");
}

const CREDIT = /\b(?:img-author|photographer|creator|copyright(?:holder)?)\b|credit/iu;

/** Who took a picture is not translated. */
function isCredit({ attributes, parent }: HtmlElement): boolean {
  if (!CREDIT.test(`${attributes["class"] ?? ""} ${attributes["itemprop"] ?? ""}`)) return false;
  for (let at = parent; at !== undefined; at = at.parent)
    if (at.name === "figure" || at.name === "figcaption") return true;
  return false;
}

class Grouper {
  readonly blocks: HtmlBlock[] = [];
  #waiting: HtmlPiece[] = [];
  #endsInSpace = true;

  walk(element: HtmlElement, block: HtmlElement): void {
    for (const node of element.children) this.#node(node, element, block);
  }

  #node(node: HtmlNode, element: HtmlElement, block: HtmlElement): void {
    if (node.kind === "text") {
      this.#add(node, element, isPreformatted(element));
      return;
    }
    if (isHidden(node) || isCredit(node)) return;
    if (node.name === "br") {
      this.#break(node, block);
      return;
    }
    if (!BLOCK_ELEMENTS.has(node.name)) {
      this.walk(node, block);
      return;
    }
    this.flush(block);
    this.walk(node, node);
    this.flush(node);
  }

  #add(node: HtmlText, element: HtmlElement, isKept: boolean): void {
    let text = isKept ? node.text : node.text.replace(/[ \t\r\n\f]+/gu, " ");
    let { from, to } = node;
    if (!isKept && this.#endsInSpace && text.startsWith(" ")) {
      text = text.slice(1);
      from += /^[ \t\r\n\f]*/u.exec(this.#raw(node))?.[0].length ?? 0;
      if (text === "") to = from;
    }
    if (text === "") return;
    this.#waiting.push({ text, from, to, isBreak: false, element });
    this.#endsInSpace = !isKept && text.endsWith(" ");
  }

  /** White space of a text node stands in the file as it is in the text, unless written as entities. */
  #raw(node: HtmlText): string {
    return node.to - node.from === node.text.length ? node.text : "";
  }

  /** One break is a new line of the paragraph, two are a new paragraph. */
  #break(node: HtmlElement, block: HtmlElement): void {
    if (this.#waiting.at(-1)?.isBreak === true) {
      this.flush(block);
      return;
    }
    if (this.#waiting.length === 0) return;
    this.#waiting.push({ text: "\n", from: node.from, to: node.to, isBreak: true, element: node });
    this.#endsInSpace = true;
  }

  flush(element: HtmlElement): void {
    const pieces = trimmedEnd(this.#waiting);
    this.#waiting = [];
    this.#endsInSpace = true;
    const text = pieces.map((piece) => piece.text).join("");
    if (text.trim() !== "") this.blocks.push({ kind: kindOf(element), pieces, text, element });
  }
}

function trimmedEnd(pieces: readonly HtmlPiece[]): readonly HtmlPiece[] {
  const kept = [...pieces];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    if (last.isBreak || last.text.trim() === "") {
      kept.pop();
      continue;
    }
    if (!isPreformatted(last.element) && last.text.endsWith(" ")) {
      kept[kept.length - 1] = { ...last, text: last.text.trimEnd(), to: last.to };
    }
    break;
  }
  return kept;
}

function isPreformatted(element: HtmlElement): boolean {
  for (let at: HtmlElement | undefined = element; at !== undefined; at = at.parent) if (at.name === "pre") return true;
  return false;
}

const KIND_OF: Readonly<Record<string, BlockKind>> = {
  h1: "headline",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  li: "list-item",
  dd: "list-item",
  td: "table-cell",
  th: "table-cell",
  caption: "caption",
  figcaption: "caption",
  blockquote: "quote",
  pre: "code",
};

const BYLINE = /\b(?:by-?line|author(?:-name)?|p-author)\b/iu;
const DATELINE = /\b(?:date-?line|pub(?:lished)?-?date|timestamp|dt-published)\b/iu;

function kindOf(element: HtmlElement): BlockKind {
  const own = `${element.attributes["class"] ?? ""} ${element.attributes["itemprop"] ?? ""} ${element.attributes["rel"] ?? ""}`;
  if (BYLINE.test(own)) return "byline";
  if (DATELINE.test(own)) return "dateline";
  for (let at: HtmlElement | undefined = element; at !== undefined; at = at.parent) {
    const kind = KIND_OF[at.name];
    if (kind !== undefined) return kind;
    if (at.name === "body" || at.name === "article") break;
  }
  return "paragraph";
}

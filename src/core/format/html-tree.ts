import { Parser } from "htmlparser2";

import { err, ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";

/** An element of a page. `id` counts start tags; `tagNameTo` is where its name ends in the text, `from` where the tag begins. */
export interface HtmlElement {
  readonly kind: "element";
  readonly id: number;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
  readonly parent: HtmlElement | undefined;
  readonly from: number;
  readonly to: number;
  readonly tagNameTo: number;
}

/** Text of a page, entities resolved, at `[from, to)` of the file. */
export interface HtmlText {
  readonly kind: "text";
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export type HtmlNode = HtmlElement | HtmlText;

interface Building extends HtmlElement {
  readonly children: HtmlNode[];
}

/** Deeper pages exist only to break readers. */
const MAX_DEPTH = 400;
const MAX_NODES = 400_000;

class Stop extends Error {}

/** A page as a tree whose text knows its places; nothing is run or loaded. The root has no name. */
export function parseHtml(text: string): Result<HtmlElement, ReadError> {
  const root: Building = {
    ...{ kind: "element", id: 0, name: "", attributes: {}, children: [], parent: undefined },
    ...{ from: 0, to: 0, tagNameTo: 0 },
  };
  let open: Building = root;
  let depth = 0;
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) throw new Stop();
  };
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        count();
        const from = parser.startIndex;
        const isWritten = text[from] === "<";
        const element: Building = {
          ...{ kind: "element", id: nodes, name, attributes, children: [], parent: open, from },
          ...{ to: parser.endIndex + 1, tagNameTo: isWritten ? from + 1 + name.length : -1 },
        };
        open.children.push(element);
        open = element;
      },
      onclosetag: () => {
        depth -= 1;
        if (open.parent !== undefined) open = open.parent as Building;
      },
      ontext: (part) => {
        count();
        const to = parser.endIndex + 1;
        const last = open.children.at(-1);
        if (last?.kind === "text" && last.to === parser.startIndex) {
          open.children[open.children.length - 1] = { ...last, text: last.text + part, to };
        } else {
          open.children.push({ kind: "text", text: part, from: parser.startIndex, to });
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  try {
    parser.write(text);
    parser.end();
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown;
    const at = `line ${text.slice(0, parser.startIndex).split("\n").length}`;
    const isDeep = depth > MAX_DEPTH;
    return err({
      code: isDeep ? "too-deep" : "too-large",
      message: isDeep ? "nested too deeply" : "too many nodes",
      at,
    });
  }
  return ok(root);
}

/** Every element below one, in document order. */
export function* htmlElements(root: HtmlElement): Generator<HtmlElement> {
  const stack: HtmlElement[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (element !== root) yield element;
    for (let at = element.children.length - 1; at >= 0; at -= 1) {
      const node = element.children[at];
      if (node?.kind === "element") stack.push(node);
    }
  }
}

/** The first element of a name. */
export function findElement(root: HtmlElement, name: string): HtmlElement | undefined {
  for (const element of htmlElements(root)) if (element.name === name) return element;
  return undefined;
}

/** All text below an element, joined. */
export function htmlText(element: HtmlElement): string {
  return element.children.map((node) => (node.kind === "text" ? node.text : htmlText(node))).join("");
}

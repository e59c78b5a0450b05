import { SaxesParser } from "saxes";

import { err, ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";

/** An element with its place in the text it was read from, so that a writer can replace parts and leave the rest alone. */
export interface XmlElement {
  readonly kind: "element";
  /** Name as written: `w:p`. */
  readonly name: string;
  /** Name without its prefix. */
  readonly local: string;
  readonly uri: string;
  /** By name as written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | undefined;
  /** The whole element is `[from, to)`, its content `[openTo, closeFrom)`. */
  readonly from: number;
  readonly openTo: number;
  readonly closeFrom: number;
  readonly to: number;
}

/** Character data, entities resolved; `[from, to)` is what stands in the file, with `<![CDATA[` and `]]>`. */
export interface XmlText {
  readonly kind: "text";
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export type XmlNode = XmlElement | XmlText;

/** Elements nested deeper than this are refused: no document of a word processor or translation tool comes near. */
const MAX_DEPTH = 256;
/** More nodes than this would cost more memory than a reader may have. */
const MAX_NODES = 600_000;
/** Most elements have none, and a map each would double the tree. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Which document type declaration is let through unread; by default none. Never one with an internal subset. */
type AllowDoctype = (doctype: string) => boolean;

/** `part` names a container's part in errors. Refuses documents that are not well-formed, and any DOCTYPE. */
export function parseXml(
  text: string,
  part = "",
  allowDoctype: AllowDoctype = () => false,
): Result<XmlElement, ReadError> {
  const build = new TreeBuilder(text, allowDoctype);
  try {
    return ok(build.run());
  } catch (thrown) {
    if (thrown instanceof Stop) return err({ ...thrown.error, at: place(part, thrown.error.at ?? build.position()) });
    throw thrown;
  }
}

function place(part: string, position: string): string {
  return part === "" ? position : `${part}, ${position}`;
}

/** Leaves the parser at once; never seen outside this file. */
class Stop extends Error {
  readonly error: ReadError;
  constructor(error: ReadError) {
    super(error.message);
    this.error = error;
  }
}

interface Building {
  kind: "element";
  name: string;
  local: string;
  uri: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  parent: Building | undefined;
  from: number;
  openTo: number;
  closeFrom: number;
  to: number;
}

class TreeBuilder {
  readonly #text: string;
  readonly #allowDoctype: AllowDoctype;
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  #open: Building | undefined;
  #root: Building | undefined;
  #depth = 0;
  #nodes = 0;
  /** Where the last token ended. */
  #cursor = 0;

  constructor(text: string, allowDoctype: AllowDoctype) {
    this.#text = text;
    this.#allowDoctype = allowDoctype;
  }

  position(): string {
    return `line ${this.#parser.line}, column ${this.#parser.column + 1}`;
  }

  run(): XmlElement {
    const parser = this.#parser;
    parser.on("error", (error) => {
      const [, line, column, message] = /^(\d+):(\d+): (.*)$/su.exec(error.message) ?? [];
      const at = line === undefined ? this.position() : `line ${line}, column ${Number(column) + 1}`;
      throw new Stop({ code: "malformed", message: message ?? error.message, at });
    });
    parser.on("doctype", (doctype) => {
      if (doctype.includes("[") || !this.#allowDoctype(doctype)) {
        throw new Stop({ code: "doctype", message: "a document type declaration is not read" });
      }
      this.#cursor = parser.position;
    });
    parser.on("opentagstart", () => {
      this.#depth += 1;
      this.#count();
      if (this.#depth > MAX_DEPTH) throw new Stop({ code: "too-deep", message: `more than ${MAX_DEPTH} levels` });
    });
    parser.on("opentag", (tag) => this.#openTag(tag));
    parser.on("closetag", () => this.#closeTag());
    parser.on("text", (text) => this.#addText(text, parser.position - 1));
    parser.on("cdata", (text) => this.#addText(text, parser.position));
    const skip = (): void => void (this.#cursor = parser.position);
    parser.on("comment", skip);
    parser.on("processinginstruction", skip);
    parser.on("xmldecl", skip);
    parser.write(this.#text).close();
    if (this.#root === undefined) throw new Stop({ code: "malformed", message: "no element" });
    return this.#root;
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new Stop({ code: "too-large", message: `more than ${MAX_NODES} nodes` });
  }

  #openTag(tag: {
    readonly name: string;
    readonly local: string;
    readonly uri: string;
    readonly attributes: Readonly<Record<string, { readonly value: string }>>;
  }): void {
    const end = this.#parser.position;
    const from = this.#text.indexOf("<", this.#cursor);
    const { name, local, uri } = tag;
    const written = Object.entries(tag.attributes);
    const attributes =
      written.length === 0 ? NO_ATTRIBUTES : new Map(written.map(([key, { value }]) => [key, value] as const));
    const parent = this.#open;
    const element: Building = {
      ...{ kind: "element", name, local, uri, attributes, children: [], parent },
      ...{ from, openTo: end, closeFrom: end, to: end },
    };
    parent?.children.push(element);
    this.#root ??= element;
    this.#open = element;
    this.#cursor = end;
  }

  #closeTag(): void {
    const element = this.#open;
    if (element === undefined) return;
    const end = this.#parser.position;
    // A self-closing tag closes where it opened.
    if (end > element.openTo) element.closeFrom = this.#text.lastIndexOf("<", end - 1);
    element.to = end;
    this.#open = element.parent;
    this.#depth -= 1;
    this.#cursor = end;
  }

  #addText(text: string, end: number): void {
    if (this.#open !== undefined) {
      this.#count();
      this.#open.children.push({ kind: "text", text, from: this.#cursor, to: end });
    }
    this.#cursor = end;
  }
}

import type { XmlElement, XmlNode } from "./xml.ts";

/** Value of the attribute with this local name, whatever its prefix; a name with a prefix is taken as written. */
export function attr(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes.get(name);
  if (exact !== undefined || name.includes(":")) return exact;
  for (const [key, value] of element.attributes) if (key.endsWith(`:${name}`)) return value;
  return undefined;
}

/** Child elements, all or those with one of the local names. */
export function elements(parent: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return parent.children.filter(
    (node): node is XmlElement => node.kind === "element" && (names.length === 0 || names.includes(node.local)),
  );
}

/** The first child element with a local name. */
export function child(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((node): node is XmlElement => node.kind === "element" && node.local === name);
}

/** The element at the end of a path of local names. */
export function childAt(parent: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => (at === undefined ? undefined : child(at, name)), parent);
}

/** Every element below one, in document order, itself first. */
export function* descendants(root: XmlElement): Generator<XmlElement> {
  const stack: XmlElement[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    yield element;
    for (let at = element.children.length - 1; at >= 0; at -= 1) {
      const node = element.children[at];
      if (node?.kind === "element") stack.push(node);
    }
  }
}

/** All character data below a node, joined. */
export function textOf(node: XmlNode): string {
  if (node.kind === "text") return node.text;
  return node.children.map(textOf).join("");
}

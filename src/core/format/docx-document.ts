import { err, ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";
import { type Container, openContainer, relationsOf, type Relation, xmlPart } from "./docx-package.ts";
import { listRevisions, resolveRevisions, type DocxRevision } from "./docx-revisions.ts";
import { type DocxParagraph, docxParagraphs, styleNamesOf } from "./docx-text.ts";
import { parseXml, type XmlElement } from "./xml.ts";
import { attr, descendants, elements, textOf } from "./xml-query.ts";

/** A docx opened: its main part with earlier tracked changes accepted, and what hangs on it. */
export interface DocxDocument {
  readonly container: Container;
  /** Name of the main part. */
  readonly part: string;
  /** XML of the main part as stored. */
  readonly stored: XmlElement;
  readonly storedXml: string;
  /** The same with all earlier tracked changes accepted; paragraphs are places in it. */
  readonly xml: string;
  readonly root: XmlElement;
  readonly paragraphs: readonly DocxParagraph[];
  readonly styleNames: ReadonlyMap<string, string>;
  readonly relations: readonly Relation[];
  readonly revisions: readonly DocxRevision[];
}

export function openDocx(bytes: Uint8Array): Result<DocxDocument, ReadError> {
  const container = openContainer(bytes);
  if (!container.ok) return container;
  const roots = relationsOf(container.value, "");
  if (!roots.ok) return roots;
  const part = roots.value.find((relation) => relation.type === "officeDocument")?.target ?? "word/document.xml";
  const stored = xmlPart(container.value, part);
  if (stored === undefined) return err({ code: "malformed", message: "the main part is missing", at: part });
  if (!stored.ok) return stored;
  if (stored.value.root.local !== "document") {
    return err({ code: "unknown-format", message: "an Office file, but not a Word document", at: part });
  }
  const relations = relationsOf(container.value, part);
  if (!relations.ok) return relations;
  const stylesPart = relations.value.find((relation) => relation.type === "styles")?.target;
  const styles = stylesPart === undefined ? undefined : xmlPart(container.value, stylesPart);
  if (styles?.ok === false) return styles;
  const xml = resolveRevisions(stored.value.xml, stored.value.root, "accept");
  const root = xml === stored.value.xml ? ok(stored.value.root) : parseXml(xml, part);
  if (!root.ok) return root;
  return ok({
    ...{ container: container.value, part, stored: stored.value.root, storedXml: stored.value.xml, xml },
    root: root.value,
    paragraphs: docxParagraphs(root.value),
    styleNames: styleNamesOf(styles?.value.root),
    relations: relations.value,
    revisions: listRevisions(stored.value.root),
  });
}

export interface DocxComment {
  readonly author?: string;
  readonly date?: string;
  readonly text: string;
}

/** Comments in the order they are stored. */
export function docxComments(document: DocxDocument): Result<readonly DocxComment[], ReadError> {
  const part = document.relations.find((relation) => relation.type === "comments" && !relation.isExternal)?.target;
  const comments = part === undefined ? undefined : xmlPart(document.container, part);
  if (comments === undefined) return ok([]);
  if (!comments.ok) return comments;
  return ok(
    elements(comments.value.root, "comment").map((comment) => {
      const author = attr(comment, "author");
      const date = attr(comment, "date");
      const lines = docxParagraphs(comment).map((paragraph) => paragraph.text);
      const text = lines.join("\n");
      return { text, ...(author === undefined ? {} : { author }), ...(date === undefined ? {} : { date }) };
    }),
  );
}

/** Title of the document's properties, if it has one. */
export function docxTitle(document: DocxDocument): string | undefined {
  const core = xmlPart(document.container, "docProps/core.xml");
  if (core === undefined || !core.ok) return undefined;
  for (const element of descendants(core.value.root)) {
    const title = element.local === "title" ? textOf(element).trim() : "";
    if (title !== "") return title;
  }
  return undefined;
}

import { err, ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";
import { decodeXml } from "./xml-decode.ts";
import { parseXml, type XmlElement } from "./xml.ts";
import { attr, elements } from "./xml-query.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";
import { unpack } from "./zip.ts";

/** An XML part of a container: its text and its tree, whose places are in that text. */
export interface XmlPart {
  readonly name: string;
  readonly xml: string;
  readonly root: XmlElement;
}

/** A container whose directory has been checked. */
export interface Container {
  readonly entries: readonly ZipEntry[];
}

export function openContainer(bytes: Uint8Array): Result<Container, ReadError> {
  const entries = readZipDirectory(bytes);
  return entries.ok ? ok({ entries: entries.value }) : entries;
}

/** A part as text; `undefined` when the container has no such entry. */
export function partText(container: Container, name: string): Result<string, ReadError> | undefined {
  const entry = container.entries.find((candidate) => candidate.name === name);
  if (entry === undefined) return undefined;
  const bytes = unpack(entry);
  if (!bytes.ok) return bytes;
  const decoded = decodeXml(bytes.value);
  return decoded.ok ? ok(decoded.value.text) : err({ ...decoded.error, at: name });
}

/** A part parsed; `undefined` when the container has no such entry. */
export function xmlPart(container: Container, name: string): Result<XmlPart, ReadError> | undefined {
  const text = partText(container, name);
  if (text === undefined || !text.ok) return text;
  const root = parseXml(text.value, name);
  return root.ok ? ok({ name, xml: text.value, root: root.value }) : root;
}

/** Where a part's relationships lead: targets by the last word of their type, and by id. */
export interface Relation {
  readonly id: string;
  /** `comments`, `styles`, `officeDocument` … */
  readonly type: string;
  /** A name in the container, or an address outside it. */
  readonly target: string;
  readonly isExternal: boolean;
}

export function relationsOf(container: Container, part: string): Result<readonly Relation[], ReadError> {
  const rels = xmlPart(container, relationsName(part));
  if (rels === undefined) return ok([]);
  if (!rels.ok) return rels;
  const folder = part.includes("/") ? part.slice(0, part.lastIndexOf("/") + 1) : "";
  return ok(
    elements(rels.value.root, "Relationship").map((relation) => {
      const target = attr(relation, "Target") ?? "";
      const isExternal = attr(relation, "TargetMode") === "External";
      const type = (attr(relation, "Type") ?? "").split("/").at(-1) ?? "";
      return {
        id: attr(relation, "Id") ?? "",
        type,
        target: isExternal ? target : resolve(folder, target),
        isExternal,
      };
    }),
  );
}

/** `word/document.xml` → `word/_rels/document.xml.rels`; the container's own relations belong to the part ``. */
export function relationsName(part: string): string {
  const at = part.lastIndexOf("/") + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

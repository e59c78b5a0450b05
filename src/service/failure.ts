import type { GalleyError } from "../contract/errors.ts";
import type { ReadError } from "../core/format/document.ts";
import type { FileError, StoreError } from "./ports.ts";

/** Store, file and reader failures in the one shape that every caller gets. */
export function fromStore({ code, detail, path }: StoreError): GalleyError {
  return { code, detail, ...(path === undefined ? {} : { at: path }) };
}

export function fromFile({ code, path }: FileError): GalleyError {
  return { code: code === "not-found" ? "file-not-found" : code, at: path };
}

/** `fileName` is empty for a pasted text. */
export function fromReader({ code, message, at }: ReadError, fileName: string): GalleyError {
  const place = [fileName || "The pasted text", ...(at === undefined ? [] : [`(${at})`])].join(" ");
  return { code, detail: message, at: place };
}

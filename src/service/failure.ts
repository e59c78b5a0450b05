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

export function fromReader({ code, message, at }: ReadError): GalleyError {
  return { code, detail: message, ...(at === undefined ? {} : { at }) };
}

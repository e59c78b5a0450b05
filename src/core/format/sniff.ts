import type { FormatName } from "../review/article.ts";
import type { ReadError } from "./document.ts";

/** What the first bytes of a file say it is: a container, a text format, some text, or nothing that can be read. */
export type Sniffed =
  | { readonly kind: "zip" }
  | { readonly kind: "rtf" }
  | { readonly kind: "text" }
  | { readonly kind: "refused"; readonly error: ReadError };

const FOREIGN: readonly (readonly [name: string, first: readonly number[]])[] = [
  ["PDF", [0x25, 0x50, 0x44, 0x46]],
  ["old Word document (.doc)", [0xd0, 0xcf, 0x11, 0xe0]],
  ["PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG image", [0xff, 0xd8, 0xff]],
  ["GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["gzip archive", [0x1f, 0x8b]],
  ["7-Zip archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["RAR archive", [0x52, 0x61, 0x72, 0x21]],
  ["program", [0x7f, 0x45, 0x4c, 0x46]],
  ["program", [0x4d, 0x5a, 0x90, 0x00]],
  ["SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

/** Looks at the first bytes only. */
export function sniffBytes(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: "zip" };
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) return { kind: "rtf" };
  const foreign = FOREIGN.find(([, first]) => startsWith(bytes, first));
  if (foreign !== undefined) {
    return { kind: "refused", error: { code: "unknown-format", message: `this is a ${foreign[0]}` } };
  }
  return { kind: "text" };
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, at) => bytes[at] === byte);
}

/** The format of decoded text: by its root element, then by the file's name; anything else is plain text. */
export function sniffText(text: string, fileName: string): FormatName {
  const extension = extensionOf(fileName);
  const root = rootOf(text);
  if (root === "xliff" || root === "tmx") return root;
  if (extension === "md" || extension === "markdown" || extension === "mdown") return "md";
  if (extension === "csv") return "csv";
  if (extension === "tsv" || extension === "tab") return "tsv";
  if (["html", "htm", "xhtml"].includes(extension) || root === "html") return "html";
  if (["xlf", "xliff", "sdlxliff", "mxliff", "mqxliff"].includes(extension)) return "xliff";
  return extension === "tmx" ? "tmx" : "txt";
}

/** Lower case, without the dot; empty when the name has none. */
export function extensionOf(fileName: string): string {
  return /\.([^./\\]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

/** Name of the first element, when nothing but declarations, comments and space comes before it. */
function rootOf(text: string): string | undefined {
  let rest = text.slice(0, 4096).trimStart();
  if (/^<!doctype\s+html/iu.test(rest)) return "html";
  for (;;) {
    const skipped = rest.replace(/^(?:<\?[^>]*>|<!--[\s\S]*?-->|<!doctype[^>[]*>)\s*/iu, "");
    if (skipped === rest) break;
    rest = skipped;
  }
  return /^<(?:[\w.-]+:)?([\w.-]+)[\s>/]/u.exec(rest)?.[1]?.toLowerCase();
}

/** True when a text holds so many control characters that no person wrote it. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const strange = sample.match(/[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F]/gu)?.length ?? 0;
  const zeros = sample.split("\0").length - 1;
  return zeros > sample.length * 0.001 + 1 || strange > sample.length * 0.02 + 2;
}

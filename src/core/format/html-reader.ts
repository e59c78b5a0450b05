import { err, ok, type Result } from "../result.ts";
import { decode, type Decoded } from "./decode.ts";
import type { ReadDocument, ReadError } from "./document.ts";
import { type HtmlDocument, openHtml } from "./html-document.ts";
import { joinBlockTexts } from "./joined.ts";
import { looksBinary } from "./sniff.ts";

/** A saved page, or rich text that was pasted: the blocks of its article. */
export function readHtml(decoded: Decoded): Result<ReadDocument, ReadError> {
  if (looksBinary(decoded.text)) return err({ code: "binary", message: "too many control characters for a page" });
  const page = openHtml(decoded.text);
  if (!page.ok) return page;
  const { blocks, title, lang } = page.value;
  if (blocks.length === 0) return err({ code: "no-text", message: "the page shows no text" });
  const { encoding, bom, eol, guessed } = decoded;
  return ok({
    ...{ format: "html", encoding, bom, eol, ...joinBlockTexts(blockTexts(page.value)) },
    ...(guessed ? { guessed } : {}),
    ...(title === undefined ? {} : { title }),
    ...(lang === undefined ? {} : { targetLang: lang }),
  });
}

/** Kinds and texts of a page's blocks. */
export function blockTexts({
  blocks,
}: Pick<HtmlDocument, "blocks">): readonly Pick<HtmlDocument["blocks"][number], "kind" | "text">[] {
  return blocks.map(({ kind, text }) => ({ kind, text }));
}

/** Text of a page: by BOM, by what the page itself declares, else as any text. */
export function decodeHtml(bytes: Uint8Array, label?: string): Result<Decoded, ReadError> {
  const plain = decode(bytes, label);
  if (!plain.ok || !plain.value.guessed) return plain;
  const declared = declaredCharset(bytes);
  if (declared === undefined) return plain;
  const decoded = decode(bytes, declared);
  return decoded.ok ? decoded : plain;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const label = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1]?.toLowerCase();
  return label?.startsWith("utf-16") === true ? undefined : label;
}

import { err, ok, type Result } from "../result.ts";
import { splitBlocks } from "../segment/blocks.ts";
import type { Decoded } from "./decode.ts";
import type { ReadDocument, ReadError } from "./document.ts";
import { looksBinary } from "./sniff.ts";

/** Plain text, pasted or from a file, and Markdown: the text is the file, the blocks are places in it. */
export function readText(decoded: Decoded, format: "txt" | "md" | "paste"): Result<ReadDocument, ReadError> {
  const { text, encoding, bom, eol, guessed } = decoded;
  if (looksBinary(text)) return err({ code: "binary", message: "too many control characters for a text" });
  if (text.trim() === "") return err({ code: "no-text", message: "nothing but white space" });
  const blocks = splitBlocks(text, format === "md" ? "md" : "txt");
  if (blocks.length === 0) return err({ code: "no-text", message: "no block of text" });
  return ok({ format, encoding, bom, eol, text, blocks, ...(guessed ? { guessed } : {}) });
}

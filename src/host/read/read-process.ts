import { readDocument } from "../../core/format/read.ts";
import type { ReadOptions } from "../../core/format/document.ts";

/** Entry of the process that reads one article file: whatever the file does to it, nothing else is touched. */
process.once("message", (message) => {
  const { bytes, fileName, options } = message as { bytes: Uint8Array; fileName: string; options: ReadOptions }; // our parent
  const result = readDocument(bytes, fileName, options);
  process.send?.(result, undefined, undefined, () => process.exit(0));
});

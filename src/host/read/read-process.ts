import type { ReadOptions } from "../../core/format/document.ts";
import { readDocument } from "../../core/format/read.ts";
import { err } from "../../core/result.ts";

/** Entry of the process that reads one article file: whatever the file does to it, nothing else is touched. */
process.once("message", (message) => {
  const request = message as { bytes: Uint8Array; fileName: string; options: ReadOptions }; // our parent
  const result = read(request);
  process.send?.(result, undefined, undefined, () => process.exit(0));
});

function read({ bytes, fileName, options }: { bytes: Uint8Array; fileName: string; options: ReadOptions }) {
  try {
    return readDocument(bytes, fileName, options);
  } catch (thrown) {
    // A reader that throws is a bug of ours, but it must not cost the editor more than this file.
    return err({ code: "crashed", message: String(thrown).slice(0, 200) });
  }
}

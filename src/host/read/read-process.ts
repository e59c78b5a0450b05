import { readBilingualDocx } from "../../core/format/docx-bilingual.ts";
import { readDocument } from "../../core/format/read.ts";
import type { ReadRequest } from "./read-request.ts";
import { err } from "../../core/result.ts";

/** Entry of the process that reads one article file: whatever the file does to it, nothing else is touched. */
process.once("message", (message) => {
  const result = read(message as ReadRequest); // our parent
  process.send?.(result, undefined, undefined, () => process.exit(0));
});

// The parent's clock for this file starts now, not while we were loading.
process.send?.("ready");

function read(request: ReadRequest) {
  try {
    if (request.as === "table") return readBilingualDocx(request.bytes);
    return readDocument(request.bytes, request.fileName, request.options);
  } catch (thrown) {
    // A reader that throws is a bug of ours, but it must not cost the editor more than this file.
    return err({ code: "crashed", message: String(thrown).slice(0, 200) });
  }
}

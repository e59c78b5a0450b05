import type { ReadOptions } from "../../core/format/document.ts";

/** What one reading process is asked. */
export type ReadRequest =
  | {
      readonly as: "document";
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly options: ReadOptions;
    }
  | { readonly as: "table"; readonly bytes: Uint8Array };

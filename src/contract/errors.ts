/** Every reason a request can fail that a person may have to read. Sentences live with the interface, by code. */
export const ERROR_CODES = [
  // the request itself
  "bad-request",
  "not-allowed",
  "bug",
  // reading articles
  "empty",
  "no-text",
  "binary",
  "too-large",
  "unknown-format",
  "bad-encoding",
  "malformed",
  "doctype",
  "too-deep",
  "too-many-entries",
  "compression-bomb",
  "encrypted",
  "unsafe-path",
  "needs-columns",
  "timeout",
  "out-of-memory",
  "crashed",
  "stopped",
  // files
  "is-folder",
  "not-a-file",
  "no-permission",
  "file-not-found",
  "exists",
  // store
  "not-found",
  "disk-full",
  "locked",
  "newer-schema",
  "damaged",
  "settings-damaged",
  "no-home",
  "bad-bundle",
  "gone",
  "io",
  // reviews
  "conflict",
  "nothing-to-undo",
  "nothing-to-redo",
  "not-open",
  "would-lose-work",
  "other-review",
  "nothing-new",
  "cannot-export",
  "unencodable",
  "connection-lost",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure with its place. `detail` is plain text for a details line, never markup and never needed to understand. */
export interface GalleyError {
  readonly code: ErrorCode;
  readonly detail?: string;
  /** File, path, line or part concerned. */
  readonly at?: string;
}

/** Why nothing was written. Texts for people live with the interface, keyed by `code`. */
export interface WriteError {
  readonly code:
    /** A character that the file's encoding has no bytes for: `char`; writing as UTF-8 would work. */
    | "unencodable"
    /** The opened file's bytes no longer say what the review was made from. */
    | "original-mismatch"
    /** This format cannot be made from this review. */
    | "not-possible";
  readonly message: string;
  readonly char?: string;
}

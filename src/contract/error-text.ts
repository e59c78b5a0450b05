import type { ErrorCode, GalleyError } from "./errors.ts";

/** What happened, where, and what to do, one sentence a code; `{at}` is the file, path or line concerned. */
const SENTENCES: Readonly<Record<ErrorCode, string>> = {
  "bad-request": "Galley did not understand its own request, so nothing was changed; please restart Galley.",
  "not-allowed": "This window is not allowed to do that, so nothing was changed.",
  bug: "Something went wrong inside Galley, and nothing was changed; please try again, and restart Galley if it stays so.",
  empty: "{at} is empty, so there is nothing to review; choose another file.",
  "no-text": "{at} holds no text that could be reviewed; choose another file.",
  binary: "{at} is not a text that Galley can read; open a txt, md, html, docx, xliff, tmx or csv file.",
  "too-large": "{at} is larger than 32 MB; split the article into smaller files.",
  "unknown-format": "Galley does not know the format of {at}; save it as txt, html or docx and open that.",
  "bad-encoding": "{at} cannot be read in this encoding; choose another encoding.",
  malformed: "{at} is damaged and was not opened; save it again with the program it came from.",
  doctype: "{at} contains a document type declaration, which Galley refuses for safety; save the file without it.",
  "too-deep": "{at} is nested too deeply to be an article and was not opened.",
  "too-many-entries": "{at} holds too many parts to be an article and was not opened.",
  "compression-bomb": "{at} would unpack to an unsafe size and was not opened.",
  encrypted: "{at} is protected with a password; save it without one and open it again.",
  "unsafe-path": "{at} contains unsafe file names and was not opened.",
  "needs-columns": "{at} is a table; choose which column holds the translation.",
  timeout: "Reading {at} took too long and was stopped; split the article into smaller files.",
  "out-of-memory": "{at} needs more memory than Galley may use; split the article into smaller files.",
  crashed: "Reading {at} failed; nothing else was touched, so choose another file or save it in another format.",
  stopped: "Opening {at} was stopped, so nothing was opened.",
  "not-a-file": "{at} is a device or a pipe, not a file; save its content as a file and open that.",
  "is-folder": "{at} is a folder; open the article inside it.",
  "no-permission": "You have no permission to use {at}; change its permissions or choose another place.",
  "file-not-found": "{at} is not there any more; check its place and open it again.",
  exists: "{at} exists already and was left as it is; choose another name or allow replacing it.",
  "not-found": "This review is not on this computer any more; go back to the desk.",
  "disk-full": "The disk is full, so nothing new was written; free some space, and Galley will go on saving by itself.",
  locked: "This review is open in another Galley window; close it there and open it again.",
  "newer-schema": "This review was written by a newer Galley and was left untouched; update Galley to open it.",
  damaged: "This review's files are damaged, so it cannot be opened; they were left as they are.",
  "settings-damaged":
    "The settings were damaged; those from before are in use, and the damaged file is kept at {at}, so look through your settings.",
  "no-home": "The folder {at} cannot hold the reviews; make it writable, or choose another with --home or GALLEY_HOME.",
  "bad-bundle": "{at} is not a whole Galley review; ask for the file again.",
  gone: "The file behind this review has gone; nothing was overwritten.",
  io: "The disk reported an error at {at}; check the disk, and Galley will go on trying to save.",
  conflict:
    "This sentence was changed elsewhere at the same time; the newest version is shown and your text is kept in the field.",
  "nothing-to-undo": "There is nothing to undo.",
  "nothing-to-redo": "There is nothing to redo.",
  "not-open": "This review was closed elsewhere; open it again from the desk.",
  "other-review":
    "{at} was made from another review, so nothing was taken over; open that review and bring it back there.",
  "nothing-new": "{at} holds nothing that this review does not have already.",
  "would-lose-work": "Reading the file again would lose corrections already made, so it was not done; undo them first.",
  "cannot-export": "This review cannot be written in that format; choose another format.",
  unencodable:
    "The article's own encoding has no sign for {at}, so nothing was written; export it as UTF-8 or write it without that sign.",
  "connection-lost": "The window has lost Galley; your text stays here, and Galley tries to reconnect.",
};

/** One sentence for people: what happened, where, what to do. Shared by the page and the command line. */
export function errorText(error: GalleyError): string {
  const sentence = SENTENCES[error.code];
  // A file's name keeps its letters; only our own words take a capital.
  const { at } = error;
  if (at !== undefined) return sentence.replaceAll("{at}", () => at);
  return sentence.replace(/^\{at\}/u, "The file").replaceAll("{at}", "the file");
}

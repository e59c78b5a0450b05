/**
 * Text for between tags and inside quoted attributes of XML and HTML. Characters that XML 1.0 cannot hold at all
 * (most controls, half surrogate pairs) are left out.
 */
export function escapeMarkup(text: string): string {
  return text.replace(NOT_XML, "").replace(/[&<>"'\r]/gu, (char) => ESCAPES[char] ?? char);
}

/** A text without the characters that XML 1.0 cannot hold. */
export function xmlCharacters(text: string): string {
  return text.replace(NOT_XML, "");
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};

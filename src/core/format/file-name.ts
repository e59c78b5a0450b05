const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/**
 * A name that is safe as a file's name on every system, made of an article's file name or title: no folders, controls
 * or reserved characters, at most 80 characters, never empty.
 */
export function safeStem(name: string): string {
  const base = name.replace(/\.[A-Za-z0-9]{1,8}$/u, "");
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "")
    .replace(/[<>:"/\\|?*%]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/gu, "");
  const short = [...clean].slice(0, 80).join("").trimEnd();
  return short === "" || RESERVED.test(short) ? "article" : short;
}
